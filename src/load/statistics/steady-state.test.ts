import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Dice } from '../../sandbox/data/dice.ts'
import { normalAtMost, studentLimit } from './normal.ts'
import { bestCut, ranksOf, type Segment, segmentsOf } from './segments.ts'
import { steadyState, trendOf } from './steady-state.ts'

const noisy = (levels: readonly number[], dice = new Dice(3)) =>
  levels.map((level) => level * (0.95 + 0.1 * dice.share()))
const flat = (length: number, level: number) => Array.from({ length }, () => level)

describe('cuts', () => {
  test('are those that trying every cut finds best', () => {
    const cost = (series: readonly number[], { from, to }: Segment) => {
      const part = series.slice(from, to)
      const middle = part.reduce((a, b) => a + b, 0) / part.length
      return part.reduce((sum, value) => sum + (value - middle) ** 2, 0)
    }
    const total = (series: readonly number[], cuts: Segment[], penalty: number) =>
      cuts.reduce((sum, cut) => sum + cost(series, cut) + penalty, 0)
    const all = (from: number, to: number): Segment[][] => [
      [{ from, to }],
      ...Array.from({ length: to - from - 1 }, (_, at) => from + 1 + at).flatMap((cut) =>
        all(cut, to).map((rest) => [{ from, to: cut }, ...rest]),
      ),
    ]
    const series = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(series, fc.integer({ min: 1, max: 40 }), (values, penalty) => {
        const least = Math.min(...all(0, values.length).map((cuts) => total(values, cuts, penalty)))
        expect(total(values, bestCut(values, penalty), penalty)).toBeCloseTo(least, 6)
      }),
      { numRuns: 60, seed: 1 },
    )
  })

  test('lie where the level changes', () => {
    expect(segmentsOf(noisy([...flat(20, 100), ...flat(30, 60)])).map(({ to }) => to)).toEqual([20, 50])
  })

  test('are hardly ever found in noise alone', () => {
    const dice = new Dice(11)
    const runs = Array.from({ length: 300 }, () => segmentsOf(noisy(flat(60, 50), dice)).length)
    expect(runs.filter((count) => count > 1).length).toBeLessThan(15)
  })
})

test('equal values share the mean of their ranks', () => {
  expect(ranksOf([30, 10, 20, 10])).toEqual([4, 1.5, 3, 1.5])
})

test.each([
  { what: 'level from the beginning', series: noisy(flat(60, 50)), warmUp: 0, verdict: 'steady' },
  {
    what: 'slow at first',
    series: noisy([...flat(12, 200), ...flat(48, 50)]),
    warmUp: 12,
    verdict: 'steady',
  },
  {
    what: 'one slow second',
    series: noisy([...flat(30, 50), 4000, ...flat(29, 50)]),
    warmUp: 0,
    verdict: 'steady',
  },
  {
    what: 'a change that is there and too small to matter',
    series: [...flat(30, 50.01), ...flat(30, 50)],
    warmUp: 0,
    verdict: 'steady',
  },
  {
    what: 'a change near the end',
    series: noisy([...flat(45, 50), ...flat(15, 90)]),
    warmUp: 45,
    verdict: 'not-steady',
  },
  { what: 'too short', series: flat(5, 50), warmUp: 0, verdict: 'insufficient' },
])('warm-up and steady state: $what', ({ series, warmUp, verdict }) => {
  expect(steadyState(series)).toMatchObject({ warmUp, verdict })
})

test('latency that leaks away with volume is not steady', () => {
  const leak = steadyState(noisy(Array.from({ length: 120 }, (_, second) => 50 + second)))
  expect(leak.verdict).toBe('not-steady')
})

test('a drift inside one level is told with its size', () => {
  const slow = trendOf(noisy(Array.from({ length: 100 }, (_, second) => 50 + second * 0.1)))
  expect(slow.p).toBeLessThan(0.001)
  expect(slow.slope).toBeCloseTo(0.1, 1)
  expect(slow.share).toBeGreaterThan(0.12)
})

test('Mann-Kendall agrees with a sum by hand', () => {
  // 45 pairs, one of which falls: S = 44 - 1 = 43; without ties its variance is 10 * 9 * 25 / 18 = 125.
  const trend = trendOf([1, 2, 3, 4, 5, 6, 7, 8, 10, 9])
  expect(trend.p).toBeCloseTo(2 * normalAtMost(-(43 - 1) / Math.sqrt(125)), 10)
})

test.each([
  [0, 0.5],
  [-1.959963985, 0.025],
  [-3.090232306, 0.001],
  [-6, 9.865876e-10],
  [1.644853627, 0.95],
])('the normal distribution at %d agrees with tables', (z, chance) => {
  expect(normalAtMost(z) / chance).toBeCloseTo(1, 6)
})

test.each([
  [1, 12.706],
  [2, 4.303],
  [4, 2.776],
  [9, 2.262],
  [30, 2.042],
])("Student's t of %i degrees at 5 %% agrees with tables", (freedom, limit) => {
  expect(studentLimit(0.05, freedom)).toBeCloseTo(limit, 3)
})

test('a disturbance after the level was reached is no warm-up: it stays in what is judged', () => {
  const disturbed = [
    ...Array.from({ length: 20 }, () => 10),
    ...Array.from({ length: 5 }, () => 90),
    ...Array.from({ length: 20 }, () => 10),
  ]
  expect(steadyState(disturbed)).toMatchObject({
    warmUp: 0,
    verdict: 'not-steady',
    reason: expect.stringContaining('after 20 s'),
  })
})
