import type { Limit, LimitKind, StatesClaim } from '../../model/limits.ts'
import type { OperationRole } from '../../model/manifest.ts'
import type { TriedClaim } from '../../model/matrices.ts'
import { reachableStates, stateNames } from '../../model/workflow.ts'
import { aboutRole } from '../about.ts'
import type { Family, OmittedRow, Row } from '../check.ts'
import { type EntityRow, entities, recordsOf } from '../families.ts'
import { type Entity, entityOf, type Scope } from '../scope.ts'
import type { WriteRole } from './fields.ts'
import { claimOf, fieldsOf, limitsOf, ofKind } from './limits.ts'
import { statesOf } from './workflow.ts'

/** Entities that the system claims to write so, in a system that stores what is written. */
export function writable(role: OperationRole, keep?: (entity: Entity) => boolean): Family<EntityRow> {
  return stored(entities(role, keep))
}

/** As `writable`, with entities that the API does not list: for what is told by reading one record back. */
export function writableRecords(role: OperationRole, keep?: (entity: Entity) => boolean): Family<EntityRow> {
  return stored(recordsOf(role, keep))
}

/** Nothing where a system stores nothing. */
export function stored<R extends Row>(family: Family<R>): Family<R> {
  return (scope) => (scope.manifest.kind === 'stored' ? family(scope) : [nothingStored(scope)])
}

function nothingStored({ manifest }: Scope): OmittedRow {
  const because = `${manifest.system} claims to store no writes`
  return { key: 'all', omission: { kind: 'not-applicable', because } }
}

/** Several rows for each entity that can be written so. */
export function perWritable<R extends Row>(
  role: OperationRole,
  rows: (entity: Entity, scope: Scope) => (R | OmittedRow)[],
): Family<R> {
  return rowsOf(writable(role), role, rows)
}

/** As `perWritable`, with entities that the API does not list. */
export function perWritableRecord<R extends Row>(
  role: OperationRole,
  rows: (entity: Entity, scope: Scope) => (R | OmittedRow)[],
): Family<R> {
  return rowsOf(writableRecords(role), role, rows)
}

function rowsOf<R extends Row>(
  family: Family<EntityRow>,
  role: OperationRole,
  rows: (entity: Entity, scope: Scope) => (R | OmittedRow)[],
): Family<R> {
  return (scope) =>
    family(scope).flatMap((row): (R | OmittedRow)[] =>
      'entity' in row ? aboutRole<R | OmittedRow>(row.entity, role, rows(row.entity, scope)) : [row],
    )
}

// `/lineItems/*/price` as `lineItems.each.price`: safe on a command line.
export function keyOf(pointer: string): string {
  return pointer.slice(1).replaceAll('/', '.').replaceAll('*', 'each')
}

export interface LimitRow<Kind extends LimitKind> extends EntityRow {
  limit: Extract<Limit, { kind: Kind }>
  /** In the record, with `*` for any line. */
  field: string
  role: WriteRole
}

/** Limit × field × operation, for the limits of one kind. `usual` is where a limit that does not say so holds. */
export function limited<Kind extends LimitKind>(
  kind: Kind,
  usual: readonly WriteRole[],
): Family<LimitRow<Kind>> {
  return perLimit(kind, (row) => {
    const on = 'on' in row.limit && row.limit.on ? row.limit.on : usual
    return fieldsOf(row.limit).flatMap((field) =>
      on
        .filter((role) => row.entity.claims.includes(role))
        .map((role) => ({
          ...row,
          key: `${row.limit.id}/${keyOf(field)}/${role}`,
          field,
          role,
          claim: claimOf(row.entity, row.limit),
        })),
    )
  })
}

/** Several rows for each limit of one kind. */
export function perLimit<Kind extends LimitKind, R extends Row>(
  kind: Kind,
  rows: (row: EntityRow & { limit: Extract<Limit, { kind: Kind }> }, scope: Scope) => R[],
): Family<R> {
  return stored((scope) =>
    Object.keys(scope.manifest.entities).flatMap((name) => {
      const entity = entityOf(scope, name)
      if (!entity) return []
      return ofKind(limitsOf(scope, entity), kind).flatMap((limit) =>
        rows({ key: limit.id, entity, limit, claim: claimOf(entity, limit) }, scope),
      )
    }),
  )
}

export interface StepRow extends EntityRow {
  from: string
  to: string
}

/** Entity × state × state, of the steps that the workflow allows or of those it does not. */
export function steps(which: 'allowed' | 'forbidden'): Family<StepRow> {
  return stored((scope) =>
    Object.keys(scope.manifest.entities).flatMap((name): StepRow[] => {
      const entity = entityOf(scope, name)
      const states = entity && statesOf(scope, entity)
      if (!entity || !states || !entity.claims.includes('status')) return []
      const names = stateNames(states)
      const reached = reachableStates(states)
      return names
        .filter((from) => reached.has(from))
        .flatMap((from) =>
          names
            .filter((to) => to !== from)
            .filter((to) => (states.transitions[from]?.includes(to) ?? false) === (which === 'allowed'))
            .map((to) => ({
              key: `${name}/${from.toLowerCase()}/${to.toLowerCase()}`,
              entity,
              from,
              to,
              claim: { ...stepClaim(name, states, which), state: from, to },
            })),
        )
    }),
  )
}

/** A step that is taken says nothing of how others are refused. */
function stepClaim(entity: string, { id }: StatesClaim, which: 'allowed' | 'forbidden'): TriedClaim {
  return { entity, operation: 'status', ...(which === 'forbidden' && { limit: id }) }
}

export interface InitialRow extends EntityRow {
  initial: string
}

/** Entity with a workflow, and the state that its new records are in. */
export const initialStates: Family<InitialRow> = perWritable('create', (entity, scope) => {
  const states = statesOf(scope, entity)
  return states ? [{ key: entity.name, entity, initial: states.initial }] : []
})
