import type { Binding, EntityBinding } from '../../model/binding.ts'
import type { OperationRole } from '../../model/manifest.ts'
import { toPointer } from '../../model/pointer.ts'

export const ROLES = [
  'list',
  'get',
  'create',
  'update',
  'remove',
  'status',
] as const satisfies OperationRole[]

/** An operation that a binding names, and where it does. */
export interface BoundOperation {
  address: string
  pointer: string
}

/** Every operation a binding names, in the order people read it. */
export function boundOperations(binding: Binding): BoundOperation[] {
  return [
    { address: binding.authentication.authorize, pointer: '/authentication/authorize' },
    { address: binding.authentication.token, pointer: '/authentication/token' },
    { address: binding.connection.status, pointer: '/connection/status' },
    { address: binding.connection.disconnect, pointer: '/connection/disconnect' },
    ...Object.entries(binding.entities).flatMap(([name, entity]) => entityOperations(name, entity)),
  ]
}

export function entityOperations(name: string, entity: EntityBinding): BoundOperation[] {
  return ROLES.flatMap((role) => {
    const address = entity[role]
    return address === undefined ? [] : [{ address, pointer: toPointer(['entities', name, role]) }]
  })
}
