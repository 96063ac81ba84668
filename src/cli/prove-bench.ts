import type { Faults } from '../kit/bench.ts'
import type { Environment } from '../kit/execute.ts'
import type { Scope } from '../kit/scope.ts'
import type { Suite } from '../run/suite-code.ts'
import { createSandbox } from '../sandbox/create-sandbox.ts'
import { embeddedSession } from '../target/embedded.ts'
import { loadScope } from './environment.ts'
import { chooseHouse } from './house.ts'
import { nodeIo } from './node-io.ts'

/** Orders in the sandboxes of the bench: enough for several pages and every scenario, few enough to stay quick. */
const RECORDS = 100

/** Environments of the proof bench: each check gets a fresh sandbox with the faults of the mutant. */
export function benchOf(): (scope: Scope, faults?: () => Faults) => Environment {
  const { now, random } = nodeIo()
  return (scope, faults = () => ({})) => ({
    scope,
    now,
    random,
    openSession: async () =>
      embeddedSession(createSandbox({ ...scope, seed: 1, records: RECORDS, faults: faults() })),
  })
}

/** Suites, and the scope of each system that they are proven on. */
export interface ProofBench {
  suites: readonly Suite[]
  /** The default system where none is named. */
  scopeOf(system?: string): Promise<Scope>
}

/** All suites where none is named. */
export async function loadBench(ids: readonly string[]): Promise<ProofBench> {
  const scopes = new Map<string | undefined, Promise<Scope>>()
  const open = async (system?: string) => {
    const choice = { suites: [], ...(system === undefined ? {} : { system }) }
    return loadScope((await chooseHouse(choice, process.cwd())).files)
  }
  return {
    suites: (await chooseHouse({ suites: ids }, process.cwd())).suites,
    scopeOf(system) {
      const scope = scopes.get(system) ?? open(system)
      scopes.set(system, scope)
      return scope
    },
  }
}
