import { type Binding, type EntityBinding, itemsPointer } from '../model/binding.ts'

const ROLES = ['list', 'get', 'create', 'update', 'remove', 'status'] as const

/** What an operation does with the records of an entity. */
export interface OperationRole {
  entity: string
  binding: EntityBinding
  role: (typeof ROLES)[number]
}

/** By address; operations that the binding gives no role are not in it. */
export function rolesIn(binding: Binding): ReadonlyMap<string, OperationRole> {
  const roles = Object.entries(binding.entities).flatMap(([entity, one]) =>
    ROLES.flatMap((role): [string, OperationRole][] => {
      const address = one[role]
      return address === undefined ? [] : [[address, { entity, binding: one, role }]]
    }),
  )
  return new Map(roles)
}

/** Where an answer to such a call has its record, or each of them. */
export function recordsPointer(binding: Binding, { role, binding: entity }: OperationRole): string {
  return role === 'list' ? `${itemsPointer(binding, entity)}/*` : binding.envelopes.item
}
