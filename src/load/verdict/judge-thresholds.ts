import { HarnessError } from '../../model/harness-error.ts'
import { mergeHistograms } from '../histogram/latency-histogram.ts'
import type { Latencies, Measured, PhaseMeasured } from '../measured.ts'
import { estimateQuantile } from '../statistics/quantile-interval.ts'
import { parseThreshold, type ThresholdRule } from './parse-threshold.ts'
import { type Stretch, stretchOf } from './stretch.ts'
import type { Threshold, ThresholdVerdict } from './threshold.ts'

/**
 * Judges every threshold in every phase that it is about. What had no sample, too few, or came of a generator that was the bottleneck is
 * not evaluated, and never passes. Throws `USAGE` for a threshold that is none or names a phase that the plan does not have.
 */
export function judgeThresholds(measured: Measured, thresholds: readonly Threshold[]): ThresholdVerdict[] {
  return thresholds.flatMap((threshold, index): ThresholdVerdict[] => {
    const place = `thresholds[${index}]`
    const rule = parseThreshold(threshold.hold, place)
    const phases = phasesFor(threshold, measured, place)
    const none = 'The plan has no phase that is steady or a soak: name a phase, or add one.'
    if (phases.length === 0) return [{ threshold, outcome: 'not evaluated', because: none }]
    return phases.map((phase) => ({
      threshold,
      phase: phase.name,
      ...judged(rule, { threshold, measured, stretch: stretchOf(phase, measured) }),
    }))
  })
}

function phasesFor({ phase }: Threshold, { phases }: Measured, place: string): readonly PhaseMeasured[] {
  if (phase === undefined) return phases.filter(({ role }) => role === 'steady' || role === 'soak')
  const found = phases.filter(({ name }) => name === phase)
  const names = phases.map(({ name }) => name).join(', ')
  if (found.length === 0)
    throw new HarnessError('USAGE', `${place}: the plan has no phase "${phase}". It has ${names}: name one.`)
  return found
}

interface Judging {
  threshold: Threshold
  measured: Measured
  stretch: Stretch
}

type Judged = Omit<ThresholdVerdict, 'threshold' | 'phase'>

const unknown = (because: string): Judged => ({ outcome: 'not evaluated', because })

function judged(rule: ThresholdRule, judging: Judging): Judged {
  const { generator, model } = judging.measured
  if (generator.verdict === 'invalid')
    return unknown(`The generator was the bottleneck: ${generator.reasons.join(' ')}`)
  if (model === 'closed' && rule.unit === 'us')
    return unknown('A closed model hides waiting: judge latencies of an open one.')
  const verdict = rule.unit === 'us' ? ofTimes(rule, judging) : ofCounts(rule, judging)
  const doubt = verdict.outcome === 'pass' ? doubtOf(rule, judging.stretch) : undefined
  return doubt === undefined
    ? verdict
    : { ...verdict, outcome: 'not evaluated', because: `${doubt} So far: ${verdict.because}` }
}

/** What fails has failed; what holds might not have held to the end, or not at the level that a soak ends at. */
function doubtOf({ unit }: ThresholdRule, { isCut, phase, steady, saturation }: Stretch): string | undefined {
  if (isCut) return 'The run was cut short.'
  if (unit === 'us' && saturation.verdict === 'saturated') return saturation.reason
  return phase.role === 'soak' && unit === 'us' && steady.verdict === 'not-steady' ? steady.reason : undefined
}

function inScope(latencies: readonly Latencies[], { operation, connection }: Threshold): Latencies[] {
  return latencies.filter(
    (one) =>
      (operation === undefined || one.operation === operation) &&
      (connection === undefined || one.connection === connection),
  )
}

