import { HarnessError } from '../../model/harness-error.ts'
import { isObject } from '../../model/json.ts'
import { OUTCOME_CLASSES, type OutcomeClass } from '../measured.ts'

/** What one runner has told: a call that ended, or starts that it had no VU for. Instants in ms since the epoch. */
export type K6Sample = { atMs: number; scenario: string } & (
  | { kind: 'ended'; ms: number; call: string; class: OutcomeClass; retryAfter?: string }
  | { kind: 'dropped'; count: number }
)

export interface RunnerOutput {
  file: string
  /** Digests of the plans that its samples name. */
  plans: ReadonlySet<string>
  samples: readonly K6Sample[]
}

/**
 * Reads what k6 wrote by `--out json` (one sample a line), or the log of a runner's pod, in which other lines may stand.
 * Throws HarnessError LOAD_UNMERGEABLE for a summary, a line that breaks off, or a file without a sample of the script.
 */
export async function readRunnerOutput(file: string, lines: AsyncIterable<string>): Promise<RunnerOutput> {
  const plans = new Set<string>()
  const samples: K6Sample[] = []
  let number = 0
  for await (const line of lines) {
    number += 1
    if (number === 1 && /^\s*\{\s*$|"root_group"|^\{"metrics"/.test(line)) throw summary(file)
    if (!line.startsWith('{"')) continue
    const point = pointOf(line, `${file}:${number}`)
    if (!point) continue
    if (point.tags.assay_plan !== undefined) plans.add(point.tags.assay_plan)
    const sample = sampleOf(point, `${file}:${number}`)
    if (sample) samples.push(sample)
  }
  if (samples.length === 0)
    throw unmergeable(
      `${file} has no sample of an exported script: collect what k6 writes by --out json, or the log of a runner's pod.`,
    )
  return { file, plans, samples }
}

export const unmergeable = (message: string) => new HarnessError('LOAD_UNMERGEABLE', message)

const summary = (file: string) =>
  unmergeable(
    `${file} is a summary of k6, and percentiles of summaries cannot be put together: collect what k6 writes by --out json.`,
  )

interface Point {
  metric: string
  atMs: number
  value: number
  tags: Record<string, string>
}

function pointOf(line: string, place: string): Point | undefined {
  let read: unknown
  try {
    read = JSON.parse(line)
  } catch {
    throw unmergeable(`${place} breaks off: the file is not whole. Collect it again.`)
  }
  if (!isObject(read) || read.type !== 'Point' || !isObject(read.data)) return undefined
  const { time, value, tags } = read.data
  const atMs = typeof time === 'string' ? instantOf(time) : Number.NaN
  if (typeof read.metric !== 'string' || typeof value !== 'number' || Number.isNaN(atMs))
    throw unmergeable(`${place} is a sample without its metric, time or value: collect it again.`)
  const most = MOST[read.metric]
  if (most !== undefined && !(value >= 0 && value <= most))
    throw unmergeable(`${place} has the ${read.metric} ${value}, which no run comes to: collect it again.`)
  return { metric: read.metric, atMs, value, tags: isObject(tags) ? (tags as Record<string, string>) : {} }
}

/** What k6 can have told at most: a call of a day in ms, and starts that it had no VU for since the sample before. */
const MOST: Readonly<Record<string, number>> = { assay_latency: 86_400_000, dropped_iterations: 1_000_000 }

/** RFC 3339 with up to nine digits of a second, of which a Date keeps three. */
function instantOf(time: string): number {
  const [, start = '', digits = '', zone = ''] = /^(.*T\d\d:\d\d:\d\d)(\.\d+)?(.*)$/.exec(time) ?? []
  return Date.parse(`${start}${zone}`) + Number(digits || 0) * 1000
}

function sampleOf({ metric, atMs, value, tags }: Point, place: string): K6Sample | undefined {
  const { scenario = '', call = '', class: told, retry_after: retryAfter } = tags
  if (metric === 'dropped_iterations') return { kind: 'dropped', atMs, scenario, count: value }
  if (metric !== 'assay_latency') return undefined
  const outcome = OUTCOME_CLASSES.find((known) => known === told)
  if (!outcome) throw unmergeable(`${place} ended as "${told}", which no exported script tells.`)
  return {
    ...{ kind: 'ended', atMs, scenario, ms: value, call, class: outcome },
    ...(retryAfter !== undefined && { retryAfter }),
  }
}
