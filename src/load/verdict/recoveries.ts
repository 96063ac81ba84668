import { mergeHistograms, percentileMs } from '../histogram/latency-histogram.ts'
import type { Measured, Second } from '../measured.ts'
import { type Recovery, recoveryAfter } from '../statistics/recovery.ts'
import { parseThreshold } from './parse-threshold.ts'
import type { Threshold } from './threshold.ts'

/** How long the objective took to hold again, from the beginning of the phase after a spike. */
export interface RecoveryVerdict {
  phase: string
  /** The objective by which it is told, such as `p95 < 800 ms`. */
  hold: string
  recovery: Recovery
}

/** For each phase after a spike, by the first threshold on a percentile; empty where there is none. */
export function recoveriesOf(
  { phases, seconds }: Measured,
  thresholds: readonly Threshold[],
): RecoveryVerdict[] {
  const [objective] = thresholds.flatMap(({ hold }) => {
    const rule = parseThreshold(hold, '')
    return rule.metric === 'quantile' ? [{ hold, q: rule.q, limitMs: rule.limit / 1000 }] : []
  })
  if (!objective) return []
  const { hold, q, limitMs } = objective
  return phases.flatMap(({ name, fromMs, toMs }, at) => {
    if (phases[at - 1]?.role !== 'spike') return []
    const own = seconds.filter(({ second }) => second * 1000 >= fromMs && second * 1000 < toMs)
    const held = own.map((second) => {
      const ms = percentileOf(second, q)
      return ms === undefined ? undefined : ms < limitMs
    })
    return [{ phase: name, hold, recovery: recoveryAfter(held) }]
  })
}

function percentileOf({ latencies }: Second, q: number): number | undefined {
  const ok = mergeHistograms(latencies.filter((one) => one.class === 'ok').map(({ latency }) => latency))
  return ok.count === 0 ? undefined : percentileMs(ok, q * 100)
}
