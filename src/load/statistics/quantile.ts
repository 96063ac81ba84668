import { HarnessError } from '../../model/harness-error.ts'

/** Values in ascending order, each with how often it occurred: the buckets of a histogram are of this form as they are. */
export type Counted = readonly (readonly [value: number, count: number])[]

export function countOf(values: Counted): number {
  return values.reduce((sum, [, count]) => sum + count, 0)
}

/** Plain numbers, in any order, as counted values. */
export function counted(values: readonly number[]): Counted {
  return mergeCounted([values.map((value) => [value, 1] as const)])
}

/** All values of several sets as one: counts of equal values add up, so nothing is lost. */
function mergeCounted(sets: readonly Counted[]): Counted {
  const counts = new Map<number, number>()
  for (const set of sets)
    for (const [value, count] of set) counts.set(value, (counts.get(value) ?? 0) + count)
  return [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => a - b)
}

/** The value of a rank, 1 for the lowest; undefined where there are fewer values. */
export function valueAtRank(values: Counted, rank: number): number | undefined {
  let seen = 0
  for (const [value, count] of values) {
    seen += count
    if (seen >= rank) return value
  }
  return undefined
}

/**
 * The lowest value that at least the share `q` of all values does not exceed; undefined where there is none. It is always a
 * value that occurred: between 20 ms and 4 s nothing is made up.
 * Source: R. Hyndman, Y. Fan, "Sample Quantiles in Statistical Packages", 1996, definition 1.
 */
export function quantileOf(values: Counted, q: number): number | undefined {
  return valueAtRank(values, rankOf(q, countOf(values)))
}

/** `ceil(q n)`, at least 1, where q n is not moved to the next whole number by a rounding of the last digit. */
export function rankOf(q: number, n: number): number {
  mustBeShare(q)
  return Math.max(1, Math.ceil(q * n - 1e-9))
}

export function mustBeShare(q: number): void {
  if (q > 0 && q < 1) return
  throw new HarnessError(
    'RUN_BROKEN',
    `${q} was given as a quantile. Give a share above 0 and below 1, such as 0.99 for p99.`,
  )
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN
  return sorted.length % 2 === 1 ? low : (low + (sorted[middle] ?? Number.NaN)) / 2
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
