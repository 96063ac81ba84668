import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { UserFolder } from './assay-process.ts'

const PLAN = `plan: long
arrivals: even
phases: [{ name: day, role: steady, for: 1h, rate: 5 }]
calls: [{ call: GET /api/erp/vendors }]
thresholds: [errors = 0]
`

test('Ctrl-C ends with what was measured, marked as cut short, and no pass', async () => {
  const folder = await UserFolder.create()
  await folder.write('long.load.yaml', PLAN)
  const ended = await folder.assay(['load', 'long.load.yaml', '--records', '20'], {
    meanwhile: async (kill, said) => {
      await said('p50')
      kill('SIGINT')
    },
  })
  const { verdict, measured } = JSON.parse(
    await readFile(join(folder.path, 'reports/latest/load.json'), 'utf8'),
  )
  expect(measured.cutShort.cause).toBe('interrupted')
  // Where this machine was too busy to measure anything, it is invalid.
  expect([
    [4, 'not evaluated'],
    [3, 'invalid'],
  ]).toContainEqual([ended.code, verdict.outcome])
  expect(measured.totals.finished).toBeGreaterThan(0)
  expect(ended.stdout).toMatch(/cut short after .* of 60 min 00 s/)
  await folder.remove()
}, 30_000)
