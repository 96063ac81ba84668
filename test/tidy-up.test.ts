import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { loadScope } from '../src/cli/environment.ts'
import { listen } from '../src/sandbox/listen.ts'
import { UserFolder } from './assay-process.ts'

// Whole processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

test('a run takes back what it made on a target, and nothing is left to clean up', async () => {
  const system = 'sap-s4hana'
  const scope = await loadScope({ apiFolder: 'specs/makini', manifestFile: `systems/${system}/system.yaml` })
  const listening = await listen({ ...scope, port: 0, seed: 1, records: 20 })
  const folder = await UserFolder.create()
  try {
    const connections = { primary: { access: 'env:OWN_TOKEN' } }
    const target = { baseUrl: listening.url, environment: 'test', api: 'makini', system, allow: ['write'] }
    const config = { hosts: ['127.0.0.1'], targets: { own: { ...target, connections } } }
    await folder.write('assay.config.yaml', JSON.stringify(config))
    const env = { OWN_TOKEN: listening.sandbox.accounts.connections.primary.accessToken }
    const args = ['certify', '--target', 'own', '--only', 'WRITE-001/purchase-orders']
    const { code, stdout } = await folder.assay(args, { env })
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^balance: 1 made, 0 removed, 1 discarded, 0 left/m),
    ])
    const journal = readFileSync(join(folder.path, 'reports/latest/journal.jsonl'), 'utf8')
    const kinds = journal.match(/(?<="kind":")\w+/g)
    expect(kinds).toEqual(['run', 'intent', 'made', 'undone', 'settled'])
    const again = await folder.assay(['cleanup'], { env })
    expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/^Nothing to take back/)])
  } finally {
    await listening.close()
    await folder.remove()
  }
})
