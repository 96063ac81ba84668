import { normalAtMost } from './normal.ts'
import { median } from './quantile.ts'
import { segmentsOf } from './segments.ts'

/** How much of a level counts as a change of it. */
const TOLERANCE = 0.1
/** The fewest seconds that can be called steady. */
const FEWEST = 10
const ALPHA = 0.01

/** What a series of one value per second tells of warm-up and steady state. */
export interface SteadyState {
  method: 'PELT on ranks, then Mann-Kendall'
  /** So many values at the beginning are warm-up. */
  warmUp: number
  verdict: 'steady' | 'not-steady' | 'insufficient'
  /** For people, one sentence. */
  reason: string
  /** Median of what is left, in the unit of the series. */
  level: number
  drift: Trend
}

/** Monotone trend of a series. */
export interface Trend {
  /** Theil-Sen: the median slope of all pairs, per position. */
  slope: number
  /** From the first to the last position along this slope, as a share of the median. This is the size of the effect. */
  share: number
  /** Two-sided, Mann-Kendall. */
  p: number
}

/**
 * Where warm-up ends and whether what follows is steady. Warm-up is what lies before the first segment whose median is within
 * 10 % of the last one's: what is odd later on is a disturbance, and is never cut away. What is left is steady where it is at
 * least half of the series, keeps its level, and shows no trend that is both significant (1 %) and larger than 10 %.
 * Source: E. Barrett et al., "Virtual Machine Warmup Blows Hot and Cold", 2017, for change points with a tolerance.
 */
export function steadyState(series: readonly number[], tolerance = TOLERANCE): SteadyState {
  const { warmUp, leftAt } = levelIn(series, tolerance)
  const rest = series.slice(warmUp)
  const drift = trendOf(rest)
  const found = { method: 'PELT on ranks, then Mann-Kendall', warmUp, level: median(rest), drift } as const
  if (rest.length < FEWEST)
    return {
      ...found,
      verdict: series.length < FEWEST ? 'insufficient' : 'not-steady',
      reason: `Only ${rest.length} s are level, at least ${FEWEST} are needed: let the phase last longer.`,
    }
  if (rest.length * 2 < series.length)
    return {
      ...found,
      verdict: 'not-steady',
      reason: `The level was still changing after ${warmUp} of ${series.length} s: let the phase last longer, or look for what changes.`,
    }
  if (leftAt !== undefined)
    return {
      ...found,
      verdict: 'not-steady',
      reason: `The level was left again after ${leftAt} s: look for what disturbed it.`,
    }
  if (drift.p < ALPHA && Math.abs(drift.share) > tolerance)
    return {
      ...found,
      verdict: 'not-steady',
      reason: `It drifts by ${(drift.share * 100).toFixed(0)} % from beginning to end: look for what grows with volume or time.`,
    }
  return { ...found, verdict: 'steady', reason: `${rest.length} s are level after ${warmUp} s of warm-up.` }
}

/** Where the level of the end is first reached, and where it was left again after that, if ever. */
function levelIn(series: readonly number[], tolerance: number): { warmUp: number; leftAt?: number } {
  const segments = segmentsOf(series)
  const last = segments.at(-1)
  if (!last) return { warmUp: 0 }
  const level = median(series.slice(last.from, last.to))
  const isOdd = ({ from, to }: { from: number; to: number }) =>
    Math.abs(median(series.slice(from, to)) - level) > tolerance * Math.abs(level)
  const first = segments.findIndex((segment) => !isOdd(segment))
  const left = segments.slice(first).find(isOdd)
  return { warmUp: segments[first]?.from ?? 0, ...(left && { leftAt: left.from }) }
}

/**
 * Sources: H. Mann, "Nonparametric Tests Against Trend", 1945, and M. Kendall, 1975, with the correction for ties; P. Sen,
 * "Estimates of the Regression Coefficient Based on Kendall's Tau", 1968. Time grows with the square of the length, so a
 * long series is first thinned to medians of equal stretches.
 */
export function trendOf(whole: readonly number[], most = 600): Trend {
  const { series, stretch } = thinned(whole, most)
  const n = series.length
  if (n < 3) return { slope: 0, share: 0, p: 1 }
  let s = 0
  const slopes: number[] = []
  for (let late = 1; late < n; late++)
    for (let early = 0; early < late; early++) {
      const rise = (series[late] ?? 0) - (series[early] ?? 0)
      s += Math.sign(rise)
      slopes.push(rise / (late - early))
    }
  const slope = median(slopes) / stretch
  const level = Math.abs(median(series))
  const z = Math.max(0, Math.abs(s) - 1) / Math.sqrt(varianceOfS(series))
  return {
    slope,
    share: level === 0 ? 0 : (slope * (whole.length - 1)) / level,
    p: s === 0 ? 1 : Math.min(1, 2 * normalAtMost(-z)),
  }
}

function varianceOfS(series: readonly number[]): number {
  const ties = new Map<number, number>()
  for (const value of series) ties.set(value, (ties.get(value) ?? 0) + 1)
  const term = (n: number) => n * (n - 1) * (2 * n + 5)
  return (term(series.length) - [...ties.values()].reduce((sum, tie) => sum + term(tie), 0)) / 18
}

function thinned(series: readonly number[], most: number): { series: readonly number[]; stretch: number } {
  const stretch = Math.ceil(series.length / most)
  if (stretch <= 1) return { series, stretch: 1 }
  const count = Math.floor(series.length / stretch)
  const medians = Array.from({ length: count }, (_, at) =>
    median(series.slice(at * stretch, (at + 1) * stretch)),
  )
  return { series: medians, stretch }
}
