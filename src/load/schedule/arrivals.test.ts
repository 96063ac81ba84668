import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LoadPlan, PhasePlan, Profile } from '../load-plan.ts'
import { type Arrival, arrivalsOf, boundsOf, countArrivals, peakOf } from './arrivals.ts'
import { areaOf, segmentsOf } from './segments.ts'

const rate = fc.integer({ min: 1, max: 400 })
const profile: fc.Arbitrary<Profile> = fc.oneof(
  fc.record({ kind: fc.constant('constant' as const), rate }),
  fc.record({ kind: fc.constant('soak' as const), rate }),
  fc.record({ kind: fc.constant('ramp' as const), from: fc.integer({ min: 0, max: 400 }), to: rate }),
  fc.record({
    kind: fc.constant('steps' as const),
    from: rate,
    to: rate,
    plateaus: fc.integer({ min: 1, max: 7 }),
  }),
  fc.record({
    kind: fc.constant('spike' as const),
    base: rate,
    peak: rate,
    holdMs: fc.integer({ min: 0, max: 500 }),
    riseMs: fc.integer({ min: 0, max: 100 }),
  }),
)
const phase: fc.Arbitrary<PhasePlan> = fc.record({
  name: fc.constant('a'),
  role: fc.constant('steady' as const),
  durationMs: fc.integer({ min: 800, max: 5000 }),
  profile,
})
const phases = fc.array(phase, { minLength: 1, maxLength: 4 })
const seed = fc.integer({ min: 0, max: 2 ** 31 })

function planOf(
  given: Partial<LoadPlan> & Pick<LoadPlan, 'phases'>,
): Pick<LoadPlan, 'seed' | 'arrivals' | 'phases' | 'mix'> {
  return {
    seed: 7,
    arrivals: 'even',
    mix: [
      { operation: 'a', connection: 'one', kind: 'get', weight: 3 },
      { operation: 'b', connection: 'two', kind: 'list', weight: 1 },
    ],
    ...given,
  }
}

function steady(perSecond: number, durationMs = 10_000): PhasePlan {
  return { name: 'steady', role: 'steady', durationMs, profile: { kind: 'constant', rate: perSecond } }
}

function gapsOf(arrivals: readonly Arrival[]): number[] {
  return arrivals.slice(1).map(({ atMs }, at) => atMs - (arrivals[at]?.atMs ?? 0))
}

/** Largest distance between what was seen and an exponential distribution of that mean (Kolmogorov and Smirnov). */
function distanceFromExponential(gaps: readonly number[], mean: number): number {
  const sorted = gaps.toSorted((a, b) => a - b)
  return Math.max(
    ...sorted.map((gap, at) => {
      const expected = 1 - Math.exp(-gap / mean)
      return Math.max(Math.abs(expected - at / sorted.length), Math.abs(expected - (at + 1) / sorted.length))
    }),
  )
}

test('even arrivals are as many as the area under the rate, in order, each within its phase', () => {
  fc.assert(
    fc.property(phases, seed, (given, from) => {
      const arrivals = [...arrivalsOf(planOf({ phases: given, seed: from }))]
      const area = given.flatMap(segmentsOf).reduce((sum, segment) => sum + areaOf(segment), 0)
      expect(Math.abs(arrivals.length - area)).toBeLessThanOrEqual(0.5 + 1e-6)
      const bounds = boundsOf(given)
      expect(gapsOf(arrivals).every((gap) => gap >= 0)).toBe(true)
      expect(
        arrivals.every(({ atMs, phase: at }) => {
          const { fromMs = 0, toMs = 0 } = bounds[at] ?? {}
          return atMs >= fromMs && atMs <= toMs
        }),
      ).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test('no 100 ms bring more even arrivals than the highest rate allows, over bounds of seconds and phases as well', () => {
  fc.assert(
    fc.property(phases, (given) => {
      const times = [...arrivalsOf(planOf({ phases: given }))].map(({ atMs }) => atMs)
      const most = peakOf(given) / 10 + 1
      expect(
        times.every((at, index) => (times[index + Math.ceil(most)] ?? Infinity) - at >= 100 - 1e-6),
      ).toBe(true)
    }),
    { numRuns: 60 },
  )
})

test.each(['even', 'poisson'] as const)('the shares of workers are those of one together: %s', (arrivals) => {
  fc.assert(
    fc.property(phases, seed, fc.integer({ min: 1, max: 5 }), (given, from, of) => {
      const plan = planOf({ phases: given, seed: from, arrivals })
      const whole = [...arrivalsOf(plan)]
      const shares = Array.from({ length: of }, (_, index) => [...arrivalsOf(plan, { index, of })]).flat()
      expect(shares.toSorted((a, b) => a.index - b.index)).toEqual(whole)
    }),
    { numRuns: 30 },
  )
})

test('a constant rate is exact: 100 a second for 10 s are 1000, each 10 ms after the one before', () => {
  const arrivals = [...arrivalsOf(planOf({ phases: [steady(100)] }))]
  expect(arrivals).toHaveLength(1000)
  expect(gapsOf(arrivals).every((gap) => Math.abs(gap - 10) < 1e-9)).toBe(true)
})

test('Poisson arrivals have exponential gaps of the right mean, and other ones with another seed', () => {
  const plan = planOf({ arrivals: 'poisson', phases: [steady(200, 50_000)] })
  const gaps = gapsOf([...arrivalsOf(plan)])
  // 1.63 over the root of n is the bound that a true exponential exceeds once in a hundred seeds; this seed is fixed.
  expect(distanceFromExponential(gaps, 5)).toBeLessThan(1.63 / Math.sqrt(gaps.length))
  expect(gapsOf([...arrivalsOf({ ...plan, seed: 8 })])).not.toEqual(gaps)
})

test('even arrivals are told from exponential ones', () => {
  const gaps = gapsOf([...arrivalsOf(planOf({ phases: [steady(200, 50_000)] }))])
  expect(distanceFromExponential(gaps, 5)).toBeGreaterThan(0.5)
})

test('a spike has its peak in the middle and its base around it', () => {
  const spike: PhasePlan = {
    name: 'spike',
    role: 'spike',
    durationMs: 3000,
    profile: { kind: 'spike', base: 10, peak: 200, holdMs: 1000 },
  }
  const seconds = [0, 0, 0]
  for (const { atMs } of arrivalsOf(planOf({ phases: [spike] })))
    seconds[Math.floor(atMs / 1000)] = (seconds[Math.floor(atMs / 1000)] ?? 0) + 1
  expect(seconds).toEqual([10, 200, 10])
})

test('the calls of a plan are known before it begins, by what is called and by phase', () => {
  const { calls, byCall, byPhase } = countArrivals(planOf({ phases: [steady(100), steady(50, 2000)] }))
  expect({ calls, byPhase }).toEqual({ calls: 1100, byPhase: [1000, 100] })
  expect(byCall.reduce((sum, count) => sum + count, 0)).toBe(1100)
  expect(Math.abs((byCall[0] ?? 0) / 1100 - 0.75)).toBeLessThan(0.05)
})
