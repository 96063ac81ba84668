import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Api } from '../../spec/api.ts'
import { loadApi } from '../../spec/load-api.ts'
import { loadPlanFile } from './plan-file.ts'

let folder: string
let api: Api

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-test-'))
  api = await loadApi('specs/makini')
})

afterAll(() => rm(folder, { recursive: true }))

async function load(text: string) {
  const file = join(folder, 'plan.load.yaml')
  await writeFile(file, text)
  return loadPlanFile(file, api.document, 7)
}

const SOUND = `plan: a day
phases:
  - { name: day, role: steady, for: 30s, rate: 12 }
calls:
  - { call: GET /api/erp/vendors }
thresholds: [dropped = 0]
`

test('a plan is read with the usual limits, and every kind of phase', async () => {
  const { plan, thresholds } = await load(
    SOUND.replace(
      'phases:\n',
      `phases:
  - { name: up, role: ramp, for: 10s, from: 1, to: 9 }
  - { name: stairs, role: ramp, for: 10s, from: 1, to: 9, steps: 3 }
  - { name: rush, role: spike, for: 10s, rate: 2, peak: 20, hold: 500ms }
  - { name: night, role: soak, for: 2h, rate: 2 }
`,
    ),
  )
  expect(plan.phases.map(({ durationMs, profile }) => [durationMs, profile])).toEqual([
    [10_000, { kind: 'ramp', from: 1, to: 9 }],
    [10_000, { kind: 'steps', from: 1, to: 9, plateaus: 3 }],
    [10_000, { kind: 'spike', base: 2, peak: 20, holdMs: 500 }],
    [7_200_000, { kind: 'soak', rate: 2 }],
    [30_000, { kind: 'constant', rate: 12 }],
  ])
  expect([plan.arrivals, plan.seed, plan.mix[0]?.connection, plan.limits.timeoutMs]).toEqual([
    'poisson',
    7,
    'primary',
    30_000,
  ])
  expect(thresholds).toEqual([{ hold: 'dropped = 0' }])
  const searching = await load(`${SOUND}capacity: { from: 2, to: 40, hold: 1m }\n`)
  expect(searching.plan.capacity).toEqual({ from: 2, most: 40, holdMs: 60_000 })
})

/** What is put in place of what, and the line and words of the complaint. */
const WRONG: [was: string, is: string, complaint: string][] = [
  [SOUND, '', 'plan.load.yaml: is empty'],
  [SOUND, '[1]', 'must be Load plan, not a list of 1'],
  ['plan: a day\n', '', '"plan" is missing'],
  ['plan: a day', 'plan: a day\nplan: another', ':2:1: duplicate key'],
  ['plan: a day', 'plan: a day\nspeed: 9', '"speed"'],
  ['for: 30s', 'for: soon', ':3:32:'],
  ['role: steady', 'role: level', ':3:'],
  [', rate: 12', '', ':3:5: give its "rate", or "from" and "to"'],
  ['rate: 12', 'rate: 0', ':3:'],
  ['rate: 12', 'from: 12', 'a ramp needs both "from" and "to"'],
  ['rate: 12', 'rate: 12, from: 1, to: 2', 'give "from" and "to", or "rate", not both'],
  ['rate: 12', 'rate: 12, steps: 3', '"steps" lead "from" one rate "to" another'],
  ['rate: 12', 'rate: 12, hold: 1s', '"hold" is for a "peak"'],
  [
    'GET /api/erp/vendors',
    'GET /api/erp/vendor',
    ':5:7: the document has no operation "GET /api/erp/vendor"; did you mean "GET /api/erp/vendors"?',
  ],
  ['GET /api/erp/vendors', 'vendors', ':5:7:'],
  ['vendors }', 'vendors, weight: -1 }', ':5:'],
  ['vendors }', 'vendors, connection: third }', ':5:'],
  ['for: 30s', 'for: 0s', ':1:1: Phase day lasts 0 ms'],
  ['rate: 12 }', 'rate: 12 }\n  - { name: day, role: soak, for: 1s, rate: 1 }', 'Two phases are called day'],
  ['[dropped = 0]', '[]', ':6:'],
  ['[dropped = 0]', '[quick]', ':6:14: "quick" is no threshold; write what, a comparison and a limit'],
  ['[dropped = 0]', '[p99 < 800]', 'needs a time with its unit: us, ms or s'],
  ['[dropped = 0]', '[{ hold: dropped = 0, phase: night }]', 'there is no phase "night"; name one of day'],
  ['[dropped = 0]', '[dropped = 0]\ncapacity: { from: 9, to: 8, hold: 1s }', '"to" is the highest rate'],
  ['[dropped = 0]', '[dropped = 0]\ncapacity: { from: 0, to: 8, hold: 1s }', ':7:'],
  [
    '[dropped = 0]',
    '[{ hold: dropped = 0, phase: day }]\ncapacity: { from: 1, to: 8, hold: 1s }',
    'its objective are the thresholds that name no phase',
  ],
  [
    '[dropped = 0]',
    '[{ hold: errors = 0, operation: GET /x }]',
    'nothing calls "GET /x"; name one of the calls',
  ],
]

test.each(WRONG)('%j written as %j is refused with its place', async (was, is, complaint) => {
  await expect(load(SOUND.replace(was, is))).rejects.toMatchObject({
    code: 'LOAD_INVALID',
    message: expect.stringContaining(complaint),
  })
})
