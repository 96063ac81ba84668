import { expect, test } from 'vitest'
import { loadScope } from '../src/cli/environment.ts'
import { realClock } from '../src/load/engine/clock.ts'
import { watchGenerator } from '../src/load/engine/generator-watch.ts'
import { runLoad } from '../src/load/engine/run-load.ts'
import { createUndiciSend } from '../src/load/engine/undici-send.ts'
import { foresee } from '../src/load/foresee.ts'
import { type LoadPlan, USUAL_LIMITS, USUAL_STOP } from '../src/load/load-plan.ts'
import { ceilingOfManifest, openQuota, quotaMemory } from '../src/load/quota.ts'
import { listen } from '../src/sandbox/listen.ts'

const PLAN: LoadPlan = {
  name: 'reading on two connections',
  seed: 4,
  arrivals: 'poisson',
  phases: [{ name: 'steady', role: 'steady', durationMs: 1000, profile: { kind: 'constant', rate: 60 } }],
  mix: [
    { operation: '/api/erp/purchase-orders', connection: 'primary', kind: 'list', weight: 1 },
    { operation: '/api/erp/vendors', connection: 'second', kind: 'list', weight: 1 },
  ],
  limits: USUAL_LIMITS,
  stop: USUAL_STOP,
}

test('a plan is run against a sandbox over loopback, within what its manifest allows each connection', async () => {
  const scope = await loadScope({ apiFolder: 'specs/makini', manifestFile: 'systems/sap-s4hana/system.yaml' })
  const { url, sandbox, close } = await listen({ ...scope, port: 0, seed: 1, records: 20 })
  const { primary, second } = sandbox.accounts.connections
  const tokens: Record<string, string> = { primary: primary.accessToken, second: second.accessToken }
  const sender = createUndiciSend({
    origin: url,
    connections: 20,
    date: Date.now,
    request: ({ operation, connection }) => ({
      method: 'GET',
      path: operation,
      headers: { authorization: `Bearer ${tokens[connection]}` },
    }),
  })
  const ceiling = ceilingOfManifest(scope.manifest)
  // 1200 in 60 s: four fifths of 20 a second. The plan asks each connection for 30, and its burst is 120.
  expect(foresee(PLAN, new Map([['primary', ceiling]])).over).toHaveLength(1)
  const measured = await runLoad(PLAN, {
    clock: realClock,
    date: Date.now,
    send: sender.send,
    sockets: sender.sockets,
    quotas: new Map([['primary', openQuota(quotaMemory(ceiling))]]),
    watch: watchGenerator({ cpuMs: () => 0, residentBytes: () => process.memoryUsage.rss() }),
  })
  await sender.close()
  await close()
  const { totals, phases, quotas } = measured
  expect(totals.classes).toEqual({ ok: totals.offered })
  expect(totals.offered).toBe(measured.planned)
  expect(totals.bytes).toBeGreaterThan(1000 * totals.offered)
  expect(phases[0]?.latencies.map(({ connection, latency }) => [connection, latency.count > 15])).toEqual([
    ['primary', true],
    ['second', true],
  ])
  expect(quotas.map(({ connection, origin }) => [connection, origin])).toEqual([
    ['primary', 'manifest'],
    ['second', 'none'],
  ])
  expect(measured.generator.sockets.mostOpen).toBeGreaterThan(0)
})
