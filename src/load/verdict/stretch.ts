import { mergeHistograms, percentileMs } from '../histogram/latency-histogram.ts'
import type { Latencies, Measured, PhaseMeasured, Second } from '../measured.ts'
import { type SteadyState, steadyState } from '../statistics/steady-state.ts'
import { type Saturation, saturationOf } from './saturation.ts'

/** The part of a phase that is judged: what is left once its warm-up is cut off. */
export interface Stretch {
  phase: PhaseMeasured
  /** Whole seconds that lie within the phase, without its warm-up. */
  seconds: readonly Second[]
  latencies: readonly Latencies[]
  counts: Pick<Second, 'offered' | 'started' | 'late' | 'dropped' | 'finished' | 'abandoned'>
  /** Whether what is left is level, by the medians of its seconds. */
  steady: SteadyState
  /** Of the whole phase: a queue that grows has no warm-up. */
  saturation: Saturation
  /** Set where the run ended before the phase did. */
  isCut: boolean
}

/** Cuts the warm-up off a phase, by its medians second by second. A phase without a warm-up is taken whole. */
export function stretchOf(phase: PhaseMeasured, { seconds, cutShort }: Measured): Stretch {
  const own = seconds.filter(
    ({ second }) => second * 1000 >= phase.fromMs && (second + 1) * 1000 <= phase.toMs,
  )
  const steady = steadyState(own.map(medianOf))
  const left = own.slice(steady.warmUp)
  const isWhole = steady.warmUp === 0
  return {
    phase,
    seconds: left,
    latencies: isWhole ? phase.latencies : left.flatMap(({ latencies }) => latencies),
    counts: isWhole ? phase : sumOf(left),
    steady,
    saturation: saturationOf(own),
    isCut: cutShort !== undefined && cutShort.atMs < phase.toMs,
  }
}

/** ms; 0 for a second in which nothing succeeded, which is no level of anything. */
function medianOf({ latencies }: Second): number {
  const median = percentileMs(
    mergeHistograms(latencies.filter((one) => one.class === 'ok').map(({ latency }) => latency)),
    50,
  )
  return Number.isNaN(median) ? 0 : median
}

function sumOf(seconds: readonly Second[]): Stretch['counts'] {
  const sum = (of: keyof Stretch['counts']) => seconds.reduce((total, second) => total + second[of], 0)
  return {
    offered: sum('offered'),
    started: sum('started'),
    late: sum('late'),
    dropped: sum('dropped'),
    finished: sum('finished'),
    abandoned: sum('abandoned'),
  }
}
