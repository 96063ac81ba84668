import type { Acts } from '../kit/acts.ts'
import { type Check, type CostClaim, type Endpoint, type Instance, requirementOf } from '../kit/check.ts'
import type { Scope } from '../kit/scope.ts'
import { isUntold } from '../model/binding.ts'
import type { Cost } from '../model/cost.ts'
import type { PlannedCheck } from '../model/plan.ts'
import type { Omission } from '../model/report.ts'
import type { Capability, Danger, Requirement } from '../model/requirement.ts'
import type { Suite } from './suite-code.ts'
import { unknownNames } from './unknown-names.ts'

/** What a target can do and allows, known before it is opened. */
export interface TargetFacts {
  name: string
  capabilities: ReadonlySet<Capability>
  allows: ReadonlySet<Danger>
}

export interface PlanInput {
  scope: Scope
  suites: readonly Suite[]
  target: TargetFacts
  /** Requirement ids or instance keys; everything where empty. */
  only: readonly string[]
}

/** A planned check together with what runs it. */
export interface PlannedJob<S = Scope, A = Acts> extends PlannedCheck {
  check: Check<S, A>
  instance: Instance<A>
}

/**
 * Which checks apply, and for each that does not, why. Pure: nothing is opened, nothing is called.
 * Throws NOT_FOUND where a selection matches nothing.
 */
export function plan(input: PlanInput): PlannedJob[] {
  return planWith({ ...input, omits: (requirement, check) => omissionOf(input, requirement, check) })
}

/** What a plan is made from, whatever it is about. */
export interface AnyPlanInput<S, A> {
  scope: S
  suites: readonly { id: string; checks: readonly Check<S, A>[] }[]
  only: readonly string[]
  /** Why a check does not apply, or cannot be made. */
  omits(requirement: Requirement, check: Check<S, A>): Omission | undefined
}

/** The same for anything that has a vocabulary of its own. Pure; throws NOT_FOUND where a selection matches nothing. */
export function planWith<S, A>(input: AnyPlanInput<S, A>): PlannedJob<S, A>[] {
  const all = input.suites.flatMap(({ id, checks }) => checks.flatMap((check) => jobsOf(input, id, check)))
  demandKnown(input.only, all)
  return all.filter((job) => input.only.length === 0 || input.only.some((name) => selects(name, job)))
}

function jobsOf<S, A>(input: AnyPlanInput<S, A>, suite: string, check: Check<S, A>): PlannedJob<S, A>[] {
  return check.instances(input.scope).map((found) => {
    const requirement = requirementOf(check, found)
    const omission = found.omission ?? input.omits(requirement, check)
    const instance = omission ? { ...found, omission } : found
    return {
      key: found.key,
      requirement,
      suite,
      check,
      instance,
      ...(check.cost && { cost: costIn(input.scope, check.cost) }),
      ...(omission && { omission }),
    }
  })
}

function costIn<S>(scope: S, claim: CostClaim<S>): Partial<Cost> {
  return typeof claim === 'function' ? claim(scope) : claim
}

const NEEDED: Record<Capability, string> = {
  clock: 'a clock that can be advanced',
  control: 'a way to change records behind the API',
  consent: 'an authorize page that can be answered',
  client: 'a client id and secret',
  second: 'a second connection',
  restricted: 'a connection that lacks a permission',
  roles: 'a connection for each role',
}

function omissionOf(
  { scope, target }: PlanInput,
  { needs, danger, source }: Requirement,
  { calls, leans }: Pick<Check, 'calls' | 'leans'>,
): Omission | undefined {
  const parts = [...(source.kind === 'binding' ? [source.ref] : []), ...calls.map(partOf), ...leans]
  const untold = parts.find((part) => isUntold(scope.api.binding, part))
  if (untold !== undefined) return notApplicable(`the binding is inferred: nothing tells ${untold}`)
  const lacking = needs.find((need) => !target.capabilities.has(need))
  if (lacking) return withoutMeans(scope, `${target.name} has no ${NEEDED[lacking].replace(/^an? /, '')}`)
  if (!target.allows.has(danger)) return blocked(`${target.name} does not allow ${danger} checks`)
  const missing = calls
    .map((endpoint) => addressOf(scope, endpoint))
    .find((address) => !documented(scope, address))
  return missing === undefined ? undefined : blocked(`the document has no operation ${missing}`)
}

/** A document promises nothing of what takes more than calls to try: where it is all there is, nothing is owed. */
function withoutMeans({ api: { binding } }: Scope, because: string): Omission {
  return binding.untold === undefined
    ? blocked(because)
    : notApplicable(`the binding is inferred, and ${because}`)
}

function addressOf({ api: { binding } }: Scope, endpoint: Endpoint): string {
  return endpoint === 'authorize' || endpoint === 'token'
    ? binding.authentication[endpoint]
    : binding.connection[endpoint]
}

function partOf(endpoint: Endpoint): string {
  return endpoint === 'authorize' || endpoint === 'token'
    ? `/authentication/${endpoint}`
    : `/connection/${endpoint}`
}

function documented(scope: Scope, address: string): boolean {
  return scope.api.document.operation(address) !== undefined
}

const blocked = (because: string): Omission => ({ kind: 'blocked', because })
const notApplicable = (because: string): Omission => ({ kind: 'not-applicable', because })

function selects(name: string, job: PlannedCheck): boolean {
  return job.key === name || job.requirement.id === name || job.key.startsWith(`${name}/`)
}

function demandKnown(only: readonly string[], all: readonly PlannedCheck[]): void {
  const unknown = only.filter((name) => !all.some((job) => selects(name, job)))
  if (unknown.length > 0) throw unknownNames(unknown, all)
}
