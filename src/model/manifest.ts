import type { Limit, RoleClaim, StatesClaim, WriteLimit } from './limits.ts'

/**
 * What one connected system claims. The shape of `systems/<system>/system.yaml`, whose published schema is
 * `schemas/system.schema.json`.
 */
export interface Manifest {
  system: string
  title: string
  api: string
  /** `read-only`: a write answers success and changes nothing. `stored`: a write changes what is stored, within the limits below. */
  kind: 'read-only' | 'stored'
  entities: Record<string, EntityClaims>
  /** Requests a connection may make before it is answered 429. */
  rateLimit: { requests: number; per: string }
  /** Limit on writes alone. */
  writeLimit?: WriteLimit
  /** What connections of less than full rights may not do, by the name of their role. */
  roles?: Record<string, RoleClaim>
  /** Records whose presence the system promises, by what they show. */
  scenarios: ScenarioClaim[]
}

/** What an operation may be to an entity, in the order in which people are told. */
export const OPERATION_ROLES = ['list', 'get', 'create', 'update', 'remove', 'status'] as const

export type OperationRole = (typeof OPERATION_ROLES)[number]
export type WritingRole = 'create' | 'update' | 'remove' | 'status'

/** Every role is a claim both ways: what is absent here must be refused by the system. */
export interface EntityClaims {
  operations: OperationRole[]
  /** How long a write may take until a read shows it, as a duration; at once where absent. */
  visibleWithin?: string
  /** What sending the same create twice gives: two records (where absent), the first one again, or a refusal as `conflict`. */
  replay?: 'duplicate' | 'same' | 'refused'
  states?: StatesClaim
  limits?: Limit[]
}

export interface ScenarioClaim {
  id: string
  entity: string
  /** `a purchase order in state draft` */
  title: string
  /**
   * Pointers and the values a record must have there; `present` asks for any non-empty value. A pointer may have `*` for
   * any line, and may run on through a reference of the binding: `/vendorKey/isActive` is read in the vendor.
   */
  where: Record<string, unknown>
}
