import type { Condition, Limit } from '../../model/limits.ts'
import type { EntityRow } from '../families.ts'
import type { Scope } from '../scope.ts'
import { anotherValue } from './another-value.ts'
import { type Edge, edgesOf } from './conditions.ts'
import { fieldAt, WRITE_ROLES, type WriteField, type WriteRole, writeFields } from './fields.ts'
import type { PlaceRow } from './limit-rows.ts'
import { claimOf, isReadOnly, type Writing } from './limits.ts'
import { keyOf } from './write-families.ts'

export interface RuleRow extends PlaceRow {
  limit: Extract<Limit, { kind: 'business-rule' }>
  /** The last value that meets the rule; the one that a draft has where any does. */
  within(drafted: unknown): unknown
  /** A value just beyond the rule; undefined leaves the field out. */
  beyond: unknown
}

/** One row for each bound of a rule, or for another value where it has none, and for each write that can be beyond it. */
export function beyondRule(row: EntityRow & { limit: RuleRow['limit'] }, scope: Scope): RuleRow[] {
  const { entity, limit } = row
  return Object.entries(limit.where).flatMap(([field, condition]: [string, Condition]) =>
    WRITE_ROLES.flatMap((role): RuleRow[] => {
      const place = placeIn(scope, { entity, role }, field)
      if (!place) return []
      return endsOf(condition, place, role).map(({ name, within, beyond }) => ({
        key: `${limit.id}/${keyOf(field)}/${name}/${role}`,
        entity,
        limit,
        field,
        role,
        within: (drafted) => within ?? drafted,
        beyond,
        claim: claimOf(entity, limit),
      }))
    }),
  )
}

/** Where the body of an operation carries a field; undefined where a caller may not write it so. */
function placeIn(scope: Scope, writing: Writing, field: string): WriteField | undefined {
  const { entity, role } = writing
  const isOpen = entity.claims.includes(role) && !isReadOnly(scope, writing, field)
  return isOpen ? fieldAt(writeFields(scope, entity, role), field) : undefined
}

/** An update that leaves a field out leaves it as it is, so there `present` has no end. */
function endsOf(condition: Condition, { shape }: WriteField, role: WriteRole): Edge[] {
  if (condition === 'present')
    return role === 'create' ? [{ name: 'present', within: undefined, beyond: undefined }] : []
  const edges = edgesOf(condition)
  const other = edges.length > 0 ? undefined : anotherValue(shape, condition)
  return other === undefined ? edges : [{ name: 'value', within: condition, beyond: other }]
}
