import { HarnessError } from '../../model/harness-error.ts'
import { Dice } from '../../sandbox/data/dice.ts'
import { normalAtMost, studentLimit } from './normal.ts'
import { mean } from './quantile.ts'

export interface Interval {
  low: number
  high: number
}

export interface BootstrapOptions {
  seed: number
  confidence?: number
  resamples?: number
}

/**
 * Interval of the difference of two means (B less A), each value one run. Runs are drawn again with replacement, whole: the
 * requests of one run share its machine and its minute, and are no independent witnesses. With few runs the plain
 * percentile interval is too narrow, so its ends lie further out, as those of Student's t do.
 * Sources: B. Efron, R. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13; T. Hesterberg, "What Teachers
 * Should Know about the Bootstrap", 2015, for the expanded percentile interval. Each side needs two runs.
 */
export function differenceInterval(
  a: readonly number[],
  b: readonly number[],
  { seed, confidence = 0.95, resamples = 4000 }: BootstrapOptions,
): Interval {
  const fewest = Math.min(a.length, b.length)
  if (fewest < 2)
    throw new HarnessError(
      'RUN_BROKEN',
      `An interval was asked for ${a.length} runs against ${b.length}. Give at least two of each.`,
    )
  const dice = new Dice(seed)
  const again = (values: readonly number[]) => mean(values.map(() => dice.oneOf(values) ?? Number.NaN))
  const differences = Array.from({ length: resamples }, () => again(b) - again(a)).sort((x, y) => x - y)
  const out = expandedTail(1 - confidence, fewest)
  const low = Math.floor(out * resamples)
  return {
    low: differences[low] ?? Number.NaN,
    high: differences[resamples - 1 - low] ?? Number.NaN,
  }
}

/** The share of resamples to leave out at each end for an interval of so many values to cover what it says. */
export function expandedTail(alpha: number, count: number): number {
  return normalAtMost(-Math.sqrt(count / (count - 1)) * studentLimit(alpha, count - 1))
}
