import type { LoadSecond } from '../../model/load-report.ts'
import { mergeHistograms, percentileMs } from '../histogram/latency-histogram.ts'
import type { HistogramData, Latencies, Second } from '../measured.ts'

/** Of what ended well. */
export function latencyOf(latencies: readonly Latencies[]): HistogramData {
  return mergeHistograms(latencies.filter((one) => one.class === 'ok').map(({ latency }) => latency))
}

export function timelineOf(seconds: readonly Second[]): LoadSecond[] {
  return seconds.map(({ second, offered, ended, classes, latencies }) => {
    const ok = latencyOf(latencies)
    const { ok: _, ...errors } = classes
    return {
      ...{ second, offered, ended, errors },
      ...(ok.count > 0 && {
        p50: percentileMs(ok, 50),
        p95: percentileMs(ok, 95),
        maxMs: ok.max / 1000,
      }),
    }
  })
}
