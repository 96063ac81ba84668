import { execute } from '../kit/execute.ts'
import { type Trial, type TrialResult, tryOut } from '../run/prove.ts'
import type { AnySuite } from '../run/suite-code.ts'
import { anySuites } from './house.ts'
import { benchOf, benchScopes } from './prove-bench.ts'
import { modelScope, receiverBench } from './prove-receivers.ts'

/** Suites of both kinds, and how a trial of any of them is tried. */
export interface Proof {
  suites: readonly AnySuite[]
  tryOut(suite: AnySuite, trial: Trial): Promise<TrialResult[]>
}

/** All suites where none is named. */
export async function openProof(ids: readonly string[]): Promise<Proof> {
  const scopeOf = benchScopes()
  const environmentOf = benchOf()
  const receivers = { scopeOf: modelScope, bench: receiverBench() }
  return {
    suites: await anySuites(ids, process.cwd()),
    tryOut: (suite, trial) =>
      suite.on === 'receiver'
        ? tryOut(suite, trial, receivers)
        : tryOut(suite, trial, {
            scopeOf,
            bench: (scope, faults) => ({
              scope,
              execute: (job) => execute(environmentOf(scope, faults), job),
            }),
          }),
  }
}
