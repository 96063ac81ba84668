import fc from 'fast-check'
import { build, decodeFromCompressedBase64 } from 'hdr-histogram-js'
import { expect, test } from 'vitest'
import { bucketOf } from './buckets.ts'
import {
  decodeHistogram,
  encodeHistogram,
  LatencyHistogram,
  mergeHistograms,
  percentileMs,
} from './latency-histogram.ts'

const us = fc.oneof(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 3_600_000_000 }))
const samples = fc.array(us, { maxLength: 300 })

function of(values: readonly number[]) {
  const histogram = new LatencyHistogram()
  for (const value of values) histogram.record(value / 1000)
  return histogram.data()
}

function reference(values: readonly number[]) {
  const histogram = build({
    lowestDiscernibleValue: 1,
    highestTrackableValue: 3_600_000_000,
    numberOfSignificantValueDigits: 3,
  })
  for (const value of values) histogram.recordValue(value)
  return histogram
}

test('buckets and percentiles are those of the HdrHistogram library', () => {
  fc.assert(
    fc.property(fc.array(us, { minLength: 1, maxLength: 300 }), (values) => {
      const [ours, theirs] = [of(values), reference(values)]
      for (const percent of [1, 50, 90, 99, 99.9, 100])
        expect(Math.round(percentileMs(ours, percent) * 1000)).toBe(
          Math.min(theirs.getValueAtPercentile(percent), Math.max(...values)),
        )
    }),
    { numRuns: 100 },
  )
})

test('a bucket holds its value and is no wider than a thousandth of it', () => {
  fc.assert(
    fc.property(us, (value) => {
      expect(bucketOf(value)).toBeGreaterThanOrEqual(value)
      expect(bucketOf(value) - value).toBeLessThanOrEqual(value / 1000)
    }),
  )
})

test('LM-11: the histograms of shards, merged, are that of the whole set', () => {
  fc.assert(
    fc.property(fc.array(samples, { minLength: 4, maxLength: 4 }), (shards) => {
      expect(mergeHistograms(shards.map(of))).toEqual(of(shards.flat()))
    }),
    { numRuns: 100 },
  )
})

test('what is written is read by the library, and read back with the same buckets', () => {
  const data = of([3, 900, 20_011, 20_012, 500_000, 3_500_000_000])
  expect(decodeFromCompressedBase64(encodeHistogram(data)).totalCount).toBe(6)
  expect(decodeHistogram(encodeHistogram(data)).buckets).toEqual(data.buckets)
})

test('extremes are exact, and nothing has no percentile', () => {
  expect(of([20_011, 999_999])).toMatchObject({ min: 20_011, max: 999_999, sum: 1_020_010, count: 2 })
  expect(percentileMs(of([]), 50)).toBeNaN()
  expect(of([])).toEqual({ buckets: [], count: 0, min: 0, max: 0, sum: 0 })
})
