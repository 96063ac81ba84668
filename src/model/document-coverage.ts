import type { OperationParameter } from './operation.ts'

/** Something a document has, and whether a run has exercised it. */
export interface Exercise {
  exercised: boolean
  /** Why not; set where it was not. */
  because?: string
}

/** How many of what a document has were exercised. */
export interface Share {
  exercised: number
  documented: number
}

/** Of all operations together; a status or a content type counts once for each operation that has it. */
export interface CoverageTotals {
  operations: Share
  statuses: Share
  parameters: Share
  /** Content types of request bodies. */
  requestTypes: Share
  /** Content types of answers, each status by itself. */
  responseTypes: Share
  /** Pairs of status and content type that were answered and are not in the document. */
  undocumented: number
}

/** What of a document a run has exercised: operation × status × parameter × content type. */
export interface DocumentCoverage {
  totals: CoverageTotals
  /** In the order of the document. */
  operations: OperationCoverage[]
}

export interface OperationCoverage extends Exercise {
  operation: string
  statuses: StatusCoverage[]
  parameters: ParameterCoverage[]
  requestTypes: RequestTypeCoverage[]
  undocumented: UndocumentedAnswer[]
}

export interface StatusCoverage extends Exercise {
  /** As the document writes it: `200`, `4XX`, `default`. */
  status: string
  /** Statuses that were answered and that it stands for. */
  answered: number[]
  responseTypes: ({ type: string } & Exercise)[]
}

export interface ParameterCoverage extends Exercise {
  name: string
  in: OperationParameter['in']
  /** Statuses answered to calls that had it. */
  answered: number[]
}

export interface RequestTypeCoverage extends Exercise {
  type: string
  /** Statuses answered to bodies of this type. */
  answered: number[]
}

/** An answer whose status, or whose content type for it, the document does not have. */
export interface UndocumentedAnswer {
  status: number
  /** Absent where the answer had none. */
  type?: string
}
