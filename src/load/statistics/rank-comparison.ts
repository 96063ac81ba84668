import { ranksOf } from './segments.ts'

/** How two samples of independent values differ by their ranks alone. */
export interface RankComparison {
  /** Cliff's delta of B against A: 1 where each of B exceeds each of A, -1 where none does, 0 where neither leads. */
  delta: number
  /** Two-sided, exact: the share of all ways to part the values in two such samples that differ at least as much. */
  p: number
}

/**
 * The exact Mann-Whitney test, ties included, with the size of the effect that it is about. Meant for few values: one for
 * each run; the ways are counted, not listed, so 50 against 50 is no trouble.
 * Sources: H. Mann, D. Whitney, "On a Test of Whether one of Two Random Variables is Stochastically Larger than the Other",
 * 1947; N. Cliff, "Dominance Statistics", 1993.
 */
export function compareRanks(a: readonly number[], b: readonly number[]): RankComparison {
  // Shared ranks are halves: doubled, all are whole, and sums of them can be counted.
  const ranks = ranksOf([...a, ...b]).map((rank) => rank * 2)
  const sum = ranks.slice(a.length).reduce((total, rank) => total + rank, 0)
  const middle = b.length * (a.length + b.length + 1)
  let odd = 0
  let all = 0
  for (const [total, ways] of waysToSum(ranks, b.length)) {
    all += ways
    if (Math.abs(total - middle) >= Math.abs(sum - middle)) odd += ways
  }
  const u = sum / 2 - (b.length * (b.length + 1)) / 2
  return { delta: (2 * u) / (a.length * b.length) - 1, p: all === 0 ? 1 : odd / all }
}

/** In how many ways so many of the numbers add up to each total. */
function waysToSum(numbers: readonly number[], take: number): Map<number, number> {
  const ways = Array.from({ length: take + 1 }, () => new Map<number, number>())
  ways[0]?.set(0, 1)
  for (const number of numbers)
    for (let taken = take; taken > 0; taken--)
      for (const [total, count] of ways[taken - 1] ?? []) {
        const next = ways[taken]
        next?.set(total + number, (next.get(total + number) ?? 0) + count)
      }
  return ways[take] ?? new Map()
}

/** The lowest p that so many values against so many can have: that of samples which do not overlap. */
export function lowestP(a: number, b: number): number {
  let ways = 1
  for (let at = 1; at <= b; at++) ways = (ways * (a + at)) / at
  return Math.min(1, 2 / ways)
}

/**
 * p-values of a family of tests, each made as large as it must be for the chance of one false alarm or more in the whole
 * family to stay below the limit. In the order given.
 * Source: S. Holm, "A Simple Sequentially Rejective Multiple Test Procedure", 1979.
 */
export function holm(ps: readonly number[]): number[] {
  const order = [...ps.keys()].sort((a, b) => (ps[a] ?? 0) - (ps[b] ?? 0))
  const adjusted = ps.map(() => 1)
  let least = 0
  for (const [at, of] of order.entries()) {
    least = Math.max(least, Math.min(1, (ps.length - at) * (ps[of] ?? 1)))
    adjusted[of] = least
  }
  return adjusted
}
