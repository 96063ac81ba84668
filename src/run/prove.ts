import type { Mutant, Variant } from '../kit/bench.ts'
import type { Check } from '../kit/check.ts'
import { type Environment, execute } from '../kit/execute.ts'
import type { Scope } from '../kit/scope.ts'
import type { CheckResult } from '../model/report.ts'
import type { Faults } from '../sandbox/fault-points.ts'
import type { Suite } from './suite-code.ts'

/** Gives an environment whose target is a fresh embedded sandbox with these faults. */
export type Bench = (scope: Scope, faults: () => Faults) => Environment

export interface MutantVerdict {
  mutant: Mutant
  /** The first key of the named requirement that failed on it; undefined where it survives. */
  killedBy: string | undefined
  /** Keys of the named requirement that broke: a broken check has killed nothing. */
  broken: string[]
  durationMs: number
}

export interface VariantVerdict {
  variant: Variant
  /** What blamed it. */
  blamedBy: CheckResult[]
}

export interface SuiteProof {
  suite: string
  /** Results on the plain sandbox that are not passed, without those the plan leaves out. */
  plain: CheckResult[]
  ran: number
  mutants: MutantVerdict[]
  variants: VariantVerdict[]
  holes: string[]
}

/** Shows that a suite's checks can fail, and only on defects. */
export async function proveSuite(suite: Suite, scope: Scope, bench: Bench): Promise<SuiteProof> {
  const plain = await runAll(
    suite.checks,
    suite.id,
    bench(scope, () => ({})),
  )
  const mutants: MutantVerdict[] = []
  for (const mutant of suite.mutants) mutants.push(await tryMutant(suite, mutant, { scope, bench }))
  const variants: VariantVerdict[] = []
  for (const variant of suite.variants) {
    const altered = variant.alter(scope)
    const results = await runAll(suite.checks, suite.id, bench(altered, variant.faults))
    variants.push({ variant, blamedBy: results.filter(isBlame) })
  }
  const proof = { suite: suite.id, plain: plain.filter(isBlame), ran: plain.length, mutants, variants }
  return { ...proof, holes: holesOf(suite, proof) }
}

/** Tries the instances of the named requirement until one fails: that is a kill. A broken check has killed nothing. */
async function tryMutant(
  suite: Suite,
  mutant: Mutant,
  { scope, bench }: { scope: Scope; bench: Bench },
): Promise<MutantVerdict> {
  const began = performance.now()
  const named = suite.checks.filter(({ id }) => id === mutant.kills)
  const broken: string[] = []
  let killedBy: string | undefined
  for await (const { key, status } of resultsOf(named, suite.id, bench(scope, mutant.faults))) {
    if (status === 'broken') broken.push(key)
    if (status !== 'failed') continue
    killedBy = key
    break
  }
  return { mutant, killedBy, broken, durationMs: performance.now() - began }
}

async function runAll(
  checks: readonly Check[],
  suite: string,
  environment: Environment,
): Promise<CheckResult[]> {
  return Array.fromAsync(resultsOf(checks, suite, environment))
}

/** Runs instances in order, each when it is asked for; what the family itself leaves out is not run. */
async function* resultsOf(
  checks: readonly Check[],
  suite: string,
  environment: Environment,
): AsyncGenerator<CheckResult> {
  for (const check of checks)
    for (const instance of check.instances(environment.scope)) {
      if (instance.omission) continue
      yield (await execute(environment, { check, instance, suite, replay: '' })).result
    }
}

function isBlame({ status }: CheckResult): boolean {
  return status !== 'passed'
}

function holesOf(suite: Suite, proof: Omit<SuiteProof, 'holes'>): string[] {
  const ids = new Set(suite.checks.map(({ id }) => id))
  const named = [...suite.mutants.map(({ kills }) => kills), ...Object.keys(suite.unprovable)]
  return [
    ...proof.plain.map(({ key, status, finding, error, omission }) => {
      const why = finding
        ? `expected ${finding.expected}, saw ${finding.seen}`
        : (error?.message ?? omission?.because)
      return `${key} is ${status} on the plain sandbox: ${why}`
    }),
    ...named
      .filter((id) => !ids.has(id))
      .map((id) => `${id} is named by the proof, but suite ${suite.id} has no such check`),
    ...[...ids]
      .filter((id) => !named.includes(id))
      .map((id) => `${id} has neither a mutant nor a reason why none can exist`),
    ...proof.mutants.filter(({ killedBy }) => killedBy === undefined).map(survivor),
    ...proof.variants.flatMap(({ variant, blamedBy }) =>
      blamedBy.map(({ key, finding, error, omission }) => {
        const why = finding
          ? `expected ${finding.expected}, saw ${finding.seen}`
          : (error?.message ?? omission?.because)
        return `${key} blames the lawful variant "${variant.name}": ${why}`
      }),
    ),
  ]
}

function survivor({ mutant, broken }: MutantVerdict): string {
  const how = broken.length > 0 ? `only broke ${broken[0]}` : 'survives'
  return `the mutant "${mutant.name}" ${how}: ${mutant.kills} does not catch it`
}
