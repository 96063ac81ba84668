import type { FilterOperator } from '../model/binding.ts'
import type { OperationRole } from '../model/manifest.ts'
import type { Operation } from '../model/operation.ts'
import { aboutRole } from './about.ts'
import { isClaimed, isSafe } from './admission.ts'
import type { Family, OmittedRow, Row } from './check.ts'
import {
  type Entity,
  entityOf,
  type GuardedOperation,
  guardedOperations,
  isListed,
  type Listed,
  type Scope,
  usableOperations,
} from './scope.ts'

/** A row about one entity. The API may have no list of it: see `recordsOf`. */
export interface EntityRow extends Row {
  entity: Entity
}

/** A row about an entity that the API lists. */
export interface ListRow extends EntityRow {
  entity: Listed
}

/**
 * Every entity with a list that the system claims to offer in this role. A claim that the document has no operation for is
 * blocked; an entity the system does not claim, or whose records the API does not list, is not applicable.
 */
export function entities(
  role: OperationRole,
  keep: (entity: Listed) => boolean = () => true,
): Family<ListRow> {
  return (scope) =>
    recordsOf(
      role,
      (entity) => !isListed(entity) || keep(entity),
    )(scope).flatMap((row): (ListRow | OmittedRow)[] => {
      if (!('entity' in row)) return [row]
      const { entity } = row
      return isListed(entity) ? [{ ...row, entity }] : unlisted(entity, role)
    })
}

/** As `entities`, with those that have no list: for what is about a record that the run makes itself. */
export function recordsOf(
  role: OperationRole,
  keep: (entity: Entity) => boolean = () => true,
): Family<EntityRow> {
  return (scope) =>
    Object.keys({ ...scope.manifest.entities, ...scope.api.binding.entities }).flatMap(
      (name): (EntityRow | OmittedRow)[] => {
        const entity = entityOf(scope, name)
        if (!entity?.[role]) return lost(scope, name, role)
        if (!keep(entity)) return []
        const row = entity.claims.includes(role) ? { key: name, entity } : unclaimed(scope, name, role)
        return aboutRole<EntityRow | OmittedRow>(entity, role, [row])
      },
    )
}

function unlisted(entity: Entity, role: OperationRole): OmittedRow[] {
  const because = `the API has no list of ${entity.name}, and this is told by one`
  const row: OmittedRow = { key: entity.name, omission: { kind: 'not-applicable', because } }
  return aboutRole(entity, role, [row])
}

function lost(scope: Scope, name: string, role: OperationRole): OmittedRow[] {
  const claimed = scope.manifest.entities[name]?.operations.includes(role)
  const because = `the system claims to ${role} ${name}, the document has no operation for it`
  return claimed ? [{ key: name, omission: { kind: 'blocked', because } }] : []
}

function unclaimed(scope: Scope, name: string, role: OperationRole): OmittedRow {
  const because = `${scope.manifest.system} does not claim to ${role} ${name}`
  return { key: name, omission: { kind: 'not-applicable', because } }
}

/**
 * The rows of a family whose single records the document lets be answered so. Where the binding was inferred nothing else
 * promises that status, so the others are not tried; a binding that somebody wrote promises it for all.
 */
export function answering<R extends EntityRow>(status: number, family: Family<R>): Family<R> {
  return (scope) =>
    family(scope).map((row): R | OmittedRow => {
      if (!('entity' in row) || scope.api.binding.untold === undefined) return row
      const address = row.entity.get ?? row.entity.list ?? ''
      const documented = Object.keys(scope.api.document.operation(address)?.responses ?? {})
      const wanted = [String(status), `${String(status)[0]}XX`, 'default']
      if (documented.some((one) => wanted.includes(one))) return row
      const because = `the binding is inferred: nothing tells that ${address} answers ${status}`
      return { key: row.key, omission: { kind: 'not-applicable', because } }
    })
}

/** A family of the list-claimed entities, several rows for each. */
export function perEntity<R extends Row>(
  rows: (entity: Listed, scope: Scope) => (R | OmittedRow)[],
): Family<R> {
  const readable = entities('list')
  return (scope) =>
    readable(scope).flatMap((row): (R | OmittedRow)[] =>
      'entity' in row ? aboutRole<R | OmittedRow>(row.entity, 'list', rows(row.entity, scope)) : [row],
    )
}

export interface FilterRow extends EntityRow {
  field: string
  operator: FilterOperator
}

