import type { CheckResult } from '../model/report.ts'

/** What a check's result means for a reader; unlike its status it tells a finding that decides from one that does not. */
export type Weight = 'passed' | 'failed' | 'warning' | 'note' | 'broken' | 'skipped'

export function weightOf({ status, requirement }: Pick<CheckResult, 'status' | 'requirement'>): Weight {
  if (status !== 'failed' || requirement.level === 'MUST') return status
  return requirement.level === 'SHOULD' ? 'warning' : 'note'
}

/** Items by a name of theirs, in the order in which the names first appear. */
export function groupBy<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): [name: string, Item[]][] {
  return [...Map.groupBy(items, nameOf)]
}
