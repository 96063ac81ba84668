import type { RoleClaim, RoleDenial } from '../../model/limits.ts'
import type { OperationRole } from '../../model/manifest.ts'
import { placesOf } from './places.ts'
import type { Breach, WriteFacts } from './rule.ts'

/** What denies an operation to a role; undefined where it may use it. */
export function denialOf(
  role: RoleClaim | undefined,
  entity: string,
  operation: OperationRole,
): RoleDenial | undefined {
  return role?.denies.find((denial) => denial.entity === entity && denial.operations?.includes(operation))
}

/** Fields that a role may not write. */
export function deniedFields(role: RoleClaim | undefined, entity: string, { sent }: WriteFacts): Breach[] {
  const denials = role?.denies.filter((denial) => denial.entity === entity) ?? []
  return denials.flatMap((limit) =>
    placesOf(sent, limit.fields ?? []).map(({ pointer }) => ({ limit, pointer })),
  )
}
