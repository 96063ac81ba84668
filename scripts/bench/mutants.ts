import { nodeIo } from '../../src/cli/node-io.ts'
import { benchOf, loadBench } from '../../src/cli/prove-bench.ts'
import { proveSuite } from '../../src/run/prove.ts'
import type { Suite } from '../../src/run/suite-code.ts'
import type { Measure } from './measure.ts'

/** Milliseconds from a mutant to its verdict, mean over all mutants of all suites. */
export async function benchMutants(): Promise<Measure[]> {
  const { suites, scope } = await loadBench([])
  const times: number[] = []
  for (const suite of suites) {
    const proof = await proveSuite(mutantsOnly(suite), scope, benchOf(nodeIo()))
    times.push(...proof.mutants.map(({ durationMs }) => durationMs))
  }
  const value = times.reduce((sum, time) => sum + time, 0) / times.length
  return [
    {
      name: `verdict on a mutant, mean of ${times.length}`,
      value,
      unit: 'ms',
      aim: { at: 'most', value: 50 },
    },
  ]
}

/** Without variants, and without the checks that no mutant needs. */
function mutantsOnly(suite: Suite): Suite {
  const named = new Set(suite.mutants.map(({ kills }) => kills))
  return { ...suite, variants: [], checks: suite.checks.filter(({ id }) => named.has(id)) }
}
