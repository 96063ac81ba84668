import type { Acts } from '../kit/acts.ts'
import { lookupCalls } from '../kit/chains.ts'
import { type Check, type CostClaim, type Endpoint, type Instance, requirementOf } from '../kit/check.ts'
import type { Scope } from '../kit/scope.ts'
import { isUntold } from '../model/binding.ts'
import type { Cost } from '../model/cost.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { PlannedCheck } from '../model/plan.ts'
import type { Omission } from '../model/report.ts'
import type { Capability, Danger, Requirement } from '../model/requirement.ts'
import { type OperationFilter, operationChoice } from './choose-operations.ts'
import { type DeliveryFacts, deliveryOmission } from './delivery-omission.ts'
import type { Suite } from './suite-code.ts'
import { unknownNames } from './unknown-names.ts'

/** What a target can do and allows, known before it is opened. */
export interface TargetFacts {
  name: string
  capabilities: ReadonlySet<Capability>
  allows: ReadonlySet<Danger>
  /** Set where webhooks arrive in real time. */
  deliveries?: DeliveryFacts
}

export interface PlanInput {
  scope: Scope
  suites: readonly Suite[]
  target: TargetFacts
  /** Requirement ids or instance keys; everything where empty. */
  only: readonly string[]
  /** Operations that checks are to be about; any where absent. */
  operations?: OperationFilter
  /** Requests are sent no faster than the user allows: a limit on the rate is never met. */
  paced?: boolean
}

/** A planned check together with what runs it. */
export interface PlannedJob<S = Scope, A = Acts> extends PlannedCheck {
  check: Check<S, A>
  instance: Instance<A>
  /** Addresses of the endpoints that it calls beside what it is about. */
  endpoints: readonly string[]
}

/**
 * Which checks apply, and for each that does not, why. Pure: nothing is opened, nothing is called.
 * Throws NOT_FOUND where a selection matches nothing.
 */
export function plan(input: PlanInput): PlannedJob[] {
  return choose(input, planAll(input))
}

/** The same before any choice. */
export function planAll(input: PlanInput): PlannedJob[] {
  return planAny({
    ...input,
    omits: (requirement, check, { claim }) =>
      pacedOmission(input, claim) ?? omissionOf(input, requirement, check),
    addressOf: (endpoint) => addressOf(input.scope, endpoint),
    lookups: (addresses) => lookupCalls(input.scope.api.binding, addresses),
  })
}

/** What of a plan was asked for. */
export function choose({ scope, only, operations }: PlanInput, all: readonly PlannedJob[]): PlannedJob[] {
  const named = chooseNamed(only, all)
  if (!operations) return named
  const chosen = named.filter(operationChoice(scope, operations, all))
  if (named.length > 0 && chosen.length === 0) throw nothingChosen(operations)
  return chosen
}

/** Those that are named by id or key, or all; throws NOT_FOUND where a name matches nothing. */
export function chooseNamed<Job extends PlannedCheck>(only: readonly string[], all: readonly Job[]): Job[] {
  demandKnown(only, all)
  return all.filter((job) => only.length === 0 || only.some((name) => selects(name, job)))
}

function nothingChosen({ include, exclude }: OperationFilter): HarnessError {
  const given = [...include.map((text) => `--include ${text}`), ...exclude.map((text) => `--exclude ${text}`)]
  const message = `${given.join(' ')} leaves no check of those that were asked for. Choose more, or see --dry-run --json for what each check is about.`
  return new HarnessError('NOT_FOUND', message)
}

/** What a plan is made from, whatever it is about. */
export interface AnyPlanInput<S, A> {
  scope: S
  suites: readonly { id: string; checks: readonly Check<S, A>[] }[]
  /** Why a check does not apply, or cannot be made. */
  omits(requirement: Requirement, check: Check<S, A>, instance: Instance<A>): Omission | undefined
  addressOf?(endpoint: Endpoint): string
  /** Calls to find the keys of paths that a check is about, at most. */
  lookups?(addresses: readonly string[]): number
}

/** Every check of something that has a vocabulary of its own. Pure. */
export function planAny<S, A>(input: AnyPlanInput<S, A>): PlannedJob<S, A>[] {
  return input.suites.flatMap(({ id, checks }) => checks.flatMap((check) => jobsOf(input, id, check)))
}

function jobsOf<S, A>(input: AnyPlanInput<S, A>, suite: string, check: Check<S, A>): PlannedJob<S, A>[] {
  return check.instances(input.scope).map((found) => {
    const requirement = requirementOf(check, found)
    const omission = found.omission ?? input.omits(requirement, check, found)
    const instance = omission ? { ...found, omission } : found
    const lookups = input.lookups?.(found.about ?? []) ?? 0
    return {
      key: found.key,
      requirement,
      suite,
      check,
      instance,
      ...(instance.about && instance.about.length > 0 && { about: instance.about }),
      endpoints: input.addressOf ? check.calls.map(input.addressOf) : [],
      ...costOf(input.scope, check, instance),
      ...(lookups > 0 && { lookups }),
      ...(omission && { omission }),
    }
  })
}

function pacedOmission({ paced, scope }: PlanInput, claim: Instance['claim']): Omission | undefined {
  const limit = paced ? scope.manifest.writeLimit?.id : undefined
  return limit !== undefined && claim?.limit === limit
    ? blocked('--rate keeps the run from going as fast as this limit on the rate')
    : undefined
}

function costOf<S, A>(scope: S, check: Check<S, A>, instance: Instance<A>): { cost?: Partial<Cost> } {
  const claim: CostClaim<S> | undefined = instance.cost ?? check.cost
  if (claim === undefined) return {}
  return { cost: typeof claim === 'function' ? claim(scope) : claim }
}

const NEEDED: Record<Capability, string> = {
  clock: 'a clock that can be advanced',
  control: 'a way to change records behind the API',
  consent: 'an authorize page that can be answered',
  client: 'a client id and secret',
  second: 'a second connection',
  restricted: 'a connection that lacks a permission',
  roles: 'a connection for each role',
  webhooks: 'a way to make endpoints for webhooks, to move their clock and to read their log',
  deliveries: 'a public address for its webhooks (--webhook-url)',
  repeats: 'a public address for its webhooks (--webhook-url)',
  disposable: 'a way to forget what a check changed',
}

function omissionOf(
  { scope, target }: PlanInput,
  { needs, danger, source }: Requirement,
  { calls, leans }: Pick<Check, 'calls' | 'leans'>,
): Omission | undefined {
  const parts = [...(source.kind === 'binding' ? [source.ref] : []), ...calls.map(partOf), ...leans]
  const untold = parts.find((part) => isUntold(scope.api.binding, part))
  if (untold !== undefined) return notApplicable(`the binding is inferred: nothing tells ${untold}`)
  if (needs.some((need) => need === 'webhooks' || need === 'deliveries') && !scope.api.binding.webhooks)
    return notApplicable('the binding tells of no webhooks')
  const lacking = needs.find((need) => !target.capabilities.has(need))
  if (lacking) return withoutMeans(scope, `${target.name} has no ${NEEDED[lacking].replace(/^an? /, '')}`)
  if (!target.allows.has(danger)) return blocked(`${target.name} does not allow ${danger} checks`)
  const untimely = target.deliveries && deliveryOmission(scope, target.deliveries, needs)
  if (untimely) return untimely
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
