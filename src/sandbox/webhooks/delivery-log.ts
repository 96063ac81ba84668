/** One event on its way to one endpoint, as the owner of the endpoint is told. */
export interface DeliveryRecord {
  id: string
  endpoint: string
  event: string
  type: string
  state: DeliveryState
  attempts: AttemptRecord[]
}

/** `waiting` for its next attempt · `delivered` · `given-up` after the last attempt, or with its endpoint. */
export type DeliveryState = 'waiting' | 'delivered' | 'given-up'

export interface AttemptRecord {
  /** ms since the epoch. */
  at: number
  /** Asked for by hand. */
  manual: boolean
  status?: number
  /** Why there was no whole answer. */
  failure?: AttemptFailure
  ms: number
}

/** Told after each attempt. */
export interface AttemptNote {
  url: string
  type: string
  event: string
  attempt: AttemptRecord
  state: DeliveryState
  /** ms until the next attempt. */
  next: number | undefined
}

export type AttemptFailure = 'timed-out' | 'broken-off' | 'address-refused'

/** What an attempt came to. */
export type Answered = { status: number; retryAfter: string | null } | { failure: AttemptFailure }

export type DeliveryVerdict = 'delivered' | 'failed' | 'gone'
