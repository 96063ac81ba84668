/** What verifying contracts came to. `incomplete`: nothing failed, but something could not be tried, or nothing was. */
export type VerificationOutcome = 'verified' | 'failed' | 'incomplete'

/** What became of one interaction of a contract. */
export interface Verified {
  consumer: string
  provider: string
  file: string
  description: string
  kind: 'request' | 'message'
  /**
   * `pending`: it failed, and its consumer has marked it as not yet demanded. `blocked`: it could not be tried here. `not-claimed`:
   * it is about what the system does not claim to offer.
   */
  outcome: 'verified' | 'failed' | 'pending' | 'blocked' | 'not-claimed'
  /** Why it did not come out verified, one sentence each. */
  because: string[]
}

/** A verification as a whole, as the report of a run keeps it. */
export interface Verification {
  outcome: VerificationOutcome
  results: Verified[]
}
