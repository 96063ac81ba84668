import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadScope } from '../../src/cli/environment.ts'
import { OK, planOf, runVirtually, type Server, taking } from '../../src/load/engine/virtual-run.ts'
import type { LoadPlan } from '../../src/load/load-plan.ts'
import type { Measured } from '../../src/load/measured.ts'
import { loadPlanFile } from '../../src/load/plan/plan-file.ts'
import { UserFolder } from '../assay-process.ts'

const PLAN = `plan: small
phases: [{ name: day, role: steady, for: 60s, rate: 20 }]
calls: [{ call: GET /api/erp/vendors }]
thresholds: [p50 < 1 s, errors = 0]
`
let folder: UserFolder
let plan: LoadPlan

beforeAll(async () => {
  folder = await UserFolder.create()
  await folder.write('small.load.yaml', PLAN)
  const { api } = await loadScope({
    apiFolder: 'specs/makini',
    manifestFile: 'systems/makini-sandbox/system.yaml',
  })
  plan = (await loadPlanFile(join(folder.path, 'small.load.yaml'), api.document, 1)).plan
})
afterAll(() => folder.remove())

const write = (name: string, measured: Measured) =>
  folder.write(`${name}/load.json`, JSON.stringify({ measured }))

test('assay load compare ends with 0, 1 or 4 by what became of the runs', async () => {
  const answering = (ms: number, run: number): Server => taking(ms + run / 10)
  for (const [side, ms] of [
    ['before', 20],
    ['same', 20],
    ['slower', 30],
  ] as const)
    for (let run = 0; run < 5; run += 1)
      await write(`${side}/${run}`, await runVirtually(planOf(25), answering(ms, run)))
  const codes = []
  for (const sides of [
    ['before', 'same'],
    ['before', 'slower'],
    ['before/0', 'slower/0'],
    ['nowhere', 'same'],
  ])
    codes.push((await folder.command(['load', 'compare', ...sides])).code)
  expect(codes).toEqual([0, 1, 4, 2])
})

test('assay load merge makes one verdict and report of the shares that machines have left, and refuses a part of them', async () => {
  for (const index of [0, 1])
    await write(`share-${index}`, await runVirtually(plan, () => async () => OK, { share: { index, of: 2 } }))
  const merge = (...shares: string[]) =>
    folder.command([
      ...['load', 'merge', '--plan', 'small.load.yaml', '--out', 'merged'],
      ...shares.map((name) => `${name}/load.json`),
    ])
  const whole = await merge('share-0', 'share-1')
  expect(whole).toMatchObject({ code: 0, stderr: '' })
  expect(whole.stdout).toContain('met  small, in')
  expect(await merge('share-0')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('Share 2/2 is missing'),
  })
})

test('a share of a plan that searches for the capacity is refused', async () => {
  await folder.write('search.load.yaml', `${PLAN}capacity: { from: 1, to: 2, hold: 5s }\n`)
  const { code, stderr } = await folder.command(['load', 'search.load.yaml', '--share', '1/2', '--dry-run'])
  expect([code, stderr]).toEqual([2, expect.stringContaining('cannot search for the capacity')])
})

test.each(['0/3', '4/3', '1', 'a/b'])('assay load --share %s is refused', async (share) => {
  const { code, stderr } = await folder.command(['load', '--share', share, '--dry-run'])
  expect([code, stderr]).toEqual([2, expect.stringContaining('one of so many shares, such as 1/3')])
})
