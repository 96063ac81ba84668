import type { Cost } from './cost.ts'
import type { Omission } from './report.ts'
import type { Requirement } from './requirement.ts'

/** One check a run means to make, or leaves out and says why, before anything is run. */
export interface PlannedCheck {
  /** `READ-004/work-orders`; the requirement's id alone where it has no family. */
  key: string
  requirement: Requirement
  suite: string
  /** Where the check says what it asks of a target, at most. */
  cost?: Partial<Cost>
  /** Calls to find the keys of paths, at most, beside the cost. */
  lookups?: number
  /** Addresses of the operations that it is about; none where it is about none in particular. */
  about?: readonly string[]
  /** Set where the check will be skipped. */
  omission?: Omission
}

/** How a check is called everywhere, in vitest, Allure, JUnit and contracts: `READ-004/vendors Every list conforms.` */
export function checkName(check: Pick<PlannedCheck, 'key' | 'requirement'>): string {
  return `${check.key} ${check.requirement.statement}`
}

/** The row of a family a check stands for: `work-orders` of `READ-004/work-orders`; undefined without a family. */
export function checkRow(check: Pick<PlannedCheck, 'key' | 'requirement'>): string | undefined {
  const prefix = `${check.requirement.id}/`
  return check.key.startsWith(prefix) ? check.key.slice(prefix.length) : undefined
}
