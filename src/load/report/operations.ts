import type { LoadOperation, Percentile } from '../../model/load-report.ts'
import type { HistogramData, PhaseMeasured } from '../measured.ts'
import { estimateQuantile } from '../statistics/quantile-interval.ts'
import { latencyOf } from './timeline.ts'

const TOLD = [50, 90, 95, 99, 99.9]

/** Per operation and connection: those of one phase. */
export function operationsOf({ name, fromMs, toMs, latencies }: PhaseMeasured): LoadOperation[] {
  const streams = Map.groupBy(latencies, ({ operation, connection }) => `${connection} ${operation}`)
  return [...streams.values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const { operation, connection, kind } = first
    const count = own.reduce((sum, { latency }) => sum + latency.count, 0)
    const ok = latencyOf(own)
    return [
      {
        ...{ phase: name, operation, connection, kind, count },
        perSecond: (count * 1000) / Math.max(1, toMs - fromMs),
        classes: Object.fromEntries(own.map((one) => [one.class, one.latency.count])),
        percentiles: TOLD.map((percent) => percentileOf(ok, percent)),
        maxMs: ok.max / 1000,
      },
    ]
  })
}

function percentileOf({ buckets }: HistogramData, percent: number): Percentile {
  const found = estimateQuantile(buckets, percent / 100)
  if (found.kind === 'insufficient')
    return { percent, insufficient: { count: found.count, needed: found.minimum } }
  return { percent, ms: found.value / 1000, lowMs: found.low / 1000, highMs: found.high / 1000 }
}