function ofTimes(rule: ThresholdRule, { threshold, stretch }: Judging): Judged {
  const wanted = threshold.class ?? 'ok'
  const own = inScope(stretch.latencies, threshold).filter((one) => one.class === wanted)
  const all = mergeHistograms(own.map(({ latency }) => latency))
  if (all.count === 0) return unknown(`No request of it ended as ${wanted}.`)
  if (rule.metric !== 'quantile') {
    const seen = rule.metric === 'mean' ? all.sum / all.count : rule.metric === 'max' ? all.max : all.min
    return { seen, ...compared(rule, seen, `${milliseconds(seen)} over ${all.count} requests`) }
  }
  const estimate = estimateQuantile(all.buckets, rule.q)
  if (estimate.kind === 'insufficient')
    return {
      ...unknown(`${estimate.count} requests are too few: this percentile needs ${estimate.minimum}.`),
      estimate,
    }
  const { value, low, high } = estimate
  const told = `${milliseconds(value)} (95 %: ${milliseconds(low)} to ${milliseconds(high)}) over ${estimate.count} requests`
  return { seen: value, estimate, ...compared(rule, value, told) }
}

function ofCounts(rule: ThresholdRule, judging: Judging): Judged {
  const { threshold, stretch } = judging
  if (rule.metric === 'rate') return ofRate(rule, stretch)
  const isScoped = threshold.operation !== undefined || threshold.connection !== undefined
  if (isScoped && (rule.metric === 'dropped' || rule.metric === 'late'))
    return unknown(
      'What is dropped or late is counted for a whole phase: leave operation and connection out.',
    )
  const { count, of } = tallied(rule.metric, { judging, isScoped })
  if (of === 0) return unknown('There was no request of it.')
  const seen = rule.unit === 'share' ? count / of : count
  return {
    seen,
    ...compared(rule, seen, `${count} of ${of}${rule.unit === 'share' ? ` (${percent(seen)})` : ''}`),
  }
}

/** Of what: errors and refusals of what has ended, late starts of those that began, drops of all that were offered. */
function tallied(
  metric: ThresholdRule['metric'],
  { judging: { threshold, stretch }, isScoped }: { judging: Judging; isScoped: boolean },
): { count: number; of: number } {
  const { offered, started, late, dropped, abandoned } = stretch.counts
  if (metric === 'dropped') return { count: dropped, of: offered }
  if (metric === 'late') return { count: late, of: started }
  const own = inScope(stretch.latencies, threshold)
  const ended = (test: (one: Latencies) => boolean) =>
    own.filter(test).reduce((sum, { latency }) => sum + latency.count, 0)
  const all = ended(() => true)
  if (metric === 'throttled') return { count: ended((one) => one.class === 'throttled'), of: all }
  const lost = isScoped ? 0 : abandoned
  return { count: ended((one) => one.class !== 'ok' && one.class !== 'throttled') + lost, of: all + lost }
}

function ofRate(rule: ThresholdRule, { seconds }: Stretch): Judged {
  if (seconds.length === 0) return unknown('The phase has no whole second.')
  const seen = seconds.reduce((sum, { endedOk }) => sum + endedOk, 0) / seconds.length
  return { seen, ...compared(rule, seen, `${seen.toFixed(1)}/s ended well over ${seconds.length} s`) }
}

const HOLDS: Record<ThresholdRule['operator'], (seen: number, limit: number) => boolean> = {
  '<': (seen, limit) => seen < limit,
  '<=': (seen, limit) => seen <= limit,
  '>': (seen, limit) => seen > limit,
  '>=': (seen, limit) => seen >= limit,
  '=': (seen, limit) => seen === limit,
}

function compared(
  { operator, limit }: ThresholdRule,
  seen: number,
  told: string,
): Pick<Judged, 'outcome' | 'because'> {
  return { outcome: HOLDS[operator](seen, limit) ? 'pass' : 'fail', because: `${told}.` }
}

const milliseconds = (us: number) => `${(us / 1000).toFixed(us < 100_000 ? 1 : 0)} ms`

const percent = (share: number) => `${Number((share * 100).toPrecision(3))} %`
