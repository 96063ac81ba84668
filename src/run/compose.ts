import type { Claims } from '../model/granted.ts'
import type { PlannedCheck } from '../model/plan.ts'
import type { RunProof } from '../model/read-only.ts'
import type { ConformanceReport } from '../model/report.ts'
import type { Collector } from './collect.ts'
import { judge } from './judge.ts'
import { matricesOf } from './matrices.ts'
import { readOnlyOf } from './read-only.ts'
import { untriedClaims } from './untried.ts'

/** What a run was, apart from its results. */
export type RunFacts = Pick<
  ConformanceReport,
  'assay' | 'startedAt' | 'durationMs' | 'api' | 'system' | 'target' | 'selection'
>

/**
 * The one report all outputs are made from. `interrupted` says why the run ended early, if it did; `around` what a look before
 * and after the whole run came to, where there was one.
 */
export function composeReport(
  facts: RunFacts,
  run: {
    planned: readonly PlannedCheck[]
    collector: Collector
    /** Of a manifest, where there is one. */
    claims?: Claims
    /** What the verdict does not vouch for, whatever it is. */
    caveats?: readonly string[]
    interrupted?: string | undefined
    around?: RunProof | undefined
  },
): ConformanceReport {
  const checks = run.collector.results()
  const planned = run.planned.map(({ key }) => key)
  const { collector, claims, interrupted, around, caveats = [] } = run
  const sent = collector.traffic()
  const readOnly = claims && readOnlyOf(claims.manifest, checks, { sent, around })
  const matrices = claims ? matricesOf(claims, checks) : { states: [], roles: [], limits: [] }
  const untried = untriedClaims({ ...facts, matrices, planned: run.planned })
  const verdict = judge({
    ...{ planned, results: checks, untried },
    ...(interrupted === undefined ? {} : { interrupted }),
    ...(readOnly && { readOnly }),
  })
  return {
    schemaVersion: 1,
    ...facts,
    verdict: { ...verdict, because: [...verdict.because, ...caveats] },
    checks,
    fieldCoverage: collector.coverage(),
    matrices,
    ...(readOnly && { readOnly }),
  }
}
