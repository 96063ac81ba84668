import type { MixEntry } from '../load-plan.ts'
import type { OutcomeClass } from '../measured.ts'
import type { RateNote } from '../rate-headers.ts'

/** One request that is to be made now. */
export interface Call {
  /** Place of the arrival in the plan. */
  index: number
  entry: MixEntry
  /** Aborted where the request is given up. */
  signal: AbortSignal
}

/** How a request ended. */
export interface Sent {
  class: OutcomeClass
  /** Of the answer's body. */
  bytes: number
  rate?: RateNote
  /** The same step is to come once more before the next one. */
  again?: true
}

/**
 * Makes a request and tells how it ended once its whole body is there; a connection that fails is an outcome, too. What it
 * throws is a defect of Assay and ends the run, except after `signal` was aborted.
 */
export type Send = (call: Call) => Promise<Sent>

/** By status alone. */
export function classOfStatus(status: number): OutcomeClass {
  if (status < 400) return 'ok'
  if (status === 429) return 'throttled'
  if (status === 401 || status === 403) return 'unauthorized'
  return status < 500 ? 'client-error' : 'server-error'
}
