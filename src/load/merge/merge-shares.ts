import { sumCounts } from '../engine/counts.ts'
import { mergeHistograms } from '../histogram/latency-histogram.ts'
import type { LoadPlan } from '../load-plan.ts'
import {
  type CorrectnessMeasured,
  type Latencies,
  type Measured,
  OUTCOME_CLASSES,
  type PhaseMeasured,
  type QuotaMeasured,
  type Second,
} from '../measured.ts'
import { planDigest } from '../plan-digest.ts'
import { unmergeable } from './k6-samples.ts'
import { mergeHealth } from './merge-health.ts'

/** What one machine has measured of its share. */
export interface ShareOutput {
  file: string
  measured: Measured
}

/** ms that the machines of one run may begin apart. */
const APART_MS = 5000

/**
 * The shares of several machines as one run. Counts and buckets add up exactly: percentiles are those that one machine would have had.
 * Each second counts from the start of its own machine. What cannot be added up (delays of the generators) is the worst of them. Throws
 * HarnessError LOAD_UNMERGEABLE for a whole run, another plan or seed, a share that is there twice or missing, and for shares that were
 * not run at one time.
 */
export function mergeShares(plan: LoadPlan, outputs: readonly ShareOutput[]): Measured {
  const [first, ...others] = demandShares(plan, outputs)
  const all = [first, ...others]
  const streams = streamOrder(plan)
  const [cutShort] = all.flatMap((one) => one.cutShort ?? []).sort((a, b) => a.atMs - b.atMs)
  const { share: _, ...whole } = first
  const most = Math.max(...all.map(({ seconds }) => seconds.length))
  const correctness = mergeCorrectness(all.flatMap((one) => one.correctness ?? []))
  return {
    ...whole,
    startedAt: all.map(({ startedAt }) => startedAt).sort()[0] ?? first.startedAt,
    durationMs: Math.max(...all.map(({ durationMs }) => durationMs)),
    planned: sum(all, ({ planned }) => planned),
    maxInFlight: sum(all, ({ maxInFlight }) => maxInFlight),
    phases: first.phases.map((phase, at) => mergePhase(phase, { at, all, streams })),
    seconds: Array.from({ length: most }, (_, at) =>
      mergeSecond(
        all.flatMap(({ seconds }) => seconds[at] ?? []),
        streams,
      ),
    ),
    totals: sumCounts(all.map(({ totals }) => totals)),
    quotas: first.quotas.map(({ connection }) =>
      mergeQuota(all.flatMap(({ quotas }) => quotas.filter((one) => one.connection === connection))),
    ),
    generator: mergeHealth(outputs.map(({ file, measured: { generator } }) => ({ file, generator }))),
    ...(cutShort && { cutShort }),
    ...(correctness.length > 0 && { correctness }),
  }
}

function demandShares(plan: LoadPlan, outputs: readonly ShareOutput[]): [Measured, ...Measured[]] {
  const digest = planDigest(plan)
  const seen = new Map<number, string>()
  const of = outputs[0]?.measured.share?.of ?? 0
  for (const { file, measured } of outputs) {
    const { share, seed } = measured
    if (!share)
      throw unmergeable(
        `${file} is a whole run and no share of one: run each machine with assay load --share.`,
      )
    if (share.planDigest !== digest)
      throw unmergeable(`${file} is of another plan than the one given: give the plan that it was run with.`)
    if (seed !== plan.seed)
      throw unmergeable(
        `${file} is of seed ${seed}, and others of ${plan.seed}: run all shares with the same --seed.`,
      )
    const told = `${share.index + 1}/${share.of}`
    if (share.of !== of)
      throw unmergeable(`${file} is share ${told}, and others are of ${of}: run all with the same number.`)
    const other = seen.get(share.index)
    if (other !== undefined)
      throw unmergeable(`${file} and ${other} are both share ${told}: give each share once.`)
    seen.set(share.index, file)
  }
  const missing = Array.from({ length: of }, (_, index) => index).filter((index) => !seen.has(index))
  const [first, ...others] = outputs.map(({ measured }) => measured)
  if (!first || missing.length > 0)
    throw unmergeable(
      `Share ${missing.map((index) => `${index + 1}/${of}`).join(', ')} is missing: one verdict takes all of them.`,
    )
  demandOneTime([first, ...others])
  return [first, ...others]
}

/** Machines that came one after another were never the load of the plan. */
function demandOneTime(all: readonly Measured[]): void {
  const began = all.map(({ startedAt }) => Date.parse(startedAt))
  const apart = Math.max(...began) - Math.min(...began)
  if (!(apart <= APART_MS))
    throw unmergeable(
      `The shares began ${(apart / 1000).toFixed(1)} s apart, more than ${APART_MS / 1000} s: start all machines at one time, so that their load adds up.`,
    )
}

