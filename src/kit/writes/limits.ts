import type { Limit, LimitClaim, LimitKind } from '../../model/limits.ts'
import type { TriedClaim } from '../../model/matrices.ts'
import type { Entity, Scope } from '../scope.ts'
import type { WriteRole } from './fields.ts'

export function limitsOf({ manifest }: Scope, { name }: Entity): readonly Limit[] {
  return manifest.entities[name]?.limits ?? []
}

export function ofKind<Kind extends LimitKind>(
  limits: readonly Limit[],
  kind: Kind,
): Extract<Limit, { kind: Kind }>[] {
  return limits.filter((limit): limit is Extract<Limit, { kind: Kind }> => limit.kind === kind)
}

/** The fields that a limit is about; none where it is about the record as a whole. */
export function fieldsOf(limit: Omit<Limit, 'kind'>): readonly string[] {
  return 'fields' in limit && Array.isArray(limit.fields) ? limit.fields : []
}

/** Whether no limit is about a field, nothing refers through it, and it follows from no other. */
export function isFree(scope: Scope, entity: Entity, record: string): boolean {
  const { lines, state, references, mark, id } = entity
  // A key that a creation names may be that of another record, which some servers then overwrite.
  const taken = [lines?.net, lines?.tax, lines?.gross, state?.at, mark, id]
  const limited = limitsOf(scope, entity).some(
    (limit) =>
      (limit.kind !== 'frozen' && limit.kind !== 'required' && fieldsOf(limit).includes(record)) ||
      (limit.kind === 'business-rule' && Object.hasOwn(limit.where, record)),
  )
  return !record.includes('*') && !limited && !taken.includes(record) && references[record] === undefined
}

/** What a check of a limitation tries. */
export function claimOf({ name }: Entity, { id }: LimitClaim): TriedClaim {
  return { entity: name, limit: id }
}

export interface Writing {
  entity: Entity
  role: WriteRole
}

/** Whether an operation may not set a field that the record has. */
export function isReadOnly(scope: Scope, { entity, role }: Writing, record: string): boolean {
  return ofKind(limitsOf(scope, entity), 'read-only').some(
    ({ fields, on }) => fields.includes(record) && (on?.includes(role) ?? true),
  )
}
