import type { Limit, LimitKind, RoleDenial, StatesClaim } from '../../model/limits.ts'
import type { OperationRole } from '../../model/manifest.ts'
import type { TriedClaim } from '../../model/matrices.ts'
import { stateNames } from '../../model/workflow.ts'
import type { Family, OmittedRow, Row } from '../check.ts'
import { type EntityRow, entities } from '../families.ts'
import type { Reader } from '../reader.ts'
import { type Entity, entityOf, type Scope } from '../scope.ts'
import { isChangeable } from './another-value.ts'
import { fieldAt, leaves, type WriteField, type WriteRole, writeFields } from './fields.ts'
import { claimOf, fieldsOf, isFree, limitsOf, ofKind } from './limits.ts'
import type { Subject } from './means.ts'
import { statesOf } from './workflow.ts'
import type { Writer } from './writer.ts'

/** Entities that the system claims to write so, in a system that stores what is written. */
export function writable(role: OperationRole, keep?: (entity: Entity) => boolean): Family<EntityRow> {
  return stored(entities(role, keep))
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
  const family = writable(role)
  return (scope) => family(scope).flatMap((row) => ('entity' in row ? rows(row.entity, scope) : [row]))
}

export interface FieldRow extends EntityRow {
  field: WriteField
}

/** Entity × field that an update may change: neither limited, nor a reference, nor what follows from other fields. */
export const changeableFields: Family<FieldRow> = perWritable('update', (entity, scope) =>
  leaves(writeFields(scope, entity, 'update'))
    .filter(({ record, shape }) => isFree(scope, entity, record) && isChangeable(shape))
    .map((field) => ({ key: `${entity.name}/${keyOf(field.record)}`, entity, field })),
)

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
      return names.flatMap((from) =>
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

export interface FrozenRow extends LimitRow<'frozen'> {
  state: string
}

/** Limit × state × field that no longer changes there; every field that is otherwise free where a limit names none. */
export const frozen: Family<FrozenRow> = perLimit('frozen', ({ entity, limit }, scope) => {
  const fields = leaves(writeFields(scope, entity, 'update'))
  const named =
    limit.fields ?? fields.map(({ record }) => record).filter((record) => isFree(scope, entity, record))
  const changeable = named.filter((record) => {
    const field = fieldAt(fields, record)
    return field !== undefined && isChangeable(field.shape)
  })
  return limit.states.flatMap((state) =>
    changeable.map((field) => ({
      key: `${limit.id}/${state.toLowerCase()}/${keyOf(field)}`,
      entity,
      limit,
      field,
      role: 'update' as const,
      state,
      claim: { ...claimOf(entity, limit), state, operation: 'update' as const },
    })),
  )
})

export interface DenialRow extends EntityRow {
  roleName: string
  denial: RoleDenial
}

export interface DeniedOperationRow extends DenialRow {
  operation: OperationRole
  /** A record for the operation to be about; none for a list or a creation. */
  subject(write: Writer, sample: Reader['sample']): Promise<Subject | undefined>
}

export interface DeniedFieldRow extends DenialRow {
  field: string
  role: 'update'
}

/** Role × operation that it may not use. */
export const deniedOperations: Family<DeniedOperationRow> = perDenial((row) =>
  (row.denial.operations ?? [])
    .filter((operation) => row.entity.claims.includes(operation))
    .map((operation) => ({
      ...row,
      key: `${row.key}/${operation}`,
      operation,
      claim: roleClaim(row, operation),
      subject: (write, sample) => subjectOf(write, sample, { ...row, operation }),
    })),
)

/** A record that we made, or any where there is only reading to be denied. */
async function subjectOf(
  write: Writer,
  sample: Reader['sample'],
  { entity, operation }: { entity: Entity; operation: OperationRole },
): Promise<Subject | undefined> {
  if (operation === 'list' || operation === 'create') return undefined
  const foreign = operation === 'get' && !entity.claims.includes('create')
  return foreign ? { entity, key: (await sample(entity)).key, sent: {} } : write.make(entity)
}

/** Role × field that it may not write. */
export const deniedFields: Family<DeniedFieldRow> = perDenial((row) =>
  (row.denial.fields ?? []).map((field) => ({
    ...row,
    key: `${row.key}/${keyOf(field)}`,
    field,
    role: 'update' as const,
    claim: roleClaim(row, 'update'),
  })),
)

function roleClaim({ entity, roleName, denial }: DenialRow, operation: OperationRole): TriedClaim {
  return { ...claimOf(entity, denial), role: roleName, operation }
}

function perDenial<R extends DenialRow>(rows: (row: DenialRow) => R[]): Family<R> {
  return stored((scope) =>
    Object.entries(scope.manifest.roles ?? {}).flatMap(([roleName, { denies }]) =>
      denies.flatMap((denial) => {
        const entity = entityOf(scope, denial.entity)
        return entity ? rows({ key: `${roleName}/${denial.id}`, entity, roleName, denial }) : []
      }),
    ),
  )
}
