import type { OutcomeClass } from '../measured.ts'
import type { QuantileEstimate } from '../statistics/quantile-interval.ts'

/** An objective, and which part of the traffic it is about. */
export interface Threshold {
  /** `p99 < 800 ms`, `errors < 0.1 %`, `dropped = 0`, `rate >= 50/s`. */
  hold: string
  /** A phase by name; each phase that is steady or a soak where none is named. */
  phase?: string
  /** As the mix calls it; all together where none is named. */
  operation?: string
  connection?: string
  /** Of latencies: answers that ended so; `ok` where none is named, since what fails fast would hide what is slow. */
  class?: OutcomeClass
}

/**
 * What became of a threshold in one phase. `not evaluated` is no pass: the gate stays shut, since nothing is known.
 */
export interface ThresholdVerdict {
  threshold: Threshold
  /** Absent where no phase was looked at. */
  phase?: string
  outcome: 'pass' | 'fail' | 'not evaluated'
  /** What was seen, in the unit of the rule: µs, a share, a count or per second. */
  seen?: number
  /** Of a percentile, with its interval in µs. */
  estimate?: QuantileEstimate
  /** For people, one sentence. */
  because: string
}
