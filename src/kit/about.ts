import type { OperationRole } from '../model/manifest.ts'
import type { TriedClaim } from '../model/matrices.ts'
import type { Operation } from '../model/operation.ts'
import type { Danger } from '../model/requirement.ts'
import type { Entity } from './scope.ts'

/** What a row may say of the operations that its case is about. */
interface Telling {
  about?: readonly string[]
  entity?: Pick<Entity, OperationRole>
  operation?: Pick<Operation, 'address'> | OperationRole
  role?: OperationRole | undefined
  claim?: TriedClaim
}

/**
 * Addresses of the operations that a case is about: what it says itself, else its operation, else what its entity is asked
 * in the role that it names. An entity alone is listed, or where the case writes created and updated. Empty where a case
 * is about no operation in particular.
 */
export function aboutOf(row: Telling, danger: Danger): readonly string[] {
  const { about, entity, operation, claim } = row
  if (about) return about
  if (typeof operation === 'object') return [operation.address]
  if (!entity) return []
  const role = operation ?? row.role ?? claim?.operation
  if (role !== undefined) return addresses(entity, [role])
  return addresses(entity, danger === 'read' ? ['list'] : ['create', 'update'])
}

/** The rows of one entity and role, each with the operation that it is about unless it says another. */
export function aboutRole<R extends Telling>(
  entity: Pick<Entity, OperationRole>,
  role: OperationRole,
  rows: readonly R[],
): R[] {
  return rows.map((row) => ({ ...row, about: row.about ?? addresses(entity, [role]) }))
}

function addresses(entity: Pick<Entity, OperationRole>, roles: readonly OperationRole[]): string[] {
  return roles.map((role) => entity[role]).filter((address) => address !== undefined)
}
