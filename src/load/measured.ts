import type { Capacity } from './statistics/capacity.ts'

/**
 * What became of a request, told apart so that no failure hides in the latency of successes. `ok` is any answer below 400
 * that nothing was wrong with; `throttled` is 429, `unauthorized` 401 and 403, `client-error` the other 4xx, `server-error`
 * 5xx. `contract` is an answer that breaks the document, `wrong-data` one that conforms and tells something false.
 */
export const OUTCOME_CLASSES = [
  'ok',
  'throttled',
  'unauthorized',
  'client-error',
  'server-error',
  'dns',
  'connect',
  'tls',
  'reset',
  'timeout',
  'contract',
  'wrong-data',
] as const
export type OutcomeClass = (typeof OUTCOME_CLASSES)[number]

/** What is measured apart: latencies of different streams are never mixed in one histogram. */
export interface Stream {
  /** As the plan calls it: `GET /assets`, or the name of a step. */
  operation: string
  connection: string
  /** What kind of call it is: `list`, `get`, `create` … */
  kind: string
}

/**
 * Counts per bucket of an HdrHistogram with three significant digits, in whole microseconds. Adding the counts of equal
 * values merges two of them without loss.
 */
export interface HistogramData {
  /** Ascending, none of them empty: the highest value that a bucket stands for, in µs, and how many fell into it. */
  buckets: readonly (readonly [us: number, count: number])[]
  count: number
  /** Exact, in µs; 0 where there is nothing. */
  min: number
  max: number
  sum: number
}

/** Latencies of one stream that ended in one class. */
export interface Latencies extends Stream {
  class: OutcomeClass
  /** From the intended start: what a caller has waited. A time-out or a reset counts at the time that passed until then. */
  latency: HistogramData
}

/** What became of arrivals. Each that was offered is started, dropped or unstarted. */
export interface Counts {
  /** All that came due before the run ended. */
  offered: number
  started: number
  /** Of the started, those that began later than the plan's tolerance after their intended start. */
  late: number
  /** Never started: too many in flight and no room to wait, or no quota left. */
  dropped: number
  /** Of the dropped, those that a quota held back: its ceiling was reached, or the target had asked for a pause. */
  held: number
  /** Neither started nor dropped, since the run was cut short before. */
  unstarted: number
  /** Ended, in whichever class. What was started and did not end within the drain is `abandoned`. */
  finished: number
  abandoned: number
  /** By class, `ok` too; they add up to `finished`. */
  classes: Partial<Record<OutcomeClass, number>>
  bytes: number
}

/**
 * One second since the start of the run. All but `ended`, `inFlight` and `backlog` are told by the *intended* start: what
 * was offered in second 7 and took four seconds lies in second 7.
 */
export interface Second extends Counts {
  /** Whole seconds since the start, from 0, without gaps. */
  second: number
  /** Name of the phase that the second begins in. */
  phase: string
  /** By the time it happened: requests that ended in this second, in whichever class. The throughput. */
  ended: number
  /** Of these, `ok`. */
  endedOk: number
  /** Under way at the end of this second. */
  inFlight: number
  /** Arrivals that were due at the end of this second and had not been started. */
  backlog: number
  /** By stream and class. */
  latencies: readonly Latencies[]
}

/** What a phase is for: only `steady` and `soak` are the usual place of an objective. */
export type PhaseRole = 'warm-up' | 'steady' | 'ramp' | 'spike' | 'soak' | 'recovery'

/** A part of the plan, by intended starts. */
export interface PhaseMeasured extends Counts {
  name: string
  role: PhaseRole
  /** ms since the start of the run. */
  fromMs: number
  /** ms since the start, exclusive. */
  toMs: number
  /** Offered per second at the beginning and at the end. */
  rate: { from: number; to: number }
  latencies: readonly (Latencies & {
    /** From the actual start: what the server took, without the wait for a free place. */
    service: HistogramData
  })[]
}

