import { binomialAtMost } from './binomial.ts'
import { type Counted, countOf, mustBeShare, rankOf, valueAtRank } from './quantile.ts'

/** How many values must lie beyond a quantile before it is told: with fewer, one slow answer more or less moves it at will. */
const BEYOND = 10

/**
 * A quantile with its interval, or the word that there are too few values to tell it. `low` and `high` are values that
 * occurred, in the unit of the values.
 */
export type QuantileEstimate =
  | { kind: 'estimated'; value: number; low: number; high: number; confidence: number; count: number }
  | { kind: 'insufficient'; count: number; minimum: number }

/** Ranks of the values that the interval ends at, from 1; `confidence` is what they cover, at least what was asked for. */
export interface RankInterval {
  low: number
  high: number
  confidence: number
}

/**
 * The quantile of a sample with a confidence interval that supposes nothing about how the values are distributed: the count
 * of values below the true quantile is binomial, so its quantiles are ranks of the ends.
 * Source: W. Conover, "Practical Nonparametric Statistics", 1999, section 3.2; G. Hahn, W. Meeker, "Statistical Intervals",
 * 1991, section 5.2. Supposes independent values; over several runs compare by runs (`compareRuns`).
 */
export function estimateQuantile(values: Counted, q: number, confidence = 0.95): QuantileEstimate {
  const count = countOf(values)
  const minimum = minimumSamples(q, confidence)
  if (count < minimum) return { kind: 'insufficient', count, minimum }
  const ranks = rankInterval(q, count, confidence)
  const at = (rank: number) => valueAtRank(values, rank) ?? Number.NaN
  if (ranks === undefined) return { kind: 'insufficient', count, minimum }
  return {
    kind: 'estimated',
    value: at(rankOf(q, count)),
    low: at(ranks.low),
    high: at(ranks.high),
    confidence: ranks.confidence,
    count,
  }
}

/**
 * The fewest values for which a quantile is told: ten beyond it on the thinner side (20 for p50, 100 for p90, 200 for p95,
 * 1,000 for p99, 10,000 for p99.9), and as many as an interval with both ends needs.
 */
export function minimumSamples(q: number, confidence = 0.95): number {
  mustBeShare(q)
  const thin = Math.min(q, 1 - q)
  const both = Math.log((1 - confidence) / 2) / Math.log1p(-thin)
  return Math.max(Math.ceil(BEYOND / thin - 1e-6), Math.ceil(both))
}

/**
 * The narrowest ranks around the quantile that leave at most half of the rest out at each end; undefined where there are
 * too few values for two ends.
 */
export function rankInterval(q: number, n: number, confidence: number): RankInterval | undefined {
  mustBeShare(q)
  const out = (1 - confidence) / 2
  const below = (rank: number) => binomialAtMost(rank - 1, { n, p: q })
  const low = lastTrue(n, (rank) => below(rank) <= out)
  const high = lastTrue(n, (rank) => below(rank) < 1 - out) + 1
  return low < 1 || high > n ? undefined : { low, high, confidence: below(high) - below(low) }
}

/** The highest whole number of 1 to `n` for which `holds`, which holds up to some number and no further; 0 where for none. */
function lastTrue(n: number, holds: (rank: number) => boolean): number {
  let yes = 0
  let no = n + 1
  while (no - yes > 1) {
    const middle = Math.floor((yes + no) / 2)
    if (holds(middle)) yes = middle
    else no = middle
  }
  return yes
}
