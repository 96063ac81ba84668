import { type Binding, type EntityBinding, itemsPointer } from '../model/binding.ts'
import { OPERATION_ROLES, type OperationRole } from '../model/manifest.ts'

/** What an operation does with the records of an entity. */
export interface BoundRole {
  entity: string
  binding: EntityBinding
  role: OperationRole
}

/** By address; operations that the binding gives no role are not in it. */
export function rolesIn(binding: Binding): ReadonlyMap<string, BoundRole> {
  const roles = Object.entries(binding.entities).flatMap(([entity, one]) =>
    OPERATION_ROLES.flatMap((role): [string, BoundRole][] => {
      const address = one[role]
      return address === undefined ? [] : [[address, { entity, binding: one, role }]]
    }),
  )
  return new Map(roles)
}

/** Where an answer to such a call has its record, or each of them. */
export function recordsPointer(binding: Binding, { role, binding: entity }: BoundRole): string {
  return role === 'list' ? `${itemsPointer(binding, entity)}/*` : binding.envelopes.item
}
