/**
 * What one connected system claims. The shape of `systems/<system>/system.yaml`, whose published schema is
 * `schemas/system.schema.json`.
 */
export interface Manifest {
  system: string
  title: string
  api: string
  /** `read-only`: a write answers success and changes nothing. The one kind there is so far. */
  kind: 'read-only'
  entities: Record<string, EntityClaims>
  /** Requests a connection may make before it is answered 429. */
  rateLimit: { requests: number; per: string }
  /** Records whose presence the system promises, by what they show. */
  scenarios: ScenarioClaim[]
}

export type OperationRole = 'list' | 'get' | 'create' | 'update' | 'remove' | 'status'

/** Every role is a claim both ways: what is absent here must be refused by the system. */
export interface EntityClaims {
  operations: OperationRole[]
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
