import { percentileMs } from '../../src/load/histogram/latency-histogram.ts'
import type { HistogramData, Measured } from '../../src/load/measured.ts'

/** Something that must hold of a measurement, and what was seen. */
export interface Held {
  what: string
  seen: string
  holds: boolean
}

export interface CaseResult {
  /** For the reader alone. */
  figures: string[]
  held: Held[]
}

export interface MeasureCase {
  about: string
  run(): Promise<CaseResult>
}

/** `value` lies within these bounds, both included. */
export function within(what: string, value: number, [least, most]: readonly [number, number]): Held {
  const digits = Number.isInteger(value) ? 0 : 2
  return {
    what: `${what} in ${least} to ${most}`,
    seen: value.toFixed(digits),
    holds: value >= least && value <= most,
  }
}

export function equal(what: string, value: number | string, wanted: number | string): Held {
  return { what: `${what} is ${wanted}`, seen: String(value), holds: value === wanted }
}

const FIT = 'the generator was fit'

/** A run whose generator was the bottleneck proves nothing. */
export function validRun({ generator }: Measured): Held {
  return {
    what: FIT,
    seen: [generator.verdict, ...generator.reasons].join('. '),
    holds: generator.verdict === 'valid',
  }
}

export function isUnfit({ what, holds }: Held): boolean {
  return what === FIT && !holds
}

export interface Percentiles {
  n: number
  min: number
  p50: number
  p90: number
  p99: number
  max: number
}

/** In ms. */
export function percentilesOf(data: HistogramData): Percentiles {
  const at = (percent: number) => percentileMs(data, percent)
  return { n: data.count, min: data.min / 1000, p50: at(50), p90: at(90), p99: at(99), max: data.max / 1000 }
}

export function showPercentiles(name: string, { n, ...rest }: Percentiles): string {
  const cells = Object.entries(rest).map(([key, value]) => `${key} ${value.toFixed(1)}`)
  return `${name.padEnd(34)} n ${String(n).padStart(6)}  ${cells.join('  ')} ms`
}

export function showGenerator({ generator, totals }: Measured): string {
  const { eventLoopDelayMs, startDelayMs, cpu, sockets } = generator
  return [
    `late ${totals.late}  dropped ${totals.dropped}`,
    `start delay p50 ${startDelayMs.p50.toFixed(2)} p99 ${startDelayMs.p99.toFixed(2)} ms`,
    `event loop p99 ${eventLoopDelayMs.p99.toFixed(1)} ms`,
    `CPU ${cpu.toFixed(2)}`,
    `sockets ${sockets.mostOpen}`,
  ].join('  ')
}
