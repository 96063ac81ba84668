import { expect, test } from 'vitest'
import { OK, oneByOne, planOf, runVirtually, type Server, watch } from './engine/virtual-run.ts'
import { findCapacity } from './find-capacity.ts'
import { judgeLoad } from './verdict/judge-load.ts'

const refusingFrom =
  (perSecond: number): Server =>
  (clock) => {
    let last = Number.NEGATIVE_INFINITY
    return async () => {
      const gap = clock.now() - last
      last = clock.now()
      return gap < 1000 / perSecond ? { class: 'throttled', bytes: 0 } : OK
    }
  }

/** A generator that is too slow from the first run on. */
const busy: typeof watch = {
  ...watch,
  finish: (own) => ({ ...watch.finish(own), verdict: 'invalid', reasons: ['It was busy.'] }),
}

const HOLDS = [{ hold: 'p50 < 300 ms' }, { hold: 'dropped = 0' }, { hold: 'p50 < 1 ms', phase: 'day' }]
const PLAN = planOf(10, { capacity: { from: 20, most: 400, holdMs: 20_000 } })

function search(
  server: Server,
  { plan = PLAN, thresholds = HOLDS, busyFrom = Number.POSITIVE_INFINITY } = {},
) {
  return findCapacity(plan, {
    thresholds,
    run: (probe) => {
      const { profile } = probe.phases[0] ?? {}
      const rate = profile?.kind === 'constant' ? profile.rate : 0
      return runVirtually(probe, server, { watch: rate >= busyFrom ? busy : watch })
    },
  })
}

test('the rate that a system serves lies within the bracket, which is narrow', async () => {
  const found = await search(oneByOne(1000 / 130))
  expect(found?.kind).toBe('found')
  const { holdsAt = 0, failsAt = 0 } = found ?? {}
  expect([holdsAt <= 131, failsAt >= 130, failsAt - holdsAt <= 0.05 * holdsAt]).toEqual([true, true, true])
})

test('refusals end a probe, and its rate does not hold', async () => {
  const { holdsAt = 0, failsAt = 0 } = (await search(refusingFrom(70.5))) ?? {}
  expect([holdsAt <= 70.5, failsAt >= 70.5]).toEqual([true, true])
})

test('where the generator gives out first, the capacity is at least what held, and nothing is said of the system', async () => {
  expect(await search(oneByOne(1000 / 130), { busyFrom: 60 })).toMatchObject({
    kind: 'at-least',
    reason: expect.stringContaining('the generator was the bottleneck'),
  })
  const never = await search(oneByOne(1000 / 130), { busyFrom: 0 })
  expect(never).toMatchObject({ kind: 'unfinished', reason: expect.stringContaining('even at') })
  expect(never?.holdsAt).toBeUndefined()
})

test('what too few calls leave open ends the search, and says so', async () => {
  const found = await search(oneByOne(1000 / 130), { thresholds: [{ hold: 'p99 < 300 ms' }] })
  expect(found?.probes).toEqual([{ rate: 20, verdict: 'untold' }])
  expect(found).toMatchObject({ kind: 'unfinished', reason: expect.stringMatching(/could not be told.*p99/) })
})

test('a plan that asks for none has none', async () => {
  expect(await search(oneByOne(1000 / 1), { plan: planOf(1) })).toBeUndefined()
})

test.each([
  ['found', 'met', 'capacity: found'],
  ['at-least', 'met', 'capacity: at-least'],
  ['below', 'missed', 'capacity: below'],
  ['unfinished', 'not evaluated', 'capacity: unfinished'],
] as const)('a capacity that is %s leaves a run %s', async (kind, outcome, says) => {
  const measured = await runVirtually(planOf(20), oneByOne(1000 / 130))
  const verdict = judgeLoad({ ...measured, capacity: { kind, probes: [], reason: says } }, [
    { hold: 'p50 < 1 s' },
  ])
  expect([verdict.outcome, verdict.because.join()]).toEqual([outcome, expect.stringContaining(says)])
})
