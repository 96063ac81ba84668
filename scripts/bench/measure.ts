/** One figure of the bench, as a ratio or a time measured within one run, and what is aimed at. */
export interface Measure {
  name: string
  value: number
  unit: '×' | 'ms' | 's' | ''
  aim: { at: 'most' | 'least'; value: number }
  /** After the point; two by default. */
  digits?: number
  /** What the figure was made from, one line each. */
  details?: readonly string[]
}

/** Gives each figure as soon as it is measured. */
export type Bench = (options: BenchOptions) => AsyncIterable<Measure>

export interface BenchOptions {
  /** How long the run lasts over which memory is watched. */
  minutes: number
}

export function reaches({ value, aim }: Measure): boolean {
  return aim.at === 'most' ? value <= aim.value : value >= aim.value
}

/** Runs both alternately, so that a noisy moment of the machine hits both; the median of each counts. */
export async function interleave(
  rounds: number,
  first: () => Promise<number>,
  second: () => Promise<number>,
): Promise<{ first: number; second: number }> {
  const firsts: number[] = []
  const seconds: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    firsts.push(await first())
    seconds.push(await second())
  }
  return { first: median(firsts), second: median(seconds) }
}

/** Milliseconds that something takes. */
export async function timed(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await action()
  return performance.now() - start
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
