import type { PlannedCheck } from '../../model/plan.ts'
import { type CheckResult, type Counts, countStatuses } from '../../model/report.ts'
import { type Weight, weightOf } from '../check-groups.ts'

/** What has come of a plan so far. What the plan leaves out counts as skipped from the start. */
export class Tally {
  readonly #plan: readonly PlannedCheck[]
  readonly #omitted: readonly PlannedCheck[]
  readonly #awaited: Set<string>
  readonly #results: CheckResult[] = []

  constructor(plan: readonly PlannedCheck[]) {
    this.#plan = plan.filter((check) => !check.omission)
    this.#omitted = plan.filter((check) => check.omission)
    this.#awaited = new Set(this.#plan.map((check) => check.key))
  }

  get planned(): number {
    return this.#plan.length
  }

  /** False for a check that the plan leaves out or that reported before. */
  add(check: CheckResult): boolean {
    if (!this.#awaited.delete(check.key)) return false
    this.#results.push(check)
    return true
  }

  /** How many checks of the same requirement have come to the same end, this one included. */
  alike(check: CheckResult): number {
    const weight = weightOf(check)
    return this.#results.filter(
      (other) => other.requirement.id === check.requirement.id && weightOf(other) === weight,
    ).length
  }

  get done(): number {
    return this.#results.length
  }

  /** The suite that reported last, or will first. */
  get suite(): string {
    return (this.#results.at(-1) ?? this.#plan[0])?.suite ?? ''
  }

  counts(suite?: string): Counts {
    const here = (check: { suite: string }) => suite === undefined || check.suite === suite
    const counts = countStatuses(this.#results.filter(here))
    return { ...counts, skipped: counts.skipped + this.#omitted.filter(here).length }
  }

  weighing(weight: Weight): number {
    return this.#results.filter((check) => weightOf(check) === weight).length
  }

  /** Whether every check of a suite has reported. */
  finished(suite: string): boolean {
    return !this.#plan.some((check) => check.suite === suite && this.#awaited.has(check.key))
  }
}
