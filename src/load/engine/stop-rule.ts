import type { StopRules } from '../load-plan.ts'
import type { CutShort, OutcomeClass } from '../measured.ts'

/** Looks at each outcome, and tells why the run must end, once it must. */
export function createStopRule({
  throttling,
  serverErrors,
}: StopRules): (outcome: OutcomeClass, operation: string) => Omit<CutShort, 'atMs'> | undefined {
  const recent: boolean[] = []
  return (outcome, operation) => {
    if (outcome === 'throttled' && throttling === 'unplanned')
      return {
        cause: 'throttled',
        reason: `${operation} was refused for the rate (429), which the plan does not mean to happen: lower its rate, or set throttling to planned.`,
      }
    if (!serverErrors) return undefined
    recent.push(outcome === 'server-error')
    if (recent.length > serverErrors.of) recent.shift()
    const failed = recent.filter(Boolean).length
    if (failed < serverErrors.count) return undefined
    return {
      cause: 'server-errors',
      reason: `${failed} of the last ${recent.length} requests ended in 5xx, the last of them ${operation}: see what the target logged before more load is put on it.`,
    }
  }
}
