import { openProof } from '../../src/cli/prove-trials.ts'
import { trialsOf } from '../../src/run/prove.ts'
import type { Measure } from './measure.ts'

/** Milliseconds from a mutant to its verdict, mean over all mutants of all suites, one after the other. */
export async function* benchMutants(): AsyncGenerator<Measure> {
  const { suites, tryOut } = await openProof([])
  const times: number[] = []
  for (const suite of suites)
    for (const trial of trialsOf(suite).filter(({ kind }) => kind === 'mutant'))
      for (const { durationMs } of await tryOut(suite, trial)) times.push(durationMs)
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length
  const name = `verdict on a mutant, mean of ${times.length}`
  yield { name, value: mean, unit: 'ms', aim: { at: 'most', value: 50 } }
}
