import type { Acts } from '../kit/acts.ts'
import type { Faults, Mutant, Variant } from '../kit/bench.ts'
import type { Check } from '../kit/check.ts'
import type { Job, Measured } from '../kit/measure.ts'
import type { Scope } from '../kit/scope.ts'
import type { CheckResult } from '../model/report.ts'
import { companiesOf, joined } from './companies.ts'
import type { AnySuite, SuiteOf } from './suite-code.ts'

/** Where the checks of a bench run: a fresh target for each of them. */
export interface Ground<S, A> {
  scope: S
  execute(job: Job<A>): Promise<Measured>
}

/** Gives a ground whose targets have these faults; sound ones where there are none. */
export type Bench<S = Scope, A = Acts, F = Faults> = (scope: S, faults?: () => F) => Ground<S, A>

/** What of a suite tells what there is to try. */
type Tried = Pick<AnySuite, 'id' | 'system' | 'unprovable'> & {
  checks: readonly Pick<Check, 'id'>[]
  mutants: readonly Pick<Mutant, 'name' | 'kills' | 'system'>[]
  variants: readonly Pick<Variant, 'name'>[]
}

/** One thing to try: the plain sandbox, a mutant or a variant of a suite. */
export interface Trial {
  kind: 'plain' | 'mutant' | 'variant'
  /** Place in the suite's list of mutants or variants, or of its systems for a plain sandbox. */
  index: number
  /** Places of the variants that are tried in the same sandbox as this one. */
  beside?: readonly number[]
}

/** What came of a trial; plain data, so that it can come from another thread. */
export interface TrialResult extends Omit<Trial, 'beside'> {
  name: string
  /** Requirement a mutant names. */
  kills?: string
  /** Instances that were run. */
  ran: number
  /** The first key of the named requirement that failed on a mutant; undefined where it survives. */
  killedBy?: string
  /** On the plain sandbox and on a variant: what did not pass, and why. */
  blamed: string[]
  /** On a mutant: keys that broke, which is no kill. */
  broken: string[]
  durationMs: number
}

/** Long ones first, so that several threads end at about the same time. Variants are tried in company unless `alone` is asked for. */
export function trialsOf(suite: AnySuite, { alone = false } = {}): Trial[] {
  const companies = alone ? suite.variants.map((_, index) => [index]) : companiesOf(suite.variants)
  const variants = companies.map(([index = 0, ...beside]): Trial => ({ kind: 'variant', index, beside }))
  const mutants = suite.mutants.map((_, index): Trial => ({ kind: 'mutant', index }))
  const plain = systemsOf(suite).map((_, index): Trial => ({ kind: 'plain', index }))
  return [...plain, ...variants, ...mutants]
}

/** The system it is proven on, and those that its mutants are defects of; undefined stands for the default one. */
function systemsOf({ system, mutants }: Tried): (string | undefined)[] {
  return [...new Set([system, ...mutants.map((mutant) => mutant.system ?? system)])]
}

function systemOf(suite: Tried, { kind, index }: Trial): string | undefined {
  if (kind === 'plain') return systemsOf(suite)[index]
  return (kind === 'mutant' ? suite.mutants[index]?.system : undefined) ?? suite.system
}

/** Tries one trial: one result, or one for each variant of a company. */
export async function tryOut<S, A, F extends object>(
  suite: SuiteOf<S, A, F>,
  trial: Trial,
  tools: Tools<S, A, F>,
): Promise<TrialResult[]> {
  const { kind, index, beside = [] } = trial
  const on = { scope: await tools.scopeOf(systemOf(suite, trial)), bench: tools.bench }
  if (kind === 'variant') return tryCompany(suite, [index, ...beside], on)
  const mutant = kind === 'mutant' ? suite.mutants[index] : undefined
  const began = performance.now()
  const found = mutant ? await tryMutant(suite, mutant, on) : await trySound(suite, undefined, on)
  const name = mutant?.name ?? titleOf(suite, trial)
  return [{ kind, index, name, ...found, durationMs: performance.now() - began }]
}

interface Tools<S, A, F> {
  scopeOf(system?: string): Promise<S>
  bench: Bench<S, A, F>
}

interface Place<S, A, F> {
  scope: S
  bench: Bench<S, A, F>
}

/** Where a company is blamed, each member is tried alone; where none of them is blamed alone, all are blamed for what they do together. */
async function tryCompany<S, A, F extends object>(
  suite: SuiteOf<S, A, F>,
  indices: readonly number[],
  on: Place<S, A, F>,
): Promise<TrialResult[]> {
  const members = indices.flatMap((index) => {
    const variant = suite.variants[index]
    return variant ? [{ index, variant }] : []
  })
  const began = performance.now()
  const together = await trySound(suite, joined(members.map(({ variant }) => variant)), on)
  const durationMs = (performance.now() - began) / members.length
  const results = members.map(
    ({ index, variant: { name } }): TrialResult => ({
      kind: 'variant',
      index,
      name,
      ...together,
      durationMs,
    }),
  )
  if (together.blamed.length === 0 || members.length === 1) return results
  const alone: TrialResult[] = []
  for (const index of indices) alone.push(...(await tryCompany(suite, [index], on)))
  return alone.some(({ blamed }) => blamed.length > 0) ? alone : results
}

