import type { Faults } from '../kit/bench.ts'
import type { Environment } from '../kit/execute.ts'
import type { Scope } from '../kit/scope.ts'
import type { Suite } from '../run/suite-code.ts'
import { createSandbox } from '../sandbox/create-sandbox.ts'
import { embeddedSession } from '../target/embedded.ts'
import { loadScope } from './environment.ts'
import { chooseFiles, chooseHouse } from './house.ts'
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

/** The scope of a system, loaded once; the default system where none is named. */
export type ScopeOf = (system?: string) => Promise<Scope>

export function benchScopes(): ScopeOf {
  const scopes = new Map<string | undefined, Promise<Scope>>()
  const open = async (system?: string) =>
    loadScope(await chooseFiles(system === undefined ? {} : { system }, process.cwd()))
  return (system) => {
    const scope = scopes.get(system) ?? open(system)
    scopes.set(system, scope)
    return scope
  }
}

/** Suites, and the scope of each system that they are proven on. */
export interface ProofBench {
  suites: readonly Suite[]
  scopeOf: ScopeOf
}

/** All suites where none is named. */
export async function loadBench(ids: readonly string[]): Promise<ProofBench> {
  return { suites: (await chooseHouse({ suites: ids }, process.cwd())).suites, scopeOf: benchScopes() }
}