/** Entity × field × operator, as the binding documents them. */
export const filters: Family<FilterRow> = perEntity((entity) =>
  Object.entries(entity.filters).flatMap(([field, operators]) =>
    operators.map((operator) => ({ key: `${entity.name}/${field}/${operator}`, entity, field, operator })),
  ),
)

export interface SortRow extends EntityRow {
  field: string
  descending: boolean
}

/** Entity × sortable field × direction. */
export const sorts: Family<SortRow> = perEntity((entity) =>
  entity.sorts.flatMap((field) => [
    { key: `${entity.name}/${field}/ascending`, entity, field, descending: false },
    { key: `${entity.name}/${field}/descending`, entity, field, descending: true },
  ]),
)

export interface ReferenceRow extends EntityRow {
  /** Pointer with `*`. */
  pointer: string
  to: Entity
}

/** Entity × reference; one whose goal cannot be read is left out and named. */
export const references: Family<ReferenceRow> = perEntity((entity, scope) =>
  Object.entries(entity.references).map(([pointer, name]): ReferenceRow | OmittedRow => {
    const to = entityOf(scope, name)
    const field = pointer.slice(1).replaceAll('/', '.').replaceAll('*', 'each')
    const key = `${entity.name}/${field}`
    return to?.claims.includes('list')
      ? { key, entity, pointer, to }
      : { ...unclaimed(scope, name, 'list'), key }
  }),
)

export interface StateRow extends EntityRow {
  /** The state's code, a record of `of`. */
  state: string
  of: Entity
}

/** Entity × state of which there must be sample records. */
export const states: Family<StateRow> = perEntity((entity, scope) => {
  const of = entity.state && entityOf(scope, entity.state.entity)
  return of
    ? (entity.state?.covered ?? []).map((state) => ({
        key: `${entity.name}/${state.toLowerCase()}`,
        entity,
        state,
        of,
      }))
    : []
})

export interface OperationRow extends Row {
  operation: Operation
  token: 'connection' | 'admin'
}

/** Operations of the document that ask for a token or are an entity's, which may be public. */
export function usableBy(keep: (operation: Operation) => boolean): Family<OperationRow> {
  return claimedOf(usableOperations, keep)
}

/** One that may change something is a write, even if it is refused; what the system does not claim has nothing to guard. */
function claimedOf(
  operations: (scope: Scope) => GuardedOperation[],
  keep: (operation: Operation) => boolean,
): Family<OperationRow> {
  return (scope) =>
    operations(scope)
      .filter(({ operation }) => keep(operation))
      .map(({ operation, token }) => {
        const key = operationKey(operation)
        const because = `${scope.manifest.system} does not claim ${operation.address}`
        const about = [operation.address]
        if (!isClaimed(scope, operation)) return { key, about, omission: { kind: 'not-applicable', because } }
        return { key, operation, token, ...(isSafe(operation) ? {} : { danger: 'write' as const }) }
      })
}

/** Every operation that asks for a token. */
export const guarded = claimedOf(guardedOperations, () => true)

/** `GET /api/erp/vendors/{key}` as `get-api.erp.vendors.key`: unique, and safe on a command line. */
export function operationKey(operation: Pick<Operation, 'method' | 'path'>): string {
  const path = operation.path.slice(1).replaceAll(/[{}]/g, '').replaceAll('/', '.')
  return `${operation.method.toLowerCase()}-${path}`
}

/** A fixed table: one row per entry, keyed by its name. */
export function table<Case extends object>(cases: Record<string, Case>): Family<Row & Case> {
  const rows = Object.entries(cases).map(([key, value]) => ({ ...value, key }))
  return () => rows
}

/** Several rows, or none, for each row of a family; what is left out stays left out. */
export function expand<R extends Row, S extends Row>(
  family: Family<R>,
  rows: (row: R, scope: Scope) => readonly (S | OmittedRow)[],
): Family<S> {
  return (scope) =>
    family(scope).flatMap((row): readonly (S | OmittedRow)[] =>
      'omission' in row ? [row as OmittedRow] : rows(row as R, scope),
    )
}

/** Every row of one family with every entry of a table. */
export function cross<R extends Row, Case extends object>(
  family: Family<R>,
  cases: Record<string, Case>,
): Family<R & Case> {
  return expand(family, (row) => withCases(row, cases))
}

/** One row with every entry of a table. */
export function withCases<R extends Row, Case extends object>(
  row: R,
  cases: Record<string, Case>,
): (R & Case)[] {
  return Object.entries(cases).map(([key, value]) => ({ ...row, ...value, key: `${row.key}/${key}` }))
}
