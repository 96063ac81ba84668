import type { Measured } from '../kit/measure.ts'
import { type Exercised, sumExercised } from '../model/exercised.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { PlannedCheck } from '../model/plan.ts'
import { sumTraffic, type Traffic } from '../model/read-only.ts'
import type { CheckResult, FieldCoverage } from '../model/report.ts'

/** Takes every result once: one that was not planned, or came twice, is a defect of the run. */
export interface Collector {
  take(measured: Measured): void
  /** In the order of the plan. */
  results(): CheckResult[]
  coverage(): FieldCoverage[]
  /** All that was sent, of every check that has reported. */
  traffic(): Traffic
  /** What of the document was exercised, by every check that has reported. */
  exercised(): Exercised[]
}

export function createCollector(planned: readonly PlannedCheck[]): Collector {
  const expected = new Set(planned.map(({ key }) => key))
  const taken = new Map<string, Measured>()
  return {
    take(measured) {
      const { key } = measured.result
      if (!expected.has(key)) throw defect(`${key} reported, but was not planned`)
      if (taken.has(key)) throw defect(`${key} reported twice`)
      taken.set(key, measured)
    },
    results: () => planned.flatMap(({ key }) => taken.get(key)?.result ?? []),
    coverage: () => planned.flatMap(({ key }) => taken.get(key)?.coverage ?? []),
    exercised: () => sumExercised([...taken.values()].flatMap(({ exercised }) => exercised)),
    traffic: () => sumTraffic([...taken.values()].map(({ traffic }) => traffic)),
  }
}

function defect(what: string): HarnessError {
  return new HarnessError('RUN_BROKEN', `${what}. This is a defect of Assay: please report it.`)
}
