import type { ErrorSituation } from './binding.ts'
import type { Json } from './json.ts'

/**
 * What becomes of a write that a system does not allow, told apart by reading back:
 * `refused` for the reason that applies, or `refused-otherwise` for another; `ignored`: answered like a success, and the
 * answer shows the old value; `unchanged-only`: taken where the value is the stored one, refused where it is another;
 * `echoed`: the answer shows the new value, the stored one is the old; `transformed`: something else than sent is stored;
 * `stored`: it was allowed after all.
 */
export const OUTCOMES = [
  'refused',
  'refused-otherwise',
  'ignored',
  'unchanged-only',
  'echoed',
  'transformed',
  'stored',
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** `documented` by the vendor (then `source` says where), `probed` on a live system, or `declared` by who wrote the manifest. */
export type Origin = 'documented' | 'probed' | 'declared'

/** What every limitation says of itself. */
export interface LimitClaim {
  /** Unique within the manifest, in kebab-case: `po-approved-frozen`. */
  id: string
  origin: Origin
  /** Where a documented limitation is documented. */
  source?: string
  /** What becomes of a write beyond it; `refused` where absent. */
  outcome?: Outcome
  /** What a refusal says; `invalid`, or `forbidden` of a role and `conflict` of a state, where absent. */
  refusal?: ErrorSituation
}

/** Pointers name fields of the record, with `*` for any line, whatever the body of a write calls them. */
export type Limit = LimitClaim & LimitRule

export type WriteRole = 'create' | 'update'

export type LimitRule =
  /** Fields a caller may not set. On `create` and `update` where `on` is absent. */
  | { kind: 'read-only'; fields: string[]; on?: WriteRole[] }
  /** Fields that must be given, beyond those the document requires. On `create` where `on` is absent. */
  | { kind: 'required'; fields: string[]; on?: WriteRole[] }
  /** References that must name an existing record which has these values: `{ /isActive: true }`; any existing one without. */
  | { kind: 'reference'; fields: string[]; where?: Record<string, Condition> }
  /** The values a field takes, fewer than the document says. */
  | { kind: 'enumerated'; fields: string[]; values: Json[] }
  /** Custom fields that are shown and cannot be written. */
  | { kind: 'custom-field'; fields: string[] }
  /** In these states these fields (every field, where absent) no longer change. */
  | { kind: 'frozen'; states: string[]; fields?: string[] }
  /** Lines come and go with their header in one request, at least so many, and all of them or none. */
  | { kind: 'lines'; minimum: number }
  /** A value must meet a condition, such as a day not in a closed period: `{ /orderDate: { from: '2026-01-01' } }`. */
  | { kind: 'business-rule'; title: string; where: Record<string, Condition> }

export type LimitKind = LimitRule['kind']

/** A value as it must be, or bounds of it: numbers, or days and instants as texts. `present` is any but null and empty. */
export type Condition = Json | { from?: number | string; to?: number | string; above?: number }

/** Workflow: codes of states, as the entity's binding finds them. */
export interface StatesClaim extends LimitClaim {
  /** The state of a new record that names none. */
  initial: string
  /** State to the states it may go to; one that is absent goes nowhere. */
  transitions: Record<string, string[]>
  /** Where a record that is no longer wanted is left, if it cannot be removed. */
  discard?: string
}

/** What one role may not do, beside what nobody may. */
export interface RoleClaim {
  title: string
  denies: RoleDenial[]
}

export interface RoleDenial extends LimitClaim {
  entity: string
  /** Operations it may not use at all: refused as `forbidden`. */
  operations?: ('list' | 'get' | 'create' | 'update' | 'remove' | 'status')[]
  /** Fields it may not write. */
  fields?: string[]
}

/** How many writes a connection may make, beside the limit on all its requests. */
export interface WriteLimit extends LimitClaim {
  /** `bucket`: `burst` at once, refilled by `requests` per `per`; `window`: `requests` in any `per`; `concurrency`: `requests` under way at once. */
  style: 'bucket' | 'window' | 'concurrency'
  requests: number
  per?: string
  burst?: number
}
