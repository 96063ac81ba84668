import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { LOAD_EXIT_CODES, type LoadOutcome } from '../src/load/verdict/judge-load.ts'
import { UserFolder } from './assay-process.ts'

// Whole processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const PETSHOP = resolve(import.meta.dirname, 'inference', 'petshop.yaml')
const LOAD = `plan: short
phases: [{ name: steady, role: steady, for: 1s, rate: 5 }]
calls: [{ call: GET /api/erp/vendors }]
thresholds: [dropped = 0]
`
let folder: UserFolder

beforeAll(async () => {
  folder = await UserFolder.create()
})
afterAll(() => folder.remove())

function written(name: string): Record<string, unknown> {
  return JSON.parse(readFileSync(join(folder.path, name), 'utf8'))
}

test('a run whose reader goes away after the first line ends with its verdict and its reports', async () => {
  const args = ['certify', '--document', PETSHOP, '--only', 'ERR-012/post-pets/emoji']
  const { code, stderr } = await folder.assay(args, { hangUp: true })
  expect([code, stderr]).toEqual([0, ''])
  expect(written('reports/latest/report.json')).toMatchObject({ verdict: { outcome: 'certified' } })
})

test('so does a run of load', async () => {
  await folder.write('short.load.yaml', LOAD)
  const { code, stderr } = await folder.assay(['load', 'short.load.yaml', '--out', 'load'], { hangUp: true })
  expect(stderr).toBe('')
  const { outcome } = written('load/latest/load.json').verdict as { outcome: LoadOutcome }
  expect(code).toBe(LOAD_EXIT_CODES[outcome])
})
