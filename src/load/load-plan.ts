import type { PhaseRole, Stream } from './measured.ts'

/** How many arrivals per second, over the time of a phase. Rates are per second, times in ms. */
export type Profile =
  | { kind: 'constant'; rate: number }
  | { kind: 'ramp'; from: number; to: number }
  /** From one rate to another in so many plateaus of equal length. */
  | { kind: 'steps'; from: number; to: number; plateaus: number }
  /** A base load that leaps to a peak in the middle of the phase, stays there for `holdMs`, and falls back. */
  | { kind: 'spike'; base: number; peak: number; holdMs: number; riseMs?: number }
  /** As `constant`, over long; told apart since what is looked for is drift. */
  | { kind: 'soak'; rate: number }

export interface PhasePlan {
  /** Unique within the plan. */
  name: string
  role: PhaseRole
  durationMs: number
  profile: Profile
}

/** One thing that is called, and how often compared with the others. */
export interface MixEntry extends Stream {
  weight: number
  /** Comes once the entry before it in the mix has ended well, and never by the clock; its weight is 0. */
  after?: true
  /** Of a session: what is called, and what of it depends on the steps before. */
  step?: StepPlan
}

/** One step of a session. In texts `{run}` is this run, `{n}` the session, `{mark}` what marks its records as this run's, and any other name what a step before has captured. */
export interface StepPlan {
  /** `METHOD /path/{template}`. */
  call: string
  /** Which of the pages that were made ready, from 0. */
  page?: number
  /** Values for the places of the path's template. */
  path?: Record<string, string>
  query?: Record<string, string | number>
  /** Changes of the body by JSON pointer. */
  set?: Record<string, unknown>
  /** What later steps need, by name: JSON pointers into the answer. */
  capture?: Record<string, string>
  /** What must stand in the answer, by JSON pointer; anything else is wrong data. */
  expect?: Record<string, string>
  /** Reads a list page by page until it ends, at most so many: each page is due when the one before it has come. */
  crawl?: number
  /** ms from one page of a crawl to the next, at least. */
  everyMs?: number
  /** Of a write: how to find it once the run is over. Where a number is expected, less is lost and more is duplicated. */
  readBack?: Pick<StepPlan, 'call' | 'path' | 'query' | 'expect'>
}

/** `METHOD /path/{template}` of what an entry calls, whatever it is named. */
export function callOf({ operation, step }: Pick<MixEntry, 'operation' | 'step'>): string {
  return step?.call ?? operation
}

export interface LoadPlan {
  name: string
  seed: number
  /** `even`: equally spaced at a constant rate. `poisson`: independent callers, exponential gaps. */
  arrivals: 'even' | 'poisson'
  phases: readonly PhasePlan[]
  mix: readonly MixEntry[]
  /** How many records the embedded sandbox holds, by entity. */
  records?: Readonly<Record<string, number>>
  /** Percent of answers that are held against the document once the run is over; 0 where absent. */
  sample?: number
  /** ms that deliveries of webhooks are waited for once the run is over; where absent, nobody looks at them. */
  webhooksWithinMs?: number
  limits: LoadLimits
  stop: StopRules
  /** Looks for the highest rate at which the thresholds hold, once the phases are over. */
  capacity?: CapacityPlan
}

/** Rates per second that are offered, one after another, and how long each of them. */
export interface CapacityPlan {
  from: number
  most: number
  holdMs: number
}

export interface LoadLimits {
  /** Requests under way at once; what arrives beyond waits, and its latency counts the wait. */
  maxInFlight: number
  /** Arrivals that may wait; what arrives beyond is dropped, and counted. */
  maxBacklog: number
  /** ms from the actual start until a request is given up and recorded as a time-out. */
  timeoutMs: number
  /** ms after its intended start from which a start counts as late. */
  lateAfterMs: number
  /** ms after the last arrival until what is still under way is abandoned. */
  drainMs: number
}

export interface StopRules {
  /** Whether the plan means to be throttled; if not, the first 429 ends the run. */
  throttling: 'planned' | 'unplanned'
  /** Ends the run where so many of the last `of` answers are 5xx. Absent: never. */
  serverErrors?: { count: number; of: number }
}

export const USUAL_LIMITS: LoadLimits = {
  maxInFlight: 200,
  maxBacklog: 10_000,
  timeoutMs: 30_000,
  lateAfterMs: 10,
  drainMs: 30_000,
}

export const USUAL_STOP: StopRules = { throttling: 'unplanned', serverErrors: { count: 10, of: 20 } }
