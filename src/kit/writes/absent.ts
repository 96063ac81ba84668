import { OPERATION_ROLES, type OperationRole } from '../../model/manifest.ts'
import type { Family } from '../check.ts'
import type { EntityRow } from '../families.ts'
import { entityOf } from '../scope.ts'

export interface AbsentRow extends EntityRow {
  role: OperationRole
}

/** Entity × operation that the API has and the system does not claim. */
export const absent: Family<AbsentRow> = (scope) =>
  Object.keys(scope.api.binding.entities).flatMap((name): AbsentRow[] => {
    const entity = entityOf(scope, name)
    if (!entity) return []
    return OPERATION_ROLES.filter((role) => entity[role] !== undefined && !entity.claims.includes(role)).map(
      (role) => ({
        key: `${name}/${role}`,
        entity,
        role,
        danger: isRead(role) ? ('read' as const) : ('write' as const),
      }),
    )
  })

function isRead(role: OperationRole): boolean {
  return role === 'list' || role === 'get'
}
