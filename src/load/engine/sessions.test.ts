import { expect, test } from 'vitest'
import { foresee } from '../foresee.ts'
import { sessionEntries } from '../plan/session-entries.ts'
import { OK, planOf, runVirtually, type Server, taking } from './virtual-run.ts'

const PLAN = planOf(10, {
  mix: sessionEntries({
    session: 'sync',
    steps: [{ call: 'GET /a', name: 'page', pages: 2 }, { call: 'POST /b' }],
  }),
})

/** What became of each step. */
async function steps(server: Server, plan = PLAN) {
  const { totals, phases } = await runVirtually(plan, server)
  const told = phases.flatMap(({ latencies }) =>
    latencies.map((one) => [one.operation, one.class, one.latency.count, one.latency.max / 1000]),
  )
  return { totals, told }
}

test('each step is due when the one before it has ended, and measured apart', async () => {
  const { totals, told } = await steps(taking(20))
  expect(told).toEqual([
    ['sync: page', 'ok', 100, 20],
    ['sync: page', 'ok', 100, 20],
    ['sync: POST /b', 'ok', 100, 20],
  ])
  expect(totals).toMatchObject({ offered: 300, started: 300, finished: 300, dropped: 0, late: 0 })
})

test('where a step fails, those after it never come due', async () => {
  const { totals, told } = await steps((clock) => async ({ index, entry }) => {
    await clock.sleep(5)
    return index % 2 === 0 && entry.step?.page === 1 ? { class: 'server-error', bytes: 0 } : OK
  })
  expect(told.map(([, outcome, count]) => [outcome, count])).toEqual([
    ['ok', 100],
    ['ok', 50],
    ['server-error', 50],
    ['ok', 50],
  ])
  expect(totals).toMatchObject({ offered: 250, finished: 250 })
})

test('a step waits for a free place like an arrival, and its wait counts', async () => {
  const slow = planOf(10, { mix: PLAN.mix }, { maxInFlight: 1 })
  const { told } = await steps(taking(50), slow)
  expect(Math.max(...told.map(([, , , max]) => Number(max)))).toBeGreaterThan(1000)
})

test('the cost of a plan counts all steps of its sessions', () => {
  const { calls, connections } = foresee(PLAN, new Map())
  expect(calls).toBe(300)
  expect(connections).toEqual([{ connection: 'primary', calls: 300, peakPerSecond: 30 }])
})

test('a crawl asks for page after page at its own pace, and ends where nothing is left', async () => {
  const mix = sessionEntries({ session: 'crawl', steps: [{ call: 'GET /a', crawl: 4, every: '100ms' }] })
  const starts: number[] = []
  const server: Server = (clock) => async () => {
    starts.push(clock.now())
    await clock.sleep(20)
    return starts.length < 4 ? { ...OK, again: true } : OK
  }
  const phase = { name: 'steady', role: 'steady' as const, durationMs: 1000 }
  const phases = [{ ...phase, profile: { kind: 'constant' as const, rate: 1 } }]
  const { totals } = await runVirtually(planOf(1, { mix, phases }), server)
  expect(starts.map((ms) => ms - (starts[0] ?? 0))).toEqual([0, 100, 200, 300])
  expect(totals).toMatchObject({ offered: 4, finished: 4, late: 0 })
})

test('a run that is cut short does not wait for the pages of a crawl', async () => {
  const mix = sessionEntries({ session: 'crawl', steps: [{ call: 'GET /a', crawl: 99, every: '1h' }] })
  const ending = new AbortController()
  const server: Server = (clock) => async () => {
    void clock.sleep(50).then(() => ending.abort())
    return { ...OK, again: true }
  }
  const measured = await runVirtually(planOf(1, { mix }), server, { signal: ending.signal })
  expect(measured.cutShort?.cause).toBe('interrupted')
  expect(measured.durationMs).toBeLessThan(1000)
})