type Found = Omit<TrialResult, keyof Trial | 'name' | 'durationMs'>

/** Tries the instances of the named requirement until one fails: that is a kill. A broken check has killed nothing. */
async function tryMutant<S, A, F>(
  suite: SuiteOf<S, A, F>,
  mutant: Mutant<F, S>,
  { scope, bench }: Place<S, A, F>,
): Promise<Found> {
  const named = suite.checks.filter(({ id }) => id === mutant.kills)
  const found = { kills: mutant.kills, ran: 0, blamed: [], broken: [] as string[] }
  const altered = mutant.alter?.(scope) ?? scope
  for await (const { key, status } of resultsOf(named, suite.id, bench(altered, mutant.faults))) {
    found.ran += 1
    if (status === 'broken') found.broken.push(key)
    if (status === 'failed') return { ...found, killedBy: key }
  }
  return found
}

/** Runs every check on a sandbox that no check may blame. */
async function trySound<S, A, F>(
  suite: SuiteOf<S, A, F>,
  variant: Variant<F, S> | undefined,
  { scope, bench }: Place<S, A, F>,
): Promise<Found> {
  const altered = variant ? variant.alter(scope) : scope
  const found = { ran: 0, blamed: [] as string[], broken: [] }
  for await (const result of resultsOf(suite.checks, suite.id, bench(altered, variant?.faults))) {
    found.ran += 1
    if (result.status !== 'passed' && !isForLack(result, variant?.empty))
      found.blamed.push(`${result.key} is ${result.status}: ${whyOf(result)}`)
  }
  return found
}

/** Blocked because a variant has no record of this entity. */
function isForLack({ key, omission }: CheckResult, empty: string | undefined): boolean {
  if (empty === undefined || omission?.kind !== 'blocked') return false
  return `${key} ${omission.because}`.split(/[/ ]/).includes(empty)
}

/** Runs instances in order, each when it is asked for; what the family itself leaves out is not run. */
async function* resultsOf<S, A>(
  checks: readonly Check<S, A>[],
  suite: string,
  ground: Ground<S, A>,
): AsyncGenerator<CheckResult> {
  for (const check of checks)
    for (const instance of check.instances(ground.scope)) {
      if (instance.omission) continue
      yield (await ground.execute({ check, instance, suite, replay: '' })).result
    }
}

function whyOf({ finding, error, omission }: CheckResult): string {
  return finding
    ? `expected ${finding.expected}, saw ${finding.seen}`
    : (error?.message ?? omission?.because ?? '')
}

/** What keeps a suite from being proven, one sentence each: also that a trial which was asked for has no result. Pure. */
export function holesOf(suite: Tried, asked: readonly Trial[], results: readonly TrialResult[]): string[] {
  return [...namingHoles(suite), ...lostTrials(suite, asked, results), ...results.flatMap(holesOfTrial)]
}

function lostTrials(suite: Tried, asked: readonly Trial[], results: readonly TrialResult[]): string[] {
  return asked
    .flatMap((trial): Trial[] => [trial, ...(trial.beside ?? []).map((index) => ({ ...trial, index }))])
    .filter(({ kind, index }) => !results.some((result) => result.kind === kind && result.index === index))
    .map((trial) => `${titleOf(suite, trial)} was never reported on`)
}

function titleOf(suite: Tried, { kind, index }: Trial): string {
  const { mutants, variants } = suite
  const system = systemsOf(suite)[index]
  if (kind === 'plain') return system === undefined ? 'the plain sandbox' : `the plain sandbox of ${system}`
  return kind === 'mutant'
    ? `the mutant "${mutants[index]?.name}"`
    : `the lawful variant "${variants[index]?.name}"`
}

/** Every requirement has a mutant or a reason why none can exist, and none is named that does not exist. */
function namingHoles({ id: suite, checks, mutants, unprovable }: Tried): string[] {
  const ids = checks.map(({ id }) => id)
  const named = [...mutants.map(({ kills }) => kills), ...Object.keys(unprovable)]
  const unknown = [...new Set(named)].filter((id) => !ids.includes(id))
  const bare = ids.filter((id) => !named.includes(id))
  return [
    ...unknown.map((id) => `${id} is named by the proof, but suite ${suite} has no such check`),
    ...bare.map((id) => `${id} has neither a mutant nor a reason why none can exist`),
  ]
}

function holesOfTrial({ kind, name, kills, ran, killedBy, blamed, broken }: TrialResult): string[] {
  if (ran === 0) return [`on ${kind === 'plain' ? name : `the ${kind} "${name}"`} not one check was run`]
  if (kind === 'plain') return blamed.map((what) => `on ${name} ${what}`)
  if (kind === 'variant') return blamed.map((what) => `the lawful variant "${name}" is blamed: ${what}`)
  if (killedBy !== undefined) return []
  const how = broken.length > 0 ? `only broke ${broken[0]}` : 'survives'
  return [`the mutant "${name}" ${how}: ${kills} does not catch it`]
}
