import type { Cost } from '../model/cost.ts'
import type { TriedClaim } from '../model/matrices.ts'
import type { Omission } from '../model/report.ts'
import type { Capability, Danger, Level, Requirement, Source } from '../model/requirement.ts'
import { aboutOf } from './about.ts'
import type { Acts } from './acts.ts'
import type { Scope } from './scope.ts'

/** One case of a family. Its key is unique within the check and usable on a command line. */
export interface Row {
  readonly key: string
  /** What this case may do to a target, where that is not what the check says for all. */
  readonly danger?: Danger
  /** What this case needs of a target beside what its check says for all. */
  readonly needs?: readonly Capability[]
  /** What this case asks of a target at most, where that is not what the check says for all. */
  readonly cost?: Partial<Cost>
  /** What of the manifest this case tries. */
  readonly claim?: TriedClaim
  /** Addresses of the operations that this case is about, where its entity or operation does not tell. */
  readonly about?: readonly string[]
}

/** A case that cannot be tried, with the reason; it stays visible in plan and report. */
export interface OmittedRow extends Row {
  readonly omission: Omission
}

export type Family<R extends Row, S = Scope> = (scope: S) => readonly (R | OmittedRow)[]

/**
 * A requirement with its proof, applied to each row of its family. Data: a runner decides when and where it runs. `S` is what is
 * known before anything is sent, `A` what a proof may do: those of an API, or of a receiver of webhooks.
 */
export interface Check<S = Scope, A = Acts> extends Requirement {
  /** What it is about, where that is no API. */
  on?: 'receiver'
  /** Endpoints beside the entities that the proof calls; a document without them blocks it. */
  calls: readonly Endpoint[]
  /** Parts of the binding that the proof leans on beside its source, as pointers; where nothing tells one, it is left out. */
  leans: readonly string[]
  /** What one instance asks of a target at most, where that is not what its danger usually comes to. */
  cost?: CostClaim<S>
  /** Set on a requirement that nothing proves yet. */
  untested?: string
  instances(scope: S): Instance<A>[]
}

/** Of one instance; worked out where it depends on how many entities there are. */
export type CostClaim<S = Scope> = Partial<Cost> | ((scope: S) => Partial<Cost>)

export type Endpoint = 'authorize' | 'token' | 'status' | 'disconnect'

export interface Instance<A = Acts> {
  /** `READ-004/work-orders`; the id alone where there is no family. */
  key: string
  /** In place of the check's own. */
  danger?: Danger
  /** Beside those of the check. */
  needs?: readonly Capability[]
  cost?: Partial<Cost>
  claim?: TriedClaim
  /** Addresses of the operations that it is about, beside the endpoints that its check calls. */
  about?: readonly string[]
  omission?: Omission
  prove(acts: A): Promise<void>
}

export interface Meta<R extends Row, S = Scope> {
  statement: string
  source: Source
  /** The family: one instance per row. A single instance where absent. */
  each?: Family<R, S>
  needs?: readonly Capability[]
  calls?: readonly Endpoint[]
  leans?: readonly string[]
  danger?: Danger
  /** What one instance asks of a target at most, where that is not what its danger usually comes to. */
  cost?: CostClaim<S>
  hint?: string
}

export type Proof<R extends Row, A = Acts> = (acts: A & { row: R }) => Promise<void>

export function must<R extends Row>(id: string, meta: Meta<R>, proof: Proof<R>): Check {
  return check('MUST', id, { meta, proof })
}

export function should<R extends Row>(id: string, meta: Meta<R>, proof: Proof<R>): Check {
  return check('SHOULD', id, { meta, proof })
}

export function may<R extends Row>(id: string, meta: Meta<R>, proof: Proof<R>): Check {
  return check('MAY', id, { meta, proof })
}

/** Keeps a requirement visible that nothing proves, with the reason. */
export function untested(
  id: string,
  meta: { statement: string; source: Source; level?: Level; because: string },
): Check {
  const { because, level = 'MUST', ...rest } = meta
  const omission: Omission = { kind: 'blocked', because }
  return {
    ...requirement(level, id, rest),
    calls: [],
    leans: [],
    untested: because,
    instances: () => [{ key: id, omission, prove: async () => {} }],
  }
}

/** A check about anything that has a vocabulary of its own. */
export function check<R extends Row, S, A>(
  level: Level,
  id: string,
  body: { meta: Meta<R, S>; proof: Proof<R, A> },
): Check<S, A> {
  const { meta, proof } = body
  const family = meta.each
  return {
    ...requirement(level, id, meta),
    calls: meta.calls ?? [],
    leans: meta.leans ?? [],
    ...(meta.cost && { cost: meta.cost }),
    instances: (scope) => (family ? cases(id, family(scope), body) : [single(id, proof)]),
  }
}

/** A family without a case is said to have none: a requirement never disappears from a plan. */
function cases<R extends Row, A>(
  id: string,
  rows: readonly (R | OmittedRow)[],
  body: Body<R, A>,
): Instance<A>[] {
  const because = 'the binding names nothing to try it with'
  return rows.length > 0
    ? rows.map((row) => instance(id, row, body))
    : [{ key: id, omission: { kind: 'not-applicable', because }, prove: async () => {} }]
}

function requirement(
  level: Level,
  id: string,
  meta: Pick<Meta<Row>, 'statement' | 'source' | 'needs' | 'danger' | 'hint'>,
): Requirement {
  return {
    id,
    level,
    statement: meta.statement,
    source: meta.source,
    danger: meta.danger ?? 'read',
    needs: meta.needs ?? [],
    ...(meta.hint && { hint: meta.hint }),
  }
}

/** What the instances of a check have in common. */
interface Body<R extends Row, A> {
  meta: { danger?: Danger }
  proof: Proof<R, A>
}

function instance<R extends Row, A>(
  id: string,
  row: R | OmittedRow,
  { meta, proof }: Body<R, A>,
): Instance<A> {
  const key = `${id}/${row.key}`
  const about = aboutOf(row, row.danger ?? meta.danger ?? 'read')
  return isOmitted(row)
    ? { key, about, omission: row.omission, prove: async () => {} }
    : {
        key,
        about,
        ...(row.danger && { danger: row.danger }),
        ...(row.needs && { needs: row.needs }),
        ...(row.cost && { cost: row.cost }),
        ...(row.claim && { claim: row.claim }),
        prove: (acts) => proof({ ...acts, row }),
      }
}

/** What a plan and a report tell of a check: its requirement alone, with the danger of this instance. */
export function requirementOf(check: Requirement, instance: Pick<Instance, 'danger' | 'needs'>): Requirement {
  const { id, level, statement, source, hint } = check
  const needs = [...check.needs, ...(instance.needs ?? [])]
  const danger = instance.danger ?? check.danger
  return { id, level, statement, source, danger, needs, ...(hint && { hint }) }
}

/** A check without a family has no row to speak of; `row` then holds the id. */
function single<R extends Row, A>(id: string, proof: Proof<R, A>): Instance<A> {
  return { key: id, prove: (acts) => (proof as Proof<Row, A>)({ ...acts, row: { key: id } }) }
}

function isOmitted(row: Row): row is OmittedRow {
  return 'omission' in row
}

export const rfc = (ref: string): Source => ({ kind: 'rfc', ref })
export const document = (ref: string): Source => ({ kind: 'document', ref })
export const binding = (ref: string): Source => ({ kind: 'binding', ref })
export const manifest = (ref: string): Source => ({ kind: 'manifest', ref })
export const fact = (ref: string): Source => ({ kind: 'fact', ref })
export const practice = (ref: string): Source => ({ kind: 'practice', ref })
