import type { Scope } from '../kit/scope.ts'
import type { DocumentCoverage } from '../model/document-coverage.ts'
import type { PlannedCheck } from '../model/plan.ts'
import type { RunProof } from '../model/read-only.ts'
import type { ConformanceReport } from '../model/report.ts'
import { selectionText } from '../model/selection.ts'
import type { Collector } from './collect.ts'
import { documentCoverage, NO_DOCUMENT } from './document-coverage.ts'
import { judge } from './judge.ts'
import { matricesOf } from './matrices.ts'
import { readOnlyOf } from './read-only.ts'
import { untriedClaims } from './untried.ts'

/** What a run was, apart from its results. */
export type RunFacts = Pick<
  ConformanceReport,
  'assay' | 'startedAt' | 'durationMs' | 'api' | 'system' | 'target' | 'selection'
>

/** What came of a run. `interrupted` and `stopped` say why it ended early, if it did. */
export interface Composed {
  planned: readonly PlannedCheck[]
  collector: Collector
  /** Set where the target is an API. */
  scope?: Scope
  /** Suites there are that were not selected. */
  otherSuites?: readonly string[]
  /** What the verdict does not vouch for, whatever it is. */
  caveats?: readonly string[]
  interrupted?: string | undefined
  stopped?: string | undefined
  /** What a look before and after the whole run came to, where there was one. */
  around?: RunProof | undefined
}

/** The one report all outputs are made from. */
export function composeReport(facts: RunFacts, run: Composed): ConformanceReport {
  const checks = run.collector.results()
  const planned = run.planned.map(({ key }) => key)
  const { collector, scope, interrupted, stopped, around, caveats = [] } = run
  const claims = scope && { manifest: scope.manifest, bound: scope.api.binding.entities }
  const by = selectionText(facts.selection)
  const readOnly = claims && readOnlyOf(claims.manifest, checks, { sent: collector.traffic(), around })
  const matrices = claims ? matricesOf(claims, checks) : { states: [], roles: [], limits: [] }
  // Of a run that was ended early that is no news.
  const untried = stopped !== undefined ? [] : untriedClaims({ ...facts, matrices, planned: run.planned })
  const verdict = judge({
    ...{ planned, results: checks, untried },
    ...(interrupted === undefined ? {} : { interrupted }),
    ...(stopped === undefined ? {} : { stopped }),
    ...(by !== '' && { chosen: { by, leftOut: facts.selection.leftOut ?? 0 } }),
    ...(readOnly && { readOnly }),
  })
  return {
    schemaVersion: 1,
    ...facts,
    verdict: { ...verdict, because: [...verdict.because, ...caveats] },
    checks,
    documentCoverage: coverageOf(facts, run, verdict.missing),
    fieldCoverage: collector.coverage(),
    matrices,
    ...(readOnly && { readOnly }),
  }
}

function coverageOf({ selection }: RunFacts, run: Composed, missing: readonly string[]): DocumentCoverage {
  const { scope, planned, collector, otherSuites = [] } = run
  if (!scope) return NO_DOCUMENT
  const facts = { scope, planned, selection: { ...selection, otherSuites }, missing }
  return documentCoverage(facts, collector.exercised())
}
