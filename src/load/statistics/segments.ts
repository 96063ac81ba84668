import { median } from './quantile.ts'

/** Positions of a series, `from` included and `to` not. */
export interface Segment {
  from: number
  to: number
}

/**
 * Cuts a series where its level changes: the exact best cut for squared deviations from the mean of each segment plus a
 * penalty for each cut, found by PELT. The series is replaced by its ranks first, so that single slow seconds have no more
 * weight than their place, and the noise is taken from differences of neighbours, which a change of level hardly touches.
 * Sources: R. Killick, P. Fearnhead, I. Eckley, "Optimal Detection of Changepoints with a Linear Computational Cost", 2012;
 * N. Zhang, D. Siegmund, "A Modified Bayes Information Criterion", 2007, for a penalty of 3 ln n.
 */
export function segmentsOf(series: readonly number[]): Segment[] {
  const n = series.length
  if (n < 2) return n === 0 ? [] : [{ from: 0, to: n }]
  const ranks = ranksOf(series)
  return bestCut(ranks, 3 * Math.log(n) * noiseOf(ranks) ** 2)
}

/** The exact best cut of a series for a penalty per cut, in the square of its unit. */
export function bestCut(series: readonly number[], penalty: number): Segment[] {
  const cost = squaredDeviations(series)
  const best = [-penalty]
  const cutBefore = [0]
  let candidates = [0]
  for (let to = 1; to <= series.length; to++) {
    const totals = candidates.map((from) => (best[from] ?? 0) + cost(from, to))
    const least = Math.min(...totals)
    best[to] = least + penalty
    cutBefore[to] = candidates[totals.indexOf(least)] ?? 0
    candidates = [...candidates.filter((_, at) => (totals[at] ?? 0) <= least + penalty), to]
  }
  return walkBack(cutBefore, series.length)
}

function walkBack(cutBefore: readonly number[], end: number): Segment[] {
  const segments: Segment[] = []
  for (let to = end; to > 0; to = cutBefore[to] ?? 0) segments.unshift({ from: cutBefore[to] ?? 0, to })
  return segments
}

/** Cost of a segment, from running sums: constant time for each. */
function squaredDeviations(series: readonly number[]): (from: number, to: number) => number {
  const sums = [0]
  const squares = [0]
  for (const [at, value] of series.entries()) {
    sums.push((sums[at] ?? 0) + value)
    squares.push((squares[at] ?? 0) + value * value)
  }
  return (from, to) => {
    const sum = (sums[to] ?? 0) - (sums[from] ?? 0)
    return Math.max(0, (squares[to] ?? 0) - (squares[from] ?? 0) - (sum * sum) / (to - from))
  }
}

/** Ranks from 1; equal values share the mean of theirs. */
export function ranksOf(series: readonly number[]): number[] {
  const order = [...series.keys()].sort((a, b) => (series[a] ?? 0) - (series[b] ?? 0))
  const ranks = series.map(() => 0)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to < order.length && series[order[to] ?? 0] === series[order[from] ?? 0]) to += 1
    for (const at of order.slice(from, to)) ranks[at] = (from + 1 + to) / 2
    from = to
  }
  return ranks
}

/**
 * Standard deviation of the noise of a series, from the median difference of neighbours; at least one rank, since a series
 * that climbs evenly has no noise at all. 0.6745 is the third quartile of the normal distribution.
 */
function noiseOf(ranks: readonly number[]): number {
  const steps = ranks.slice(1).map((rank, at) => Math.abs(rank - (ranks[at] ?? 0)))
  return Math.max(1, median(steps) / (0.6745 * Math.SQRT2))
}
