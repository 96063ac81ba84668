import {
  build,
  decodeFromCompressedBase64,
  encodeIntoCompressedBase64,
  type Histogram,
  JsHistogram,
} from 'hdr-histogram-js'
import { HarnessError } from '../../model/harness-error.ts'
import type { HistogramData } from '../measured.ts'
import { bucketOf } from './buckets.ts'

/** µs; an hour. What takes longer counts as that in the buckets, and is exact in `max` and `sum`. */
const HIGHEST_US = 3_600_000_000

/** Collects latencies. Only buckets that something fell into take memory, so that there may be one for each second. */
export class LatencyHistogram {
  readonly #counts = new Map<number, number>()
  #count = 0
  #min = Number.POSITIVE_INFINITY
  #max = 0
  #sum = 0

  /** `ms` may be a fraction; nothing is below 0. */
  record(ms: number): void {
    const us = Math.max(0, Math.round(ms * 1000))
    const bucket = bucketOf(Math.min(us, HIGHEST_US))
    this.#counts.set(bucket, (this.#counts.get(bucket) ?? 0) + 1)
    this.#count += 1
    this.#sum += us
    this.#min = Math.min(this.#min, us)
    this.#max = Math.max(this.#max, us)
  }

  /** A copy; later records do not change it. */
  data(): HistogramData {
    const buckets = [...this.#counts].sort(([a], [b]) => a - b)
    return { buckets, count: this.#count, min: this.#count ? this.#min : 0, max: this.#max, sum: this.#sum }
  }
}

/** All of them in one, without loss: the buckets are the same everywhere. */
export function mergeHistograms(parts: readonly HistogramData[]): HistogramData {
  const counts = new Map<number, number>()
  for (const { buckets } of parts)
    for (const [us, count] of buckets) counts.set(us, (counts.get(us) ?? 0) + count)
  const filled = parts.filter(({ count }) => count > 0)
  return {
    buckets: [...counts].sort(([a], [b]) => a - b),
    count: filled.reduce((sum, part) => sum + part.count, 0),
    min: filled.reduce(
      (least, { min }) => Math.min(least, min),
      filled.length ? Number.POSITIVE_INFINITY : 0,
    ),
    max: filled.reduce((most, { max }) => Math.max(most, max), 0),
    sum: filled.reduce((total, part) => total + part.sum, 0),
  }
}

/**
 * The latency in ms that so many percent are not above, as HdrHistogram tells it: the highest value of its bucket, and
 * never more than was seen. NaN where there is nothing.
 */
export function percentileMs({ buckets, count, max }: HistogramData, percent: number): number {
  if (count === 0) return Number.NaN
  const wanted = Math.max(1, Math.ceil((percent / 100) * count - 1e-9))
  let seen = 0
  for (const [us, held] of buckets) {
    seen += held
    if (seen >= wanted) return Math.min(us, max) / 1000
  }
  return max / 1000
}

/** As HdrHistogram's own tools read it (version 2, deflated, base64), in µs. */
export function encodeHistogram(data: HistogramData): string {
  const histogram = emptyHistogram()
  for (const [us, count] of data.buckets) histogram.recordValueWithCount(us, count)
  return encodeIntoCompressedBase64(histogram)
}

/** Reads what `encodeHistogram` or another HdrHistogram of µs wrote. Extremes and sum are as exact as its buckets. */
export function decodeHistogram(text: string): HistogramData {
  const histogram = decodeFromCompressedBase64(text)
  const buckets = bucketsOf(histogram)
  const sum = buckets.reduce((total, [us, count]) => total + us * count, 0)
  const [min = 0, max = 0] = [buckets[0]?.[0], buckets.at(-1)?.[0]]
  return { buckets, count: histogram.totalCount, min, max, sum }
}

function emptyHistogram(): Histogram {
  return build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: HIGHEST_US,
    numberOfSignificantValueDigits: 3,
    bitBucketSize: 64,
    autoResize: false,
    useWebAssembly: false,
  })
}

function bucketsOf(histogram: Histogram): [number, number][] {
  if (!(histogram instanceof JsHistogram))
    throw new HarnessError(
      'RUN_BROKEN',
      'A histogram was decoded into a form that cannot be read. This is a defect of Assay: please report it.',
    )
  const found: [number, number][] = []
  for (let at = 0; at < histogram.countsArrayLength; at += 1) {
    const count = histogram.getCountAtIndex(at)
    if (count > 0) found.push([bucketOf(histogram.valueFromIndex(at)), count])
  }
  return found
}
