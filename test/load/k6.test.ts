import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { openLoadSandbox } from '../../src/cli/load-sandbox.ts'
import { mergeHistograms, percentileMs } from '../../src/load/histogram/latency-histogram.ts'
import { exportK6 } from '../../src/load/k6/export-k6.ts'
import { type ExportedPlan, isSealedPlan } from '../../src/load/k6/export-plan.ts'
import { readRunnerOutput } from '../../src/load/merge/k6-samples.ts'
import { mergeK6 } from '../../src/load/merge/merge-k6.ts'
import { judgeLoad } from '../../src/load/verdict/judge-load.ts'
import { exportPlan } from './export-sample.ts'
import { blockingFetch, runAsK6 } from './k6-stand-in.ts'

const folder = await mkdtemp(join(tmpdir(), 'assay-k6-'))
const session = await openLoadSandbox({
  files: { apiFolder: 'specs/makini', manifestFile: 'systems/sap-s4hana/system.yaml' },
  seed: 1,
  records: 20,
})
const blocking = blockingFetch()
afterAll(async () => {
  await blocking.close()
  await session.close()
  await rm(folder, { recursive: true })
})

const given = exportPlan()
const files = exportK6(given)
const exported = JSON.parse(files['plan.json'] ?? '') as ExportedPlan
const takesMs = (iteration: number) => 20 + (iteration % 100)

const ran = await runAsK6({
  folder,
  script: files['script.js'] ?? '',
  env: {
    ASSAY_BASE_URL: session.baseUrl,
    ASSAY_TOKEN_PRIMARY: session.connections.primary.access.reveal(),
    ASSAY_TOKEN_SECOND: session.connections.second?.access.reveal() ?? '',
  },
  ask: blocking.ask,
  takesMs,
  runners: 2,
})
const read = (outputs = ran.outputs) =>
  Promise.all(outputs.map((text, at) => readRunnerOutput(`runner-${at}`, linesOf(text))))

async function* linesOf(text: string) {
  yield* text.split('\n')
}

test('the exported script asks a sandbox for what the plan says, by the token of each connection', () => {
  expect(ran.aborted).toBe(undefined)
  expect(ran.sent.length).toBe(240)
  const share = ran.sent.filter(({ url }) => url.includes('/vendors')).length / 240
  expect(share).toBeGreaterThan(0.68)
  expect(share).toBeLessThan(0.82)
  expect(new Set(ran.sent.map(({ tags }) => tags.name))).toEqual(
    new Set(['GET /api/erp/vendors', 'GET /api/erp/inventories']),
  )
  expect(files['script.js']).not.toContain(session.connections.primary.access.reveal())
})

test('outputs of two runners make one verdict, with the percentiles of the whole', async () => {
  const measured = mergeK6(exported, await read())
  const steady = measured.phases[1]
  const ok = mergeHistograms(steady?.latencies.map(({ latency }) => latency) ?? [])
  const truth = Array.from({ length: 200 }, (_, at) => takesMs(at)).sort((a, b) => a - b)
  expect(measured.totals.classes).toEqual({ ok: 240 })
  for (const percent of [50, 90, 95, 99])
    expect(Math.abs(percentileMs(ok, percent) - (truth[2 * percent - 1] ?? 0))).toBeLessThan(0.2)
  const verdict = judgeLoad(measured, exported.thresholds)
  expect([verdict.outcome, verdict.because]).toEqual(['met', ['all 3 of 3 thresholds hold']])
})

test('starts that found no VU are dropped, and miss what allows none', async () => {
  const [first = '', second = ''] = ran.outputs
  const dropped = `${JSON.stringify({
    metric: 'dropped_iterations',
    type: 'Point',
    data: {
      time: '2026-01-05T00:00:04.250000001Z',
      value: 3,
      tags: { scenario: 'phase-2', assay_plan: exported.digest },
    },
  })}\n`
  const measured = mergeK6(exported, await read([first + dropped, second]))
  expect(measured.totals).toMatchObject({ offered: 243, dropped: 3, started: 240 })
  expect(judgeLoad(measured, exported.thresholds).because[0]).toMatch(/^dropped = 0 in steady: fail/)
})

test('half of the starts of a runner are no whole run', async () => {
  const [first = '', second = ''] = ran.outputs
  const half = second.split('\n').slice(0, 150).join('\n')
  const verdict = judgeLoad(mergeK6(exported, await read([first, half])), exported.thresholds)
  expect(verdict.outcome).toBe('not evaluated')
})

const log = (text: string) => `time="2026-01-05T00:00:00Z" level=info msg="running"\n${text}`

test('lines of a log among the samples are passed over', async () => {
  expect(mergeK6(exported, await read(ran.outputs.map(log))).totals.finished).toBe(240)
})

const oneMore = (output: string, was: RegExp, is: string) => `${output.split('\n')[0]?.replace(was, is)}\n`

test('a plan that was changed since it was exported is no longer that of the samples', () => {
  expect(isSealedPlan(exported)).toBe(true)
  expect(isSealedPlan({ ...exported, thresholds: [{ hold: 'p95 < 9 s' }] })).toBe(false)
  expect(isSealedPlan({ ...exported, plan: {} })).toBe(false)
  expect(isSealedPlan([])).toBe(false)
})

test.each<[string, (outputs: string[]) => string[], RegExp]>([
  ['a summary', ([first = '']) => [first, '{\n  "metrics": {}\n}'], /runner-1 is a summary of k6/],
  ['one output twice', ([first = '']) => [first, first], /runner-1 and runner-0 are the same output/],
  ['a missing runner', ([first = '']) => [first], /for 2 runners, and there are 1 outputs/],
  [
    'another plan',
    ([first = '', second = '']) => [first, second.replaceAll(exported.digest, 'other')],
    /runner-1 is of another plan/,
  ],
  [
    'a line that breaks off',
    ([first = '', second = '']) => [first, second.slice(0, -20)],
    /runner-1:\d+ breaks off/,
  ],
  [
    'a call that ends in the year 9999',
    ([first = '', second = '']) => [first, second + oneMore(second, /"time":"\d+/, '"time":"9999')],
    /runner-1 tells of calls that are \d+ h apart/,
  ],
  [
    'a call that took longer than a day',
    ([first = '', second = '']) => [first, second + oneMore(second, /"value":[\d.]+/, '"value":1e300')],
    /runner-1:\d+ has the assay_latency 1e\+300/,
  ],
  ['nothing of the script', ([first = '']) => [first, 'killed\n'], /runner-1 has no sample/],
])('%s is refused', async (_, change, message) => {
  await expect(async () => mergeK6(exported, await read(change([...ran.outputs])))).rejects.toThrow(message)
})
