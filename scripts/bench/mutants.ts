import { benchOf, loadBench } from '../../src/cli/prove-bench.ts'
import { proveSuite } from '../../src/run/prove.ts'
import type { Measure } from './measure.ts'

/** Milliseconds from a mutant to its verdict, mean over all mutants of all suites. */
export async function benchMutants(): Promise<Measure[]> {
  const { suites, scope } = await loadBench([])
  const bench = benchOf({ now: Date.now, random: (count) => crypto.getRandomValues(new Uint8Array(count)) })
  const times: number[] = []
  for (const suite of suites) {
    const proof = await proveSuite({ ...suite, variants: [] }, scope, bench)
    times.push(...proof.mutants.map(({ durationMs }) => durationMs))
  }
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length
  return [
    {
      name: `verdict on a mutant, mean of ${times.length}`,
      value: mean,
      unit: 'ms',
      aim: { at: 'most', value: 50 },
    },
  ]
}
