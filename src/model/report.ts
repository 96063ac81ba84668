import type { Agreed, AgreedEvent } from './contract.ts'
import type { DocumentCoverage } from './document-coverage.ts'
import type { Exchange } from './exchange.ts'
import type { FindingDetail } from './finding.ts'
import type { Matrices, TriedClaim } from './matrices.ts'
import type { ReadOnlyProof, ReadOnlyReport } from './read-only.ts'
import type { Requirement } from './requirement.ts'
import type { Selection } from './selection.ts'
import type { Status } from './status.ts'

import type { Verification } from './verification.ts'

export type { Status }
export type Outcome = 'certified' | 'not-certified' | 'inconclusive' | 'incomplete' | 'stopped'

/** Exit codes as in docs/architecture.md; 2 is for usage, configuration and documents, where nothing was run. */
export const EXIT_CODES: Record<Outcome, number> = {
  certified: 0,
  'not-certified': 1,
  inconclusive: 3,
  incomplete: 4,
  stopped: 5,
}

/** Why a planned check was not run. `not-applicable` leaves a verdict untouched, `blocked` does not. */
export interface Omission {
  kind: 'not-applicable' | 'blocked'
  because: string
}

/** One instance of a check: a requirement applied to one row of its family. */
export interface CheckResult {
  /** `READ-004/work-orders`; the requirement's id alone where it has no family. */
  key: string
  requirement: Requirement
  suite: string
  status: Status
  durationMs: number
  /** Set on failed. */
  finding?: FindingDetail
  /** Set on broken: code and message of the HarnessError. */
  error?: { code: string; message: string }
  /** Set on skipped. */
  omission?: Omission
  /** Set where the check tries what a manifest claims of writes. */
  claim?: TriedClaim
  /** Set where all was read before and after: what changed meanwhile. */
  readOnly?: ReadOnlyProof
  /** Set on passed, where the check vouches for an exchange in contracts. */
  agreed?: Agreed
  /** Set on passed, where the check vouches for the payload of an event. */
  agreedEvent?: AgreedEvent
  /** Facts worth keeping though nothing failed, e.g. undocumented fields seen. */
  notes: string[]
  /** All exchanges of a failed or broken check; of a passed one the last few. */
  exchanges: Exchange[]
  /** A command that runs this check alone. */
  replay: string
}

export interface Counts {
  passed: number
  failed: number
  broken: number
  skipped: number
}

export function countStatuses(results: readonly Pick<CheckResult, 'status'>[]): Counts {
  const counts: Counts = { passed: 0, failed: 0, broken: 0, skipped: 0 }
  for (const { status } of results) counts[status] += 1
  return counts
}

export interface Verdict {
  outcome: Outcome
  /** One sentence per reason, most important first. */
  because: string[]
  counts: Counts
  /** Failed SHOULDs and MAYs, which do not change the outcome. */
  warnings: number
  notes: number
  /** Planned checks that never reported. */
  missing: string[]
}

/** Distinct values of a field are counted up to here; a count that equals it means "at least so many". */
export const DISTINCT_LIMIT = 1000

/** How often a field of an entity was seen, over all records read in a run. */
export interface FieldCoverage {
  entity: string
  // `/lineItems/*/quantity`: a JSON Pointer with `*` for any array index.
  field: string
  documented: boolean
  /** Records read; the denominator of the next three. */
  records: number
  /** Records that have the field, in any of their lines where it is one of lines. */
  present: number
  /** Records in which it is there, and null throughout. */
  null: number
  /** Records in which it equals the schema's default throughout. */
  defaulted: number
  /** Distinct non-null values, counted up to `DISTINCT_LIMIT`. */
  distinct: number
}

export interface ConformanceReport {
  schemaVersion: 1
  assay: { version: string }
  /** ISO 8601, UTC. */
  startedAt: string
  durationMs: number
  api: { id: string; title: string; documentDigest: string }
  system: { id: string; title: string }
  target: { name: string; kind: 'embedded' | 'remote'; baseUrl: string }
  selection: Selection
  verdict: Verdict
  checks: CheckResult[]
  /** What of the document the run exercised. */
  documentCoverage: DocumentCoverage
  fieldCoverage: FieldCoverage[]
  matrices: Matrices
  /** Of a system that claims to store nothing, where it was looked at before and after. */
  readOnly?: ReadOnlyReport
  /** What contracts came to that were verified after the run, on the same system. */
  contracts?: Verification
}
