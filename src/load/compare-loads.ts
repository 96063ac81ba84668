import { HarnessError } from '../model/harness-error.ts'
import { mergeHistograms } from './histogram/latency-histogram.ts'
import type { Measured } from './measured.ts'
import {
  type Compared,
  type CompareOptions,
  type Comparison,
  compareRuns,
} from './statistics/compare-runs.ts'
import type { Counted } from './statistics/quantile.ts'
import { stretchOf } from './verdict/stretch.ts'

/** One side of a comparison: what the same plan has measured, several times over. */
export interface LoadSide {
  name: string
  runs: readonly { file: string; measured: Measured }[]
}

const QUANTILES = [0.5, 0.95, 0.99] as const

/**
 * Compares each of the others with the first side: per operation and connection, the p50, p95 and p99 of what ended well in phases that
 * are steady or a soak, once their warm-up is cut off. All of these are one family, so that many comparisons raise no false alarm.
 * Throws HarnessError USAGE for runs that tell nothing, or that are of different plans.
 */
export function compareLoads(
  base: LoadSide,
  others: readonly LoadSide[],
  options: CompareOptions,
): Comparison[] {
  demandComparable([base, ...others])
  return compareRuns(
    others.flatMap((other) => familyOf(base, other)),
    options,
  )
}

function familyOf(base: LoadSide, other: LoadSide): Compared[] {
  const [a, b] = [base.runs, other.runs].map((runs) => runs.map(({ measured }) => streamsOf(measured)))
  const names = [...new Set([...(a ?? []), ...(b ?? [])].flatMap((run) => [...run.keys()]))].sort()
  const valuesOf = (runs: readonly Map<string, Counted>[] = [], name = '') =>
    runs.map((run) => run.get(name) ?? [])
  return names.flatMap((name) =>
    QUANTILES.map((q) => ({ name: `${other.name}  ${name}`, q, a: valuesOf(a, name), b: valuesOf(b, name) })),
  )
}

/** Latencies in µs, by operation and connection. */
function streamsOf(measured: Measured): Map<string, Counted> {
  const judged = measured.phases.filter(({ role }) => role === 'steady' || role === 'soak')
  const ok = judged
    .flatMap((phase) => stretchOf(phase, measured).latencies)
    .filter((one) => one.class === 'ok')
  const groups = Map.groupBy(ok, ({ operation, connection }) => `${operation} (${connection})`)
  return new Map(
    [...groups].map(([name, own]) => [name, mergeHistograms(own.map(({ latency }) => latency)).buckets]),
  )
}

function demandComparable(sides: readonly LoadSide[]): void {
  const runs = sides.flatMap((side) => side.runs)
  const plan = runs[0]?.measured.plan
  for (const { file, measured } of runs) {
    const why = whyUseless(measured)
    if (why !== undefined) throw new HarnessError('USAGE', `${file} ${why}: leave it out, or run it again.`)
    if (measured.plan !== plan)
      throw new HarnessError(
        'USAGE',
        `${file} is of the plan "${measured.plan}", and ${runs[0]?.file} of "${plan}": compare runs of one plan.`,
      )
  }
}

function whyUseless({ generator, cutShort, model, share }: Measured): string | undefined {
  if (generator.verdict === 'invalid')
    return 'tells of the generator and not of the system, since that was the bottleneck'
  if (cutShort) return 'was cut short'
  if (share) return 'is one share of a run that several machines made, which assay load merge puts together'
  return model === 'closed' ? 'is of a closed model, which hides waiting' : undefined
}
