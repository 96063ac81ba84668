import type { Scope } from '../kit/scope.ts'
import type { RunProof } from '../model/read-only.ts'
import type { ConformanceReport } from '../model/report.ts'
import { selectionText } from '../model/selection.ts'
import type { Collector } from './collect.ts'
import { documentCoverage } from './document-coverage.ts'
import { judge } from './judge.ts'
import { matricesOf } from './matrices.ts'
import type { PlannedJob } from './plan.ts'
import { readOnlyOf } from './read-only.ts'
import { untriedClaims } from './untried.ts'

/** What a run was, apart from its results. */
export type RunFacts = Pick<
  ConformanceReport,
  'assay' | 'startedAt' | 'durationMs' | 'api' | 'system' | 'target' | 'selection'
>

/**
 * The one report all outputs are made from. `interrupted` and `stopped` say why the run ended early, if it did; `around` what a look before
 * and after the whole run came to, where there was one.
 */
export function composeReport(
  facts: RunFacts,
  run: {
    planned: readonly PlannedJob[]
    collector: Collector
    scope: Scope
    /** Suites there are that were not selected. */
    otherSuites: readonly string[]
    interrupted?: string | undefined
    stopped?: string | undefined
    around?: RunProof | undefined
  },
): ConformanceReport {
  const checks = run.collector.results()
  const planned = run.planned.map(({ key }) => key)
  const { collector, scope, interrupted, stopped, around } = run
  const claims = { manifest: scope.manifest, bound: scope.api.binding.entities }
  const by = selectionText(facts.selection)
  const readOnly = readOnlyOf(claims.manifest, checks, { sent: collector.traffic(), around })
  const matrices = matricesOf(claims, checks)
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
    verdict,
    checks,
    documentCoverage: documentCoverage(
      {
        scope,
        planned: run.planned,
        selection: { ...facts.selection, otherSuites: run.otherSuites },
        missing: verdict.missing,
      },
      collector.exercised(),
    ),
    fieldCoverage: collector.coverage(),
    matrices,
    ...(readOnly && { readOnly }),
  }
}
