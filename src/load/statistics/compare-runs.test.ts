import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Dice } from '../../sandbox/data/dice.ts'
import { differenceInterval, expandedTail } from './bootstrap.ts'
import { compareRuns, fewestRuns } from './compare-runs.ts'
import { type Counted, counted } from './quantile.ts'
import { compareRanks, holm, lowestP } from './rank-comparison.ts'

describe('the rank test', () => {
  test.each([
    // Of C(n, k) equally likely ways, so many are at least as far out: 2 of 20, 2 of 252, 4 of 70.
    { a: [1, 2, 3], b: [4, 5, 6], delta: 1, p: 2 / 20 },
    { a: [6, 7, 8, 9, 10], b: [1, 2, 3, 4, 5], delta: -1, p: 2 / 252 },
    { a: [1, 2, 3, 5], b: [4, 6, 7, 8], delta: 0.875, p: 4 / 70 },
    { a: [1, 1], b: [1, 1], delta: 0, p: 1 },
  ])('of $a against $b has p $p', ({ a, b, delta, p }) => {
    const ranks = compareRanks(a, b)
    expect(ranks.delta).toBeCloseTo(delta, 12)
    expect(ranks.p).toBeCloseTo(p, 12)
  })

  test('agrees with a list of all pairs and all ways, ties included', () => {
    const some = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 5 })
    const lead = (a: readonly number[], b: readonly number[]) =>
      b.reduce((sum, y) => sum + a.reduce((part, x) => part + Math.sign(y - x), 0), 0)
    fc.assert(
      fc.property(some, some, (a, b) => {
        const all = [...a, ...b]
        const ways = Array.from({ length: 2 ** all.length }, (_, bits) =>
          all.map((_value, at) => (bits >> at) % 2 === 1),
        ).filter((chosen) => chosen.filter(Boolean).length === b.length)
        const leads = ways.map((chosen) =>
          lead(
            all.filter((_, at) => !chosen[at]),
            all.filter((_, at) => chosen[at]),
          ),
        )
        const odd = leads.filter((one) => Math.abs(one) >= Math.abs(lead(a, b)))
        const ranks = compareRanks(a, b)
        expect(ranks.p).toBeCloseTo(odd.length / leads.length, 10)
        expect(ranks.delta).toBeCloseTo(lead(a, b) / (a.length * b.length), 10)
      }),
      { numRuns: 60, seed: 2 },
    )
  })
})

test('Holm multiplies by what is left, and never lets a larger p become a smaller one', () => {
  const adjusted = holm([0.01, 0.04, 0.03, 0.005])
  for (const [at, p] of [0.03, 0.06, 0.06, 0.02].entries()) expect(adjusted[at]).toBeCloseTo(p, 12)
  expect(holm([])).toEqual([])
})

test('five runs each are enough for six comparisons, seven need six', () => {
  expect(lowestP(5, 5)).toBeCloseTo(2 / 252, 12)
  expect([1, 6, 7].map((tests) => fewestRuns(0.05, tests))).toEqual([4, 5, 6])
})

test('the ends of intervals of few runs lie further out', () => {
  // Hesterberg 2015: sqrt(5/4) * 2.776 = 3.104 standard deviations for five values at 95 %.
  expect(expandedTail(0.05, 5)).toBeCloseTo(0.000954, 5)
  expect(expandedTail(0.05, 1000)).toBeCloseTo(0.0249, 3)
})

test('95 % intervals of the difference of six runs hold the true one in 93 to 98 of 100', () => {
  const dice = new Dice(5)
  const run = (level: number) => level + 8 * (dice.share() + dice.share() + dice.share() - 1.5)
  const six = (level: number) => Array.from({ length: 6 }, () => run(level))
  let held = 0
  for (let repeat = 0; repeat < 500; repeat++) {
    const { low, high } = differenceInterval(six(100), six(110), { seed: repeat, resamples: 1000 })
    if (low <= 10 && 10 <= high) held += 1
  }
  expect(held / 500).toBeGreaterThan(0.93)
  expect(held / 500).toBeLessThan(0.98)
})

/** A run as runs are: its own level, some 2 % off, and a long tail. */
function run(dice: Dice, factor = 1): Counted {
  const level = 50 * factor * (1 + 0.04 * (dice.share() + dice.share() - 1))
  return counted(Array.from({ length: 400 }, () => level * (1 - 0.3 * Math.log(1 - dice.share()))))
}

test.each([
  { what: 'the same server', factor: 1, change: 'no-change', least: 95 },
  { what: '10 % more latency', factor: 1.1, change: 'slower', least: 80 },
])('$what is called so in at least $least of 100 repeats', ({ factor, change, least }) => {
  const dice = new Dice(9)
  const several = (by: number) => Array.from({ length: 6 }, () => run(dice, by))
  let agreed = 0
  for (let repeat = 0; repeat < 100; repeat++) {
    const pair = { a: several(1), b: several(factor) }
    const found = compareRuns(
      [0.5, 0.9].map((q) => ({ name: 'list', q, ...pair })),
      { seed: repeat },
    )
    if (found[0]?.change === change) agreed += 1
  }
  expect(agreed).toBeGreaterThanOrEqual(least)
})

test('what is slower one way is faster the other way', () => {
  const dice = new Dice(4)
  const [a, b] = [1, 1.3].map((by) => Array.from({ length: 5 }, () => run(dice, by)))
  const both = [
    { name: 'there', q: 0.5, a: a ?? [], b: b ?? [] },
    { name: 'back', q: 0.5, a: b ?? [], b: a ?? [] },
  ]
  expect(compareRuns(both, { seed: 1 }).map(({ change }) => change)).toEqual(['slower', 'faster'])
})

test('single runs are indicative, too few samples insufficient, too few runs say how many are needed', () => {
  const dice = new Dice(1)
  const runs = (count: number) => Array.from({ length: count }, () => run(dice))
  const one = compareRuns([{ name: 'list', q: 0.5, a: runs(1), b: runs(5) }], { seed: 1 })
  expect(one[0]).toMatchObject({ change: 'indicative', reason: expect.stringContaining('single run') })
  expect(one[0]?.ranks).toBeUndefined()
  const tail = compareRuns([{ name: 'list', q: 0.99, a: runs(5), b: runs(5) }], { seed: 1 })
  expect(tail[0]).toMatchObject({ change: 'insufficient', reason: expect.stringContaining('1000 samples') })
  const three = compareRuns([{ name: 'list', q: 0.5, a: runs(3), b: runs(3) }], { seed: 1 })
  expect(three[0]).toMatchObject({ change: 'indicative', reason: expect.stringContaining('4 times') })
})
