import { costOf } from '../../model/cost.ts'
import { isObject } from '../../model/json.ts'
import type { PlannedCheck } from '../../model/plan.ts'
import type { ConformanceReport } from '../../model/report.ts'
import { KEY_ORDER } from './key-order.ts'

const RANKS = new Map<string, number>(KEY_ORDER.map((name, rank) => [name, rank]))

/** `report.json`: the whole report, keys in one fixed order, so that two runs can be compared line by line. */
export function renderJson(report: ConformanceReport): string {
  return `${JSON.stringify(ordered(report), null, 2)}\n`
}

/** The one object `--json` prints: the verdict, and where the whole report is. */
export function renderJsonSummary(report: ConformanceReport, path: string): string {
  const { outcome, because, counts, warnings, notes, missing } = report.verdict
  return `${JSON.stringify({ outcome, because, counts, warnings, notes, missing, report: path }, null, 2)}\n`
}

/** The one object `--json` prints of a plan with `--dry-run`. */
export function renderJsonPlan(plan: readonly PlannedCheck[], around = 0): string {
  const planned = plan.map(({ key, requirement, suite, about, omission }) => ({
    ...{ key, level: requirement.level, suite },
    ...(about && { about }),
    ...(omission && { omission }),
  }))
  const omitted = planned.filter(({ omission }) => omission).length
  const counts = {
    planned: planned.length,
    runnable: planned.length - omitted,
    omitted,
    ...costOf(plan, around),
  }
  return `${JSON.stringify({ planned, counts }, null, 2)}\n`
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (!isObject(value)) return value
  const names = Object.keys(value).sort(byRank)
  return Object.fromEntries(names.map((name) => [name, ordered(value[name])]))
}

/** A name the list does not know comes last, by alphabet. */
function byRank(a: string, b: string): number {
  const last = KEY_ORDER.length
  return (RANKS.get(a) ?? last) - (RANKS.get(b) ?? last) || (a < b ? -1 : 1)
}