/** Where a stream and class stands in lists: by the plan's mix, then by class. */
type Order = (one: Latencies) => number

function streamOrder({ mix }: LoadPlan): Order {
  const places = new Map(mix.map((entry, at) => [keyOf(entry), at]))
  return (one) =>
    (places.get(keyOf(one)) ?? mix.length) * OUTCOME_CLASSES.length + OUTCOME_CLASSES.indexOf(one.class)
}

const keyOf = ({ operation, connection, kind }: Pick<Latencies, 'operation' | 'connection' | 'kind'>) =>
  JSON.stringify([operation, connection, kind])

function mergePhase(
  phase: PhaseMeasured,
  { at, all, streams }: { at: number; all: readonly Measured[]; streams: Order },
): PhaseMeasured {
  const parts = all.flatMap(({ phases }) => phases[at] ?? [])
  const { name, role, fromMs, toMs, rate } = phase
  const groups = grouped(
    parts.flatMap(({ latencies }) => latencies),
    streams,
  )
  return {
    ...{ name, role, fromMs, toMs, rate },
    ...sumCounts(parts.map(countsOf)),
    latencies: groups.map(([first, own]) => ({
      ...first,
      latency: mergeHistograms(own.map(({ latency }) => latency)),
      service: mergeHistograms(own.map(({ service }) => service)),
    })),
  }
}

function mergeSecond(parts: readonly Second[], streams: Order): Second {
  const groups = grouped(
    parts.flatMap(({ latencies }) => latencies),
    streams,
  )
  return {
    ...sumCounts(parts.map(countsOf)),
    second: parts[0]?.second ?? 0,
    phase: parts[0]?.phase ?? '',
    ended: sum(parts, ({ ended }) => ended),
    endedOk: sum(parts, ({ endedOk }) => endedOk),
    inFlight: sum(parts, ({ inFlight }) => inFlight),
    backlog: sum(parts, ({ backlog }) => backlog),
    latencies: groups.map(([first, own]) => ({
      ...first,
      latency: mergeHistograms(own.map(({ latency }) => latency)),
    })),
  }
}

function countsOf({
  offered,
  started,
  late,
  dropped,
  held,
  unstarted,
  finished,
  abandoned,
  classes,
  bytes,
}: PhaseMeasured | Second) {
  return { offered, started, late, dropped, held, unstarted, finished, abandoned, classes, bytes }
}

function grouped<T extends Latencies>(all: readonly T[], order: Order): [T, T[]][] {
  const groups = [...Map.groupBy(all, (one) => `${keyOf(one)} ${one.class}`).values()]
  return groups
    .flatMap((own): [T, T[]][] => own.slice(0, 1).map((first) => [first, own]))
    .sort(([a], [b]) => order(a) - order(b))
}

function mergeQuota(parts: readonly QuotaMeasured[]): QuotaMeasured {
  const [throttled] = parts
    .flatMap(({ firstThrottled }) => firstThrottled ?? [])
    .sort((a, b) => a.atMs - b.atMs)
  const ceilings = parts.flatMap(({ ceilingPerSecond }) => ceilingPerSecond ?? [])
  return {
    connection: parts[0]?.connection ?? '',
    origin: parts.find(({ origin }) => origin !== 'none')?.origin ?? 'none',
    ...(ceilings.length > 0 && { ceilingPerSecond: sum(ceilings, (one) => one) }),
    held: sum(parts, ({ held }) => held),
    throttled: sum(parts, (one) => one.throttled),
    ...(throttled && { firstThrottled: throttled }),
    retryAfter: {
      present: sum(parts, ({ retryAfter }) => retryAfter.present),
      valid: sum(parts, ({ retryAfter }) => retryAfter.valid),
      sentTooEarly: sum(parts, ({ retryAfter }) => retryAfter.sentTooEarly),
    },
    afterWait: {
      tried: sum(parts, ({ afterWait }) => afterWait.tried),
      accepted: sum(parts, ({ afterWait }) => afterWait.accepted),
    },
  }
}

function mergeCorrectness(all: readonly CorrectnessMeasured[]): CorrectnessMeasured[] {
  return [...Map.groupBy(all, ({ what }) => what)].map(([what, own]) => ({
    what,
    checked: sum(own, ({ checked }) => checked),
    of: sum(own, (one) => one.of),
    wrong: sum(own, ({ wrong }) => wrong),
    told: [...new Set(own.map(({ told }) => told))].join('; '),
    examples: [...new Set(own.flatMap(({ examples }) => examples))].slice(0, EXAMPLES),
  }))
}

const EXAMPLES = 5

function sum<T>(parts: readonly T[], of: (part: T) => number): number {
  return parts.reduce((total, part) => total + of(part), 0)
}
