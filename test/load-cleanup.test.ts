import { expect, test, vi } from 'vitest'
import { loadScope } from '../src/cli/environment.ts'
import { listen } from '../src/sandbox/listen.ts'
import { UserFolder } from './assay-process.ts'

// A whole process: a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

const PLAN = `plan: writing
arrivals: even
phases: [{ name: day, role: steady, for: 1s, rate: 6 }]
calls: [{ call: POST /api/erp/purchase-orders }]
sessions:
  - session: order
    steps:
      - name: write
        call: POST /api/erp/purchase-orders
        set: { /title: '{mark} load' }
        capture: { made: /data/key }
        readBack: { call: 'GET /api/erp/purchase-orders/{key}', path: { key: '{made}' }, expect: { /data/title: '{mark} load' } }
      - { name: change, call: 'PUT /api/erp/purchase-orders/{key}', path: { key: '{made}' } }
thresholds: [errors < 1 %]
`

/** A sandbox that stands for a system of others, and a plan that writes there. */
async function elsewhere() {
  const scope = await loadScope({ apiFolder: 'specs/makini', manifestFile: 'systems/sap-s4hana/system.yaml' })
  const { url, sandbox, close } = await listen({ ...scope, port: 0, seed: 1, records: 20 })
  const folder = await UserFolder.create()
  const target = {
    ...{ baseUrl: url, environment: 'test', api: 'makini', system: 'sap-s4hana', allow: ['read', 'write'] },
    ...{ connections: { primary: { access: 'env:OWN_TOKEN' } } },
  }
  const host = new URL(url).hostname
  await folder.write('assay.config.yaml', JSON.stringify({ hosts: [host], targets: { own: target } }))
  await folder.write('writing.load.yaml', PLAN)
  const token = sandbox.accounts.connections.primary.accessToken
  const assay = (...args: string[]) => folder.command(args, { OWN_TOKEN: token })
  const total = async () => {
    const headers = { authorization: `Bearer ${token}` }
    const answer = await fetch(`${url}/api/erp/purchase-orders`, { headers })
    return ((await answer.json()) as { meta: { total: number } }).meta.total
  }
  return {
    ...{ assay, total },
    [Symbol.asyncDispose]: async () => {
      await close()
      await folder.remove()
    },
  }
}

test('the command that load prints takes back what it has written on a target', async () => {
  await using at = await elsewhere()
  const before = await at.total()
  const { stdout } = await at.assay('load', 'writing.load.yaml', '--target', 'own')
  expect(stdout).toMatch(
    /^\d+ calls in 1 s: .* besides, at most 180 before it and \d after it to read back$/m,
  )
  expect(stdout).toMatch(/writes: 0 lost and 0 duplicated of [1-9] writes/)
  const made = (await at.total()) - before
  const [, journal = ''] = /npx assay cleanup --journal (\S+)/.exec(stdout) ?? []
  const cleaned = await at.assay('cleanup', '--journal', journal)
  // Making ready creates five of each of two calls, and one to change.
  expect(made).toBeGreaterThan(5)
  expect(cleaned.stdout).toContain(`balance: ${made} made, 0 removed, ${made} discarded, 0 left, 0 not ours`)
})
