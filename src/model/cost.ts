import type { Danger } from './requirement.ts'

/** What a check asks of a target, at most. `writes` are the calls that are not for reading, `records` what they create. */
export interface Cost {
  calls: number
  writes: number
  records: number
}

/** For a check that does not say: generous, since a target with many records is read page by page. */
const USUAL: Record<Danger, Cost> = {
  read: { calls: 40, writes: 0, records: 0 },
  write: { calls: 12, writes: 8, records: 3 },
  load: { calls: 1000, writes: 0, records: 0 },
  fault: { calls: 20, writes: 8, records: 3 },
}

interface Costly {
  requirement: { danger: Danger }
  omission?: unknown
  cost?: Partial<Cost>
  /** Calls to find the keys of paths, at most, beside the cost. */
  lookups?: number
}

/**
 * All that a plan would ask of a target, at most; what is left out asks nothing. `around` are calls for reading before and
 * after the whole.
 */
export function costOf(plan: readonly Costly[], around = 0): Cost {
  const total: Cost = { calls: around, writes: 0, records: 0 }
  for (const { requirement, omission, cost, lookups = 0 } of plan) {
    if (omission) continue
    const { calls, writes, records } = { ...USUAL[requirement.danger], ...cost }
    total.calls += calls + lookups
    total.writes += writes
    total.records += records
  }
  return total
}

/** `at most 1200 calls, 40 of them writes, and 12 records`. */
export function showCost({ calls, writes, records }: Cost): string {
  if (writes === 0) return `at most ${calls} calls, all of them for reading`
  return `at most ${calls} calls, ${writes} of them writes, and ${records} new records`
}
