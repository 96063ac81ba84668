import { nodeIo } from '../../src/cli/node-io.ts'
import { benchOf, loadBench } from '../../src/cli/prove-bench.ts'
import { proveSuite } from '../../src/run/prove.ts'
import type { Suite } from '../../src/run/suite-code.ts'
import type { Measure } from './measure.ts'

/** What the proof bench takes for one mutant, on average over all of them. */
export async function benchMutants(): Promise<Measure[]> {
  const { suites, scope } = await loadBench([])
  const proofs = await Promise.all(
    suites.map((suite) => proveSuite(mutantsOnly(suite), scope, benchOf(nodeIo()))),
  )
  const times = proofs.flatMap(({ mutants }) => mutants.map(({ durationMs }) => durationMs))
  const value = times.reduce((sum, time) => sum + time, 0) / times.length
  return [{ name: `one of ${times.length} mutants`, value, unit: 'ms', aim: { at: 'most', value: 50 } }]
}

/** Without variants, and without the checks that no mutant needs. */
function mutantsOnly(suite: Suite): Suite {
  const named = new Set(suite.mutants.map(({ kills }) => kills))
  return { ...suite, variants: [], checks: suite.checks.filter(({ id }) => named.has(id)) }
}
