import { differenceInterval, type Interval } from './bootstrap.ts'
import { type Counted, mean, quantileOf } from './quantile.ts'
import { minimumSamples } from './quantile-interval.ts'
import { compareRanks, holm, lowestP, type RankComparison } from './rank-comparison.ts'

/** One thing that is compared: the latencies of it in each run of A and of B, in any one unit. */
export interface Compared {
  name: string
  q: number
  a: readonly Counted[]
  b: readonly Counted[]
}

export interface CompareOptions {
  seed: number
  /** Chance of a false alarm over all comparisons together. */
  alpha?: number
  /** Relative differences below are no change, however sure they are: nobody would act on them. */
  smallest?: number
}

export type Change = 'slower' | 'faster' | 'no-change' | 'indicative' | 'insufficient'

export interface Comparison {
  name: string
  q: number
  change: Change
  /** For people, one sentence. */
  reason: string
  /** Runs that had enough samples for the quantile. */
  runs: { a: number; b: number }
  /** Means of the quantiles of the runs. */
  a: number
  b: number
  /** B less A as a share of A; this and Cliff's delta are the size of the effect that `p` belongs to. */
  relative: number
  /** Of B less A, in the unit of the values; absent where a side has a single run. */
  interval?: Interval
  /** With `p` before and `adjustedP` after Holm's correction; absent where a side has a single run. */
  ranks?: RankComparison & { adjustedP: number }
}

/**
 * Whether B is slower or faster than A, for each of several quantiles and operations. A run is one value, its quantile. A
 * change is called one where three agree: the exact rank test after Holm's correction, the bootstrap interval of the
 * difference, which must not hold 0, and a difference that is large enough to matter.
 */
export function compareRuns(family: readonly Compared[], options: CompareOptions): Comparison[] {
  const { alpha = 0.05 } = options
  const rows = family.map(quantilesOfRuns)
  const tested = rows.map(({ a, b }) => (testable(a, b) ? compareRanks(a, b) : undefined))
  const adjusted = holm(tested.flatMap((ranks) => (ranks ? [ranks.p] : [])))
  const tests = tested.filter((ranks) => ranks !== undefined).length
  let at = 0
  return rows.map((row, index) => {
    const ranks = tested[index]
    const found = figures(row)
    if (!ranks) return { ...found, ...untested(row) }
    const full = { ...ranks, adjustedP: adjusted[at++] ?? 1 }
    const interval = differenceInterval(row.a, row.b, { seed: options.seed + index, confidence: 1 - alpha })
    const enough = lowestP(row.a.length, row.b.length) * tests <= alpha
    const judged = judge({ ...found, interval, ranks: full }, { ...options, enough, tests })
    return { ...found, interval, ranks: full, ...judged }
  })
}

interface Row {
  name: string
  q: number
  a: number[]
  b: number[]
}

type Judged = Pick<Comparison, 'change' | 'reason'>

function quantilesOfRuns({ name, q, a, b }: Compared): Row {
  const minimum = minimumSamples(q)
  const each = (runs: readonly Counted[]) =>
    runs.flatMap((run) => {
      const count = run.reduce((sum, [, occurred]) => sum + occurred, 0)
      const value = count < minimum ? undefined : quantileOf(run, q)
      return value === undefined ? [] : [value]
    })
  return { name, q, a: each(a), b: each(b) }
}

function testable(a: readonly number[], b: readonly number[]): boolean {
  return a.length > 1 && b.length > 1
}

function figures({ name, q, a, b }: Row): Omit<Comparison, 'change' | 'reason'> {
  const from = mean(a)
  const to = mean(b)
  return {
    name,
    q,
    runs: { a: a.length, b: b.length },
    a: from,
    b: to,
    relative: from === to ? 0 : (to - from) / from,
  }
}

function untested({ q, a, b }: Row): Judged {
  return a.length === 0 || b.length === 0
    ? {
        change: 'insufficient',
        reason: `No run of ${a.length === 0 ? 'A' : 'B'} has the ${minimumSamples(q)} samples that this quantile needs: run longer or faster.`,
      }
    : {
        change: 'indicative',
        reason:
          'A single run tells nothing of how runs differ among themselves: run each side several times.',
      }
}

type Tested = Omit<Comparison, 'change' | 'reason'> & Required<Pick<Comparison, 'interval' | 'ranks'>>

function judge(
  { interval, ranks, relative, runs }: Tested,
  options: CompareOptions & { enough: boolean; tests: number },
): Judged {
  const { alpha = 0.05, smallest = 0.05, enough, tests } = options
  if (!enough)
    return {
      change: 'indicative',
      reason: `${runs.a} runs against ${runs.b} cannot be significant among ${tests} comparisons: run each side ${fewestRuns(alpha, tests)} times.`,
    }
  const beside = interval.low > 0 || interval.high < 0
  if (ranks.adjustedP <= alpha && beside && Math.abs(relative) >= smallest)
    return {
      change: relative > 0 ? 'slower' : 'faster',
      reason: `${relative > 0 ? 'Slower' : 'Faster'} by ${share(Math.abs(relative))}, more than runs differ among themselves.`,
    }
  return {
    change: 'no-change',
    reason:
      Math.abs(relative) < smallest
        ? `The difference of ${share(relative)} is below ${share(smallest)}.`
        : `The difference of ${share(relative)} is no more than runs differ among themselves.`,
  }
}

/** How often each side must run for a full separation to be significant among so many comparisons. */
export function fewestRuns(alpha: number, tests: number): number {
  let runs = 2
  while (lowestP(runs, runs) * tests > alpha) runs += 1
  return runs
}

function share(part: number): string {
  return `${(part * 100).toFixed(1)} %`
}