/** Whether the generator itself was fit to measure. */
export interface GeneratorHealth {
  /** `invalid`: the generator was the bottleneck, and nothing of the run is to be judged. */
  verdict: 'valid' | 'invalid'
  /** One sentence for each limit that was broken. */
  reasons: readonly string[]
  /** Delay of the event loop beyond its wanted turn, ms. */
  eventLoopDelayMs: { p50: number; p99: number; max: number }
  /** Share of one core that the generating threads used: 1 is a whole core. */
  cpu: number
  /** Share of time the event loop was busy, 0 to 1. */
  eventLoopUtilization: number
  gc: { count: number; totalMs: number; maxMs: number }
  /** From intended to actual start where nothing but the generator held it back, ms. */
  startDelayMs: { p50: number; p99: number; max: number }
  /** Connections opened, and most of them open at once. */
  sockets: { opened: number; mostOpen: number }
  /** Resident memory in bytes, about once a second. */
  residentBytes: readonly number[]
}

/** Of a generator that nobody watched: it has nothing to complain of, and nothing to tell. */
export const UNWATCHED: GeneratorHealth = {
  verdict: 'valid',
  reasons: [],
  eventLoopDelayMs: { p50: 0, p99: 0, max: 0 },
  cpu: 0,
  eventLoopUtilization: 0,
  gc: { count: 0, totalMs: 0, maxMs: 0 },
  startDelayMs: { p50: 0, p99: 0, max: 0 },
  sockets: { opened: 0, mostOpen: 0 },
  residentBytes: [],
}

/** What was learned of the limit of one connection. */
export interface QuotaMeasured {
  connection: string
  /** Calls per second that the run allowed itself; absent where it knew no limit. */
  ceilingPerSecond?: number
  /** What the ceiling was taken from. */
  origin: 'manifest' | 'headers' | 'target' | 'none'
  /** Arrivals that it held back. */
  held: number
  throttled: number
  /** When the first 429 came, in ms since the start, and the rate offered then. */
  firstThrottled?: { atMs: number; ratePerSecond: number }
  /** Refusals with a Retry-After that says something, and requests sent before it was over. */
  retryAfter: { present: number; valid: number; sentTooEarly: number }
  /** First answers after a wait for Retry-After, and how many of them were no longer refused. */
  afterWait: { tried: number; accepted: number }
}

/** The part of a plan that one of several machines took: every `of`th arrival, beginning with the `index`th, from 0. */
export interface ShareMeasured {
  index: number
  of: number
  /** Tells plans apart: `planDigest`. */
  planDigest: string
}

/** Why a run ended before its plan did. */
export interface CutShort {
  /** ms since the start. */
  atMs: number
  cause: 'interrupted' | 'throttled' | 'server-errors' | 'budget'
  /** For people: one sentence. */
  reason: string
}

/** One kind of look at whether what was answered under load was right. */
export interface CorrectnessMeasured {
  /** Answers against the document, writes read back after the run, lists read to the end during it. */
  what: 'contract' | 'writes' | 'paging' | 'webhooks'
  /** So many were looked at … */
  checked: number
  /** … of so many there were. */
  of: number
  wrong: number
  /** For people, without a full stop. */
  told: string
  examples: readonly string[]
  /** From the answer of a write to its delivery. */
  delay?: HistogramData
}

/** All that a run has measured: plain data, to be judged, merged, compared and written as it is. */
export interface Measured {
  /** `open`: arrivals come by a clock. `closed`: each caller waits for its answer; its latencies hide waiting. */
  model: 'open' | 'closed'
  plan: string
  seed: number
  /** When it began, ISO 8601. */
  startedAt: string
  /** Until the last request had ended or was abandoned. */
  durationMs: number
  /** ms until which a start counts as on time. */
  lateAfterMs: number
  /** Arrivals of the whole plan, also those that a run which was cut short never came to. */
  planned: number
  /** Requests that might be under way at once. */
  maxInFlight: number
  phases: readonly PhaseMeasured[]
  seconds: readonly Second[]
  totals: Counts
  quotas: readonly QuotaMeasured[]
  generator: GeneratorHealth
  /** Which part of a plan this is, where several machines make up the whole; absent where it is the whole. */
  share?: ShareMeasured
  cutShort?: CutShort
  /** What the search that the plan asked for has found, after its phases. */
  capacity?: Capacity
  /** What the plan asked to be looked at. */
  correctness?: readonly CorrectnessMeasured[]
}
