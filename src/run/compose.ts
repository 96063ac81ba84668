import type { Manifest } from '../model/manifest.ts'
import type { ConformanceReport } from '../model/report.ts'
import type { Collector } from './collect.ts'
import { judge } from './judge.ts'
import { matricesOf } from './matrices.ts'
import type { PlannedJob } from './plan.ts'

/** What a run was, apart from its results. */
export type RunFacts = Pick<
  ConformanceReport,
  'assay' | 'startedAt' | 'durationMs' | 'api' | 'system' | 'target' | 'selection'
>

/** The one report all outputs are made from. `interrupted` says why the run ended early, if it did. */
export function composeReport(
  facts: RunFacts,
  run: {
    planned: readonly PlannedJob[]
    collector: Collector
    manifest: Manifest
    interrupted?: string | undefined
  },
): ConformanceReport {
  const checks = run.collector.results()
  const planned = run.planned.map(({ key }) => key)
  const { interrupted } = run
  const verdict = judge({ planned, results: checks, ...(interrupted === undefined ? {} : { interrupted }) })
  return {
    schemaVersion: 1,
    ...facts,
    verdict,
    checks,
    fieldCoverage: run.collector.coverage(),
    matrices: matricesOf(run.manifest, checks),
  }
}
