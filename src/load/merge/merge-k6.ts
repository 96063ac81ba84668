import { createTally } from '../engine/tally.ts'
import { callId, type ExportedPlan, scenarioName } from '../k6/export-plan.ts'
import type { LoadPlan } from '../load-plan.ts'
import { type CutShort, type Measured, type QuotaMeasured, UNWATCHED } from '../measured.ts'
import { type Arrival, boundsOf } from '../schedule/arrivals.ts'
import { areaOf, rateAt, segmentsOf } from '../schedule/segments.ts'
import { type K6Sample, type RunnerOutput, unmergeable } from './k6-samples.ts'

type Ended = Extract<K6Sample, { kind: 'ended' }>

/** A call by the time of the run: ms since its start. */
interface Placed extends Ended {
  arrival: Arrival
  endedMs: number
}

/**
 * All runners as one run, sample by sample, so that every percentile is that of the whole. k6 counts latency from when a call begins,
 * and drops what finds no free VU: there are no late starts. Throws HarnessError LOAD_UNMERGEABLE for outputs of another plan, one
 * that is there twice, or one that is missing.
 */
export function mergeK6(exported: ExportedPlan, outputs: readonly RunnerOutput[]): Measured {
  demandWhole(exported, outputs)
  const { plan } = exported
  const tally = createTally(plan)
  const began = outputs.map((output) => beginningOf(plan, output))
  for (const [at, output] of outputs.entries()) demandOneRun(plan, output, began[at] ?? 0)
  const placed: Placed[] = []
  for (const [at, { samples, file }] of outputs.entries())
    for (const sample of samples) {
      const arrival = arrivalOf(plan, sample, { began: began[at] ?? 0, file })
      if (sample.kind === 'ended')
        placed.push({ ...sample, arrival, endedMs: sample.atMs - (began[at] ?? 0) })
      else
        for (let count = 0; count < sample.count; count += 1) {
          tally.count(arrival, 'offered')
          tally.count(arrival, 'dropped')
        }
    }
  placed.sort((a, b) => a.arrival.atMs - b.arrival.atMs)
  for (const { arrival, endedMs, class: outcome } of placed) {
    tally.count(arrival, 'offered')
    tally.started(arrival, arrival.atMs)
    tally.ended(arrival, { class: outcome, bytes: 0, startedMs: arrival.atMs, endedMs })
  }
  const inFlight = inFlightOf(placed)
  for (const [second, count] of inFlight.entries()) tally.tick(second, { inFlight: count, backlog: 0 })
  const planned = Math.round(plan.phases.flatMap(segmentsOf).reduce((sum, one) => sum + areaOf(one), 0))
  const measured = tally.result()
  const cutShort = cutOf(plan, placed, { planned, offered: measured.totals.offered })
  return {
    ...{ model: 'open', plan: plan.name, seed: plan.seed },
    startedAt: new Date(Math.min(...began)).toISOString(),
    durationMs: placed.reduce((latest, { endedMs }) => Math.max(latest, endedMs), 0),
    ...{ lateAfterMs: plan.limits.lateAfterMs, planned, maxInFlight: plan.limits.maxInFlight },
    ...measured,
    quotas: [...new Set(plan.mix.map(({ connection }) => connection))].map((connection) =>
      quotaOf(plan, placed, connection),
    ),
    // k6 tells nothing of its own health but what it dropped.
    generator: UNWATCHED,
    ...(cutShort && { cutShort }),
  }
}

function demandWhole({ digest, runners }: ExportedPlan, outputs: readonly RunnerOutput[]): void {
  for (const { file, plans } of outputs)
    if (plans.size !== 1 || !plans.has(digest))
      throw unmergeable(
        `${file} is of ${plans.size > 1 ? 'several plans' : 'another plan'} than the one given: give the plan.json that was exported with its script.`,
      )
  const seen = new Map<string, string>()
  for (const { file, samples } of outputs) {
    const mark = JSON.stringify([samples.length, samples[0], samples.at(-1)])
    const twin = seen.get(mark)
    if (twin !== undefined) throw unmergeable(`${file} and ${twin} are the same output: give each once.`)
    seen.set(mark, file)
  }
  if (outputs.length !== runners)
    throw unmergeable(
      `The plan was exported for ${runners} runners, and there are ${outputs.length} outputs: give one of each runner.`,
    )
}

