import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { served } from './served-target.ts'

// Whole processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

const CREATE_ONE = ['certify', '--target', 'own', '--only', 'WRITE-001/purchase-orders']

test('a run takes back what it made on a target, and nothing is left to clean up', async () => {
  await using own = await served()
  const { folder, env } = own
  const { code, stdout } = await folder.assay(CREATE_ONE, { env })
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/^balance: 1 made, 0 removed, 1 discarded, 0 left/m),
  ])
  const journal = readFileSync(join(folder.path, 'reports/latest/journal.jsonl'), 'utf8')
  const kinds = journal.match(/(?<="kind":")\w+/g)
  expect(kinds).toEqual(['run', 'intent', 'made', 'undone', 'settled'])
  const again = await folder.command(['cleanup'], env)
  expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/^Nothing to take back/)])
})

test('the report is written before anything is taken back, so ending that loses no verdict', async () => {
  const seen: boolean[] = []
  let report = ''
  await using own = await served({
    faults: {
      'write.store': (record, { role }) => {
        if (role === 'status') seen.push(existsSync(report))
        return record
      },
    },
  })
  report = join(own.folder.path, 'reports/latest/report.json')
  await own.folder.assay(CREATE_ONE, { env: own.env })
  expect(seen).toEqual([true])
})

test('what is not taken back is told with the command for just that', async () => {
  await using own = await served({
    faults: {
      'write.store': (record, { role }) => {
        if (role === 'status') throw new Error('down')
        return record
      },
    },
  })
  const { folder, env } = own
  const { stderr, stdout } = await folder.assay([...CREATE_ONE, '--out', 'kept'], { env })
  expect(stdout + stderr).toMatch(/npx assay cleanup --journal kept\/[^/ ]+\/journal\.jsonl$/m)
})

test('a journal that cannot be cleaned up after keeps no other from it, and is named', async () => {
  await using own = await served()
  const { folder, env } = own
  await folder.assay(CREATE_ONE, { env })
  const journal = readFileSync(join(folder.path, 'reports/latest/journal.jsonl'), 'utf8')
  const left = journal.replace(/^.*"settled".*\n/m, '')
  const earlier = left.replace('"target":"own"', '"target":"gone"').replace(/"at":"2/, '"at":"1')
  await folder.write('kept/a/journal.jsonl', earlier)
  await folder.write('kept/b/journal.jsonl', left)
  const { code, stdout, stderr } = await folder.command(['cleanup', '--out', 'kept'], env)
  expect(stderr).toMatch(/^assay: kept\/a\/journal\.jsonl: There is no target "gone"/m)
  expect([code, stdout]).toEqual([2, expect.stringMatching(/^balance: 1 made, .* 0 left/m)])
})

test('a target or folder that is not there is no reason to say that nothing is left', async () => {
  await using own = await served()
  const { folder, env } = own
  const target = await folder.command(['cleanup', '--target', 'owm'], env)
  expect([target.code, target.stderr]).toEqual([2, expect.stringMatching(/Did you mean "own"\?/)])
  const out = await folder.command(['cleanup', '--out', 'report'], env)
  expect([out.code, out.stderr]).toEqual([2, expect.stringMatching(/no folder report/)])
})
