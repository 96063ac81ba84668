import { expect, test } from 'vitest'
import { OK, planOf, runVirtually, type Server } from '../engine/virtual-run.ts'
import type { Measured } from '../measured.ts'
import { judgeLoad } from '../verdict/judge-load.ts'
import { mergeShares } from './merge-shares.ts'

/** Answers by the number of the call alone, so that it is the same whoever asks. */
const byNumber: Server = (clock) => async (call) => {
  await clock.sleep(5 + ((call.index * 37) % 90))
  return call.index % 41 === 0 ? { class: 'server-error', bytes: 3 } : OK
}

const PLAN = planOf(100, {
  arrivals: 'poisson',
  stop: { throttling: 'planned' },
  mix: [
    { operation: 'GET /a', connection: 'one', kind: 'get', weight: 3 },
    { operation: 'GET /b', connection: 'two', kind: 'get', weight: 1 },
  ],
})
const OF = 3
const shareOf = (index: number, plan = PLAN) => runVirtually(plan, byNumber, { share: { index, of: OF } })
const runs = await Promise.all([0, 1, 2].map((index) => shareOf(index)))
const outputs = (all: readonly Measured[]) =>
  all.map((measured, at) => ({ file: `${'abc'[at]}/load.json`, measured }))

test('shares that are put together are the run of one machine, bucket by bucket', async () => {
  const whole = await runVirtually(PLAN, byNumber)
  const merged = mergeShares(PLAN, outputs([...runs].reverse()))
  expect(merged).toEqual({ ...whole, maxInFlight: OF * whole.maxInFlight })
  expect(merged.totals.offered).toBeGreaterThan(900)
})

test('a share has no verdict of its own, and all of them together have', () => {
  const threshold = [{ hold: 'p50 < 1 s' }]
  const alone = runs.map((run) => judgeLoad(run, threshold))
  expect(alone.map(({ outcome }) => outcome)).toEqual(Array(OF).fill('not evaluated'))
  expect(alone[1]?.because).toContain(
    'This is share 2/3 of the plan: the verdict is that of all, by assay load merge.',
  )
  expect(judgeLoad(mergeShares(PLAN, outputs(runs)), threshold).outcome).toBe('met')
})

test('one generator that was the bottleneck makes the whole invalid, and one cut short cuts it', () => {
  const [first, second, third] = runs as [Measured, Measured, Measured]
  const merged = mergeShares(
    PLAN,
    outputs([
      first,
      { ...second, generator: { ...second.generator, verdict: 'invalid', reasons: ['slow.'], cpu: 1 } },
      { ...third, cutShort: { atMs: 7, cause: 'interrupted', reason: 'It was interrupted.' } },
    ]),
  )
  expect(merged.generator).toMatchObject({ verdict: 'invalid', reasons: ['b/load.json: slow.'], cpu: 1 })
  expect(merged.cutShort?.atMs).toBe(7)
})

const [FIRST, SECOND, THIRD] = runs as [Measured, Measured, Measured]
const { share: _, ...WHOLE } = THIRD
const MANY = { ...THIRD, share: { index: 2, of: 4, planDigest: THIRD.share?.planDigest ?? '' } }

test.each<[string, readonly Measured[], RegExp]>([
  ['a share that is missing', [FIRST, THIRD], /^Share 2\/3 is missing/],
  ['a share twice', [FIRST, SECOND, SECOND], /c\/load\.json and b\/load\.json are both share 2\/3/],
  ['a whole run', [FIRST, SECOND, WHOLE], /c\/load\.json is a whole run/],
  ['a share of another number', [FIRST, SECOND, MANY], /c\/load\.json is share 3\/4, and others are of 3/],
  ['another seed', [FIRST, SECOND, await shareOf(2, { ...PLAN, seed: 2 })], /c\/load\.json is of seed 2/],
  [
    'another plan of the same name',
    [FIRST, SECOND, await shareOf(2, { ...PLAN, sample: 1 })],
    /c\/load\.json is of another plan/,
  ],
  [
    'a share that came later',
    [FIRST, SECOND, { ...THIRD, startedAt: '1970-01-01T00:00:05.001Z' }],
    /began 5\.0 s apart/,
  ],
])('%s is refused', (_name, all, message) => {
  expect(() => mergeShares(PLAN, outputs(all))).toThrow(message)
})
