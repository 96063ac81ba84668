import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Dice } from '../../sandbox/data/dice.ts'
import { binomialAtMost, binomialChance } from './binomial.ts'
import { counted, quantileOf } from './quantile.ts'
import { estimateQuantile, minimumSamples, rankInterval } from './quantile-interval.ts'

/** Pascal's triangle in whole numbers of any size: slow, and independent of what is tested. */
function atMostByHand(k: number, { n, p }: { n: number; p: [bigint, bigint] }): number {
  const [top, bottom] = p
  let choose = 1n
  let sum = 0n
  for (let i = 0n; i <= BigInt(k); i++) {
    sum += choose * top ** i * (bottom - top) ** (BigInt(n) - i)
    choose = (choose * (BigInt(n) - i)) / (i + 1n)
  }
  return Number((sum * 10n ** 18n) / bottom ** BigInt(n)) / 1e18
}

describe('the binomial distribution', () => {
  test.each([
    { k: 2, n: 10, p: 0.3, by: [3n, 10n] },
    { k: 17, n: 20, p: 0.9, by: [9n, 10n] },
    { k: 989, n: 1000, p: 0.99, by: [99n, 100n] },
    { k: 996, n: 1000, p: 0.99, by: [99n, 100n] },
    { k: 480, n: 1000, p: 0.5, by: [1n, 2n] },
  ])('at most $k of $n at $p agrees with whole numbers of any size', ({ k, n, p, by: [top, bottom] }) => {
    expect(binomialAtMost(k, { n, p })).toBeCloseTo(atMostByHand(k, { n, p: [top ?? 0n, bottom ?? 1n] }), 12)
  })

  test('the chances of all counts add up to one, also of five million trials', () => {
    const trials = { n: 5_000_000, p: 0.999 }
    let sum = 0
    for (let k = 4_993_500; k <= 4_996_500; k++) sum += binomialChance(k, trials)
    expect(sum).toBeCloseTo(1, 10)
  })
})

test('a quantile is a value that occurred, and the one that sorting finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1 }),
      fc.integer({ min: 1, max: 99 }),
      (values, percent) => {
        const sorted = [...values].sort((a, b) => a - b)
        const byHand = sorted.find((_, at) => (at + 1) * 100 >= percent * values.length)
        expect(quantileOf(counted(values), percent / 100)).toBe(byHand)
      },
    ),
  )
})

test.each([
  // Of medians the chances are sums of binomial coefficients over 2^n: 1 - 2 * (1 + 10) / 2^10 for ten values.
  { q: 0.5, n: 10, ranks: [2, 9], covers: 0.978515625 },
  { q: 0.5, n: 20, ranks: [6, 15], covers: 0.958610535 },
  { q: 0.5, n: 100, ranks: [40, 61], covers: 0.9647998 },
])('the 95 % interval of the median of $n values ends at ranks $ranks', ({ q, n, ranks, covers }) => {
  const interval = rankInterval(q, n, 0.95)
  expect([interval?.low, interval?.high]).toEqual(ranks)
  expect(interval?.confidence).toBeCloseTo(covers, 6)
})

test('too few values have no interval: 367 for p99 have none, 368 have', () => {
  expect(rankInterval(0.99, 367, 0.95)).toBeUndefined()
  expect(rankInterval(0.99, 368, 0.95)?.high).toBe(368)
})

test.each([
  [0.5, 20],
  [0.9, 100],
  [0.95, 200],
  [0.99, 1000],
  [0.999, 10_000],
])('the quantile %d is told from %i values on', (q, minimum) => {
  expect(minimumSamples(q)).toBe(minimum)
  const values = Array.from({ length: minimum }, (_, at) => at)
  expect(estimateQuantile(counted(values), q).kind).toBe('estimated')
  expect(estimateQuantile(counted(values.slice(1)), q)).toEqual({
    kind: 'insufficient',
    count: minimum - 1,
    minimum,
  })
})

test.each([
  { q: 0.5, n: 201 },
  { q: 0.99, n: 1000 },
])('95 % intervals of $q hold the true quantile in 95 of 100 runs, as often as they say', ({ q, n }) => {
  const dice = new Dice(7)
  const truth = -Math.log(1 - q)
  let held = 0
  for (let run = 0; run < 1000; run++) {
    const values = Array.from({ length: n }, () => -Math.log(1 - dice.share()))
    const estimate = estimateQuantile(counted(values), q)
    if (estimate.kind === 'estimated' && estimate.low <= truth && truth <= estimate.high) held += 1
  }
  // Ranks are whole numbers, so intervals cover somewhat more than was asked for, and say how much.
  const says = rankInterval(q, n, 0.95)?.confidence ?? 0
  expect(says).toBeGreaterThanOrEqual(0.95)
  expect(Math.abs(held / 1000 - says)).toBeLessThan(0.02)
})