/** When a runner's run began, by its own clock: the earliest that its calls allow. ms since the epoch. */
function beginningOf(plan: LoadPlan, { samples }: RunnerOutput): number {
  const bounds = boundsOf(plan.phases)
  return samples.reduce((earliest, sample) => {
    const phase = plan.phases.findIndex((_, at) => scenarioName(at) === sample.scenario)
    const started = sample.atMs - (sample.kind === 'ended' ? sample.ms : 0)
    return Math.min(earliest, started - (bounds[phase]?.fromMs ?? 0))
  }, Number.POSITIVE_INFINITY)
}

/** An hour beyond twice the plan is left for clocks that are set and calls that hang. */
function demandOneRun({ phases }: LoadPlan, { samples, file }: RunnerOutput, began: number): void {
  const most = 2 * phases.reduce((sum, { durationMs }) => sum + durationMs, 0) + 3_600_000
  const far = samples.find(({ atMs }) => atMs - began > most)
  if (far)
    throw unmergeable(
      `${file} tells of calls that are ${Math.round((far.atMs - began) / 3_600_000)} h apart, far more than the plan lasts: collect what one run wrote.`,
    )
}

function arrivalOf(
  plan: LoadPlan,
  sample: K6Sample,
  { began, file }: { began: number; file: string },
): Arrival {
  const phase = plan.phases.findIndex((_, at) => scenarioName(at) === sample.scenario)
  const call = sample.kind === 'dropped' ? 0 : plan.mix.findIndex((_, at) => callId(at) === sample.call)
  if (phase < 0 || call < 0)
    throw unmergeable(`${file} tells of ${sample.scenario}, which the plan does not have.`)
  const started = sample.atMs - (sample.kind === 'ended' ? sample.ms : 0)
  return { index: 0, atMs: Math.max(0, started - began), phase, call }
}

/** Calls under way at the end of each second. */
function inFlightOf(placed: readonly Placed[]): number[] {
  const counts: number[] = []
  for (const { arrival, endedMs } of placed)
    for (let second = Math.floor(arrival.atMs / 1000); (second + 1) * 1000 <= endedMs; second += 1)
      counts[second] = (counts[second] ?? 0) + 1
  return Array.from(counts, (count = 0) => count)
}

/** k6 counts by whole calls at each end of a phase; a runner that is gone lacks far more. */
function cutOf(
  { stop, phases, mix }: LoadPlan,
  placed: readonly Placed[],
  { planned, offered }: { planned: number; offered: number },
): CutShort | undefined {
  const refused = placed.find((one) => one.class === 'throttled')
  if (refused && stop.throttling === 'unplanned')
    return {
      atMs: refused.endedMs,
      cause: 'throttled',
      reason: `A call was refused for the rate, which nobody planned, the first of ${mix[refused.arrival.call]?.operation}: ask for less, or plan for refusals.`,
    }
  if (offered >= planned * 0.98 - 2 * phases.length) return undefined
  const last = placed.at(-1)?.arrival.atMs ?? 0
  const reason = `The runners tell of ${offered} starts and drops of ${planned} that were planned: one of them ended early.`
  return { atMs: last, cause: 'interrupted', reason }
}

function quotaOf({ phases, mix }: LoadPlan, placed: readonly Placed[], connection: string): QuotaMeasured {
  const refused = placed.filter(
    (one) => one.class === 'throttled' && mix[one.arrival.call]?.connection === connection,
  )
  const [first] = refused
  const told = (...wanted: string[]) =>
    refused.filter(({ retryAfter = 'absent' }) => wanted.includes(retryAfter)).length
  return {
    ...{ connection, origin: 'none', held: 0, throttled: refused.length },
    ...(first && {
      firstThrottled: { atMs: first.endedMs, ratePerSecond: rateAt(phases, first.arrival.atMs) },
    }),
    retryAfter: { present: told('valid', 'invalid'), valid: told('valid'), sentTooEarly: 0 },
    afterWait: { tried: 0, accepted: 0 },
  }
}
