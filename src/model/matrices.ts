import type { LimitKind, Origin, Outcome } from './limits.ts'
import type { OperationRole } from './manifest.ts'
import type { Status } from './status.ts'

/** What of a manifest a check tries: a limitation, a cell of the state matrix, a cell of the role matrix. */
export interface TriedClaim {
  entity: string
  /** Id of the limitation. */
  limit?: string
  /** State the record is in. */
  state?: string
  /** Who tries it. */
  role?: string
  operation?: OperationRole
  /** The state that is asked for. */
  to?: string
  /** What became of it, as reading back shows; absent where that was not seen. */
  outcome?: Outcome
}

/** `allowed`: a step of the workflow, which must be taken. */
export type Claimed = Outcome | 'allowed'

export interface SeenOutcome {
  outcome: Outcome
  /** Checks that saw it. */
  checks: number
}

/** A claim, and what came of the checks that tried it. */
export interface Proven {
  claimed: Claimed
  /** The worst of its checks; `not-run` where none reported. */
  status: Status | 'not-run'
  passed: number
  /** Checks that reported; what `passed` is a share of. */
  tried: number
  seen: SeenOutcome[]
  /** Key of the check that decides the status. */
  proof?: string
  /** Why it was skipped, broke or was not run. */
  because?: string
}

/** State × operation or step. */
export interface StateCell extends Proven {
  entity: string
  state: string
  operation: OperationRole
  /** Of a step the state it leads to. */
  to?: string
}

/** Role × operation. */
export interface RoleCell extends Proven {
  entity: string
  role: string
  operation: OperationRole
}

/** One limitation of the manifest with its proof. */
export interface LimitProof extends Proven {
  id: string
  kind: LimitKind | 'workflow' | 'role' | 'write-rate'
  /** Absent where it is about all entities. */
  entity?: string
  origin: Origin
  /** Where a documented limitation is documented. */
  source?: string
}

/** What a manifest claims of writes against what was seen. A cell that is not listed is one of which nothing is claimed. */
export interface Matrices {
  states: StateCell[]
  roles: RoleCell[]
  limits: LimitProof[]
}
