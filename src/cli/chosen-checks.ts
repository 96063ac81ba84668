import type { Selection } from '../model/selection.ts'
import { choose, type PlannedJob, planAll } from '../run/plan.ts'
import type { CertifyOptions } from './certify-options.ts'
import type { Chosen } from './choose.ts'
import type { House } from './house.ts'

/** The checks that a command line asks for, and what the report tells of the choice. */
export function chosenChecks(
  options: CertifyOptions,
  { target, house, scope }: Chosen,
): { planned: PlannedJob[]; selection: Selection } {
  const { only, include, exclude, rate } = options
  const operations = include.length + exclude.length > 0 ? { operations: { include, exclude } } : {}
  const input = { scope, suites: house.suites, target: target.facts, only, paced: rate !== undefined }
  const all = planAll(input)
  const planned = choose({ ...input, ...operations }, all)
  return { planned, selection: selectionOf(options, house, all.length - planned.length) }
}

function selectionOf(options: CertifyOptions, house: House, leftOut: number): Selection {
  const { only, include, exclude, seed, records, maxRequests, rate, timeBudget } = options
  return {
    suites: house.suites.map(({ id }) => id),
    only,
    ...(include.length > 0 && { include }),
    ...(exclude.length > 0 && { exclude }),
    seed,
    ...(records !== undefined && { records }),
    ...(leftOut > 0 && { leftOut }),
    ...(maxRequests !== undefined && { maxRequests }),
    ...(rate !== undefined && { rate }),
    ...(timeBudget !== undefined && { timeBudgetMs: timeBudget }),
  }
}
