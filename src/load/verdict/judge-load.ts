import { mergeHistograms } from '../histogram/latency-histogram.ts'
import type { Measured } from '../measured.ts'
import { type LittlesLaw, littlesLaw } from '../statistics/littles-law.ts'
import type { SteadyState } from '../statistics/steady-state.ts'
import { type CorrectnessVerdict, judgeCorrectness } from './judge-correctness.ts'
import { judgeThresholds } from './judge-thresholds.ts'
import { type LimitFinding, limitFindings } from './limit-findings.ts'
import { type RecoveryVerdict, recoveriesOf } from './recoveries.ts'
import type { Saturation } from './saturation.ts'
import { type Stretch, stretchOf } from './stretch.ts'
import type { Threshold, ThresholdVerdict } from './threshold.ts'

/**
 * `met`: every threshold was evaluated and holds. `missed`: one does not, or the system does not keep to what it tells of its
 * limits. `invalid`: the generator was the bottleneck, so that nothing is known. `not evaluated`: nothing was missed, but something could not be told. `stopped`: a stop rule ended the run.
 */
export type LoadOutcome = 'met' | 'missed' | 'invalid' | 'not evaluated' | 'stopped'

/** As of every command of this house (docs/architecture.md). */
export const LOAD_EXIT_CODES: Record<LoadOutcome, number> = {
  met: 0,
  missed: 1,
  invalid: 3,
  'not evaluated': 4,
  stopped: 5,
}

export interface LoadVerdict {
  outcome: LoadOutcome
  /** One sentence per reason, the most important first. */
  because: string[]
  thresholds: ThresholdVerdict[]
  /** What the system tells of its limits and does not keep to. */
  limits: LimitFinding[]
  /** Whether what was answered was right, as far as the plan asks for it. */
  correctness: CorrectnessVerdict[]
  /** What is known of each phase that is meant to be level. */
  phases: PhaseVerdict[]
  /** How long each phase after a spike took to be as it must: told, not judged, since thresholds may name that phase. */
  recovery: RecoveryVerdict[]
}

export interface PhaseVerdict {
  name: string
  steady: SteadyState
  saturation: Saturation
  /** Absent where nothing ended well. */
  littlesLaw?: LittlesLaw
}

/** The verdict on a run. Without a threshold nothing is evaluated: load alone proves nothing. Throws as `judgeThresholds`. */
export function judgeLoad(measured: Measured, thresholds: readonly Threshold[]): LoadVerdict {
  const judged = judgeThresholds(measured, thresholds)
  const limits = limitFindings(measured)
  const correctness = judgeCorrectness(measured)
  const searched = judgeCapacity(measured)
  const outcome = outcomeOf(measured, [...judged, ...correctness, ...searched], limits)
  return {
    outcome,
    because: reasons(outcome, measured, { judged, limits, correctness, searched }),
    thresholds: judged,
    limits,
    correctness,
    phases: phasesOf(measured),
    recovery: recoveriesOf(measured, thresholds),
  }
}

function outcomeOf(
  { generator, cutShort, share }: Measured,
  judged: readonly Pick<ThresholdVerdict, 'outcome'>[],
  limits: readonly LimitFinding[],
): LoadOutcome {
  if (generator.verdict === 'invalid') return 'invalid'
  if (limits.length > 0 || judged.some(({ outcome }) => outcome === 'fail')) return 'missed'
  if (cutShort && cutShort.cause !== 'interrupted') return 'stopped'
  const isTold = judged.length > 0 && judged.every(({ outcome }) => outcome === 'pass')
  return isTold && !cutShort && !share ? 'met' : 'not evaluated'
}

interface Found {
  judged: readonly ThresholdVerdict[]
  limits: readonly LimitFinding[]
  correctness: readonly CorrectnessVerdict[]
  searched: readonly CapacityVerdict[]
}

function reasons(
  outcome: LoadOutcome,
  measured: Measured,
  { judged, limits, correctness, searched }: Found,
): string[] {
  const { generator, cutShort, share } = measured
  const of = (wanted: ThresholdVerdict['outcome']) =>
    judged
      .filter((one) => one.outcome === wanted)
      .map(({ threshold, phase, because }) => {
        const where = [phase, threshold.operation, threshold.connection].filter((part) => part !== undefined)
        return `${threshold.hold}${where.length > 0 ? ` in ${where.join(', ')}` : ''}: ${wanted}. ${because}`
      })
  if (outcome === 'invalid') return [...generator.reasons]
  return [
    ...of('fail'),
    ...limits.map(({ says }) => says),
    ...correctness.filter((one) => one.outcome === 'fail').map(({ what, because }) => `${what}: ${because}`),
    ...(cutShort ? [cutShort.reason] : []),
    ...(share
      ? [
          `This is share ${share.index + 1}/${share.of} of the plan: the verdict is that of all, by assay load merge.`,
        ]
      : []),
    ...of('not evaluated'),
    ...correctness
      .filter((one) => one.outcome === 'not evaluated')
      .map(({ what, because }) => `${what}: not evaluated. ${because}`),
    ...(judged.length === 0
      ? ['The plan sets no threshold, so nothing is judged: add one, such as "p99 < 800 ms".']
      : []),
    ...(outcome === 'met' ? [`all ${judged.length} of ${judged.length} thresholds hold`] : []),
    ...searched.map(({ because }) => because),
  ]
}

type CapacityVerdict = Pick<ThresholdVerdict, 'outcome' | 'because'>

/** Whatever rate was found, nobody has said how high it must be; but that there is none, or that none is known, decides. */
function judgeCapacity({ capacity }: Measured): CapacityVerdict[] {
  if (!capacity) return []
  const { kind, reason } = capacity
  const outcome = kind === 'below' ? 'fail' : kind === 'unfinished' ? 'not evaluated' : 'pass'
  return [{ outcome, because: `capacity: ${reason}` }]
}

function phasesOf(measured: Measured): PhaseVerdict[] {
  return measured.phases
    .filter(({ role }) => role === 'steady' || role === 'soak')
    .map((phase) => {
      const stretch = stretchOf(phase, measured)
      const law = lawIn(stretch)
      const { steady, saturation } = stretch
      return { name: phase.name, steady, saturation, ...(law && { littlesLaw: law }) }
    })
}

function lawIn({ seconds, latencies }: Stretch): LittlesLaw | undefined {
  const all = mergeHistograms(latencies.map(({ latency }) => latency))
  if (all.count === 0 || seconds.length === 0) return undefined
  const mean = (of: (second: Stretch['seconds'][number]) => number) =>
    seconds.reduce((sum, second) => sum + of(second), 0) / seconds.length
  return littlesLaw({
    meanInSystem: mean(({ inFlight, backlog }) => inFlight + backlog),
    perSecond: mean(({ ended }) => ended),
    meanMs: all.sum / all.count / 1000,
  })
}
