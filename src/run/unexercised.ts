import { isSafe } from '../kit/admission.ts'
import { operationKey } from '../kit/families.ts'
import { partOf, type Scope } from '../kit/scope.ts'
import type { Operation, OperationParameter } from '../model/operation.ts'
import { checkRow, type PlannedCheck } from '../model/plan.ts'
import { type Selection, selectionText } from '../model/selection.ts'
import { boundParameters } from './bound-parameters.ts'

/** What tells why something was not exercised. */
export interface CoverageFacts {
  scope: Scope
  planned: readonly PlannedCheck[]
  selection: Pick<Selection, 'suites' | 'only' | 'include' | 'exclude'> & {
    /** Suites there are that were not selected. */
    otherSuites: readonly string[]
  }
  /** Planned checks that never reported. */
  missing: readonly string[]
  /** Whether any operation was refused for the rate, with 429. */
  limited: boolean
}

/** Why parts of one operation were not exercised, one clause each. Each says no more than what is known. */
export interface Why {
  operation(): string
  /** `answered`: the statuses that it did answer. */
  status(status: string, answered: readonly number[]): string
  parameter(parameter: OperationParameter): string
  requestType(): string
}

export function reasonsFor(run: CoverageFacts): (operation: Operation) => Why {
  const facts = { ...run, ...sorted(run) }
  return (operation) => whyOf(facts, operation)
}

/** What is looked up for each operation, and sorted once for all. */
interface Sorted {
  /** Checks whose row names an operation, by its key. Many others call it too: that some are left out only ever tells a part. */
  ownChecks: ReadonlyMap<string, PlannedCheck[]>
  /** Why most of the checks that write and are named after no operation were left out; undefined where most were not. */
  writesOmitted: string | undefined
  /** Checks that act as somebody who may not do everything. */
  asWeaker: readonly PlannedCheck[]
}

type Facts = CoverageFacts & Sorted

function sorted({ scope, planned }: CoverageFacts): Sorted {
  const named = new Set(scope.api.document.operations.map(operationKey))
  const ownChecks = Map.groupBy(planned, nameIn)
  return {
    ownChecks,
    writesOmitted: mostOmitted(
      planned.filter((check) => check.requirement.danger === 'write' && !named.has(nameIn(check))),
    ),
    asWeaker: planned.filter(({ requirement: { needs } }) =>
      needs.some((need) => need === 'restricted' || need === 'roles'),
    ),
  }
}

/** What a check's row begins with. */
function nameIn(check: PlannedCheck): string {
  return checkRow(check)?.split('/', 1)[0] ?? ''
}

function whyOf(facts: Facts, operation: Operation): Why {
  const own = facts.ownChecks.get(operationKey(operation)) ?? []
  const without = unfinished(facts) ?? leftOut(own, operation)
  const narrowed = (what: string) => notSelected(facts, what)
  return {
    operation: () =>
      (own.every(({ omission }) => omission) ? without : unfinished(facts)) ??
      narrowed('sent it') ??
      unclaimed(facts, operation) ??
      'no check sends it',
    status: (status, answered) =>
      inherent(facts, operation, { status, answered }) ??
      lackOfRights(facts, status) ??
      narrowed('was answered so') ??
      without ??
      writesLeftOut(facts, operation) ??
      'no call of this run was answered so',
    parameter: (parameter) =>
      narrowed('sent it') ??
      without ??
      (isBound(facts, parameter)
        ? 'no check sends it'
        : 'the binding gives it no use, and no check sends it'),
    requestType: () =>
      narrowed('sent a body of this type') ?? without ?? 'no check sends a body of this type',
  }
}

function isBound({ scope }: CoverageFacts, parameter: OperationParameter): boolean {
  return boundParameters(scope.api.binding).has(parameter.name)
}

/** `6 of 14 checks named after it were left out: the target has no second connection`. */
function leftOut(own: readonly PlannedCheck[], { address }: Operation): string | undefined {
  const omitted = own.flatMap(({ omission }) => omission ?? [])
  const [first] = omitted
  if (!first) return undefined
  return `${omitted.length} of ${own.length} checks named after it were left out: ${first.because.replace(address, 'it')}`
}

/** Checks of writes are mostly named after entities: where the most of them are left out, entities are written less. */
function writesLeftOut({ scope, writesOmitted }: Facts, operation: Operation): string | undefined {
  return isSafe(operation) || !partOf(scope, operation) ? undefined : writesOmitted
}

function mostOmitted(writing: readonly PlannedCheck[]): string | undefined {
  const omitted = writing.filter(({ omission }) => omission)
  const reasons = [...Map.groupBy(omitted, ({ omission }) => omission?.because ?? '')]
  const [because, alike = []] = reasons.sort(([, a], [, b]) => b.length - a.length)[0] ?? []
  if (because === undefined || alike.length * 2 < writing.length) return undefined
  return `${alike.length} of ${writing.length} checks that write were left out: ${because}`
}

function checks(count: number): string {
  return `${count} ${count === 1 ? 'check' : 'checks'}`
}

function unfinished({ missing }: CoverageFacts): string | undefined {
  return missing.length === 0 ? undefined : `${checks(missing.length)} of this run never reported`
}

function notSelected({ selection }: CoverageFacts, what: string): string | undefined {
  const { suites, otherSuites } = selection
  const by = selectionText(selection)
  if (by !== '') return `no check selected with ${by} ${what}`
  if (otherSuites.length === 0) return undefined
  return `no check of ${suites.join(', ')} ${what}, and ${otherSuites.join(', ')} were not selected`
}

/** What a system does not claim it must refuse: then there is nothing to succeed. */
function unclaimed({ scope }: CoverageFacts, operation: Operation): string | undefined {
  const part = partOf(scope, operation)
  if (!part || part.entity.claims.includes(part.role)) return undefined
  return `${scope.manifest.system} does not claim ${part.role} of ${part.entity.name}`
}

interface Unseen {
  status: string
  answered: readonly number[]
}

/** Reasons that lie in what a status means, whatever was selected. */
function inherent(
  facts: CoverageFacts,
  operation: Operation,
  { status, answered }: Unseen,
): string | undefined {
  if (answered.length === 0) return 'no answer came'
  if (status.startsWith('5')) return 'a 5xx is a failure of the server, which no request ought to provoke'
  if (status === 'default') return 'every answer had a status that is listed by itself'
  if (status.startsWith('2')) return unclaimed(facts, operation)
  if (status === '429' && facts.limited) return 'the limit on calls was exceeded by calls of other operations'
  if (status === '405' && unclaimed(facts, operation) === undefined)
    return 'a 405 refuses a method that the path does not have, and it has this one'
  return undefined
}

/** Who may do everything is not refused for lack of rights. */
function lackOfRights({ asWeaker }: Facts, status: string): string | undefined {
  if (status !== '403') return undefined
  return asWeaker.length > 0 && asWeaker.every(({ omission }) => omission)
    ? asWeaker[0]?.omission?.because
    : undefined
}
