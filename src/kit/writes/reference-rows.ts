import type { Condition, LimitClaim } from '../../model/limits.ts'
import { pointerTokens, toPointer } from '../../model/pointer.ts'
import { entityOf, type Scope } from '../scope.ts'
import { leaves, WRITE_ROLES, type WriteRole, writeFields } from './fields.ts'
import type { PlaceRow } from './limit-rows.ts'
import { usualLimit } from './limit-rows.ts'
import { claimOf, fieldsOf, isReadOnly, limitsOf, ofKind, type Writing } from './limits.ts'
import { keyOf, type LimitRow, perLimit, perWritable } from './write-families.ts'

export interface ReferenceRow extends PlaceRow {
  limit: LimitClaim
  // `/lineItems/1/materialKey`
  place: string
}

/**
 * Entity × operation × reference that it may carry × place in a list, with what the manifest says becomes of one that names
 * nothing.
 */
export const openReferences = perWritable<ReferenceRow>('create', (entity, scope) =>
  WRITE_ROLES.filter((role) => entity.claims.includes(role)).flatMap((role) =>
    leaves(writeFields(scope, entity, role))
      .filter(({ record }) => isOpenReference(scope, { entity, role }, record))
      .flatMap(({ record }) => referenceRows(scope, { key: '', entity, role, field: record })),
  ),
)

function referenceRows(scope: Scope, row: PlaceRow): ReferenceRow[] {
  const { entity, role, field } = row
  const limit = ofKind(limitsOf(scope, entity), 'reference').find(({ fields }) => fields.includes(field))
  return inPlaces(row).map(({ place, at }) => ({
    ...row,
    key: [entity.name, keyOf(field), role, ...at].join('/'),
    place,
    limit: limit ?? usualLimit('reference'),
    ...(limit && { claim: claimOf(entity, limit) }),
  }))
}

/** A list is looked at beyond its first item; an update need not have more than one. */
function inPlaces({ field, role }: { field: string; role: WriteRole }): { place: string; at: string[] }[] {
  const first = { place: nth(field, 0), at: [] }
  return field.includes('*') && role === 'create'
    ? [first, { place: nth(field, 1), at: ['second'] }]
    : [first]
}

function nth(pointer: string, index: number): string {
  return toPointer(pointerTokens(pointer).map((token) => (token === '*' ? String(index) : token)))
}

export interface PickyRow extends LimitRow<'reference'> {
  place: string
  /** What alone is wrong with the record that is referred to. */
  wrong: Record<string, Condition>
}

/** Limit × reference × operation × condition × place, of limits that want more of a record than that it exists. */
export const pickyReferences = perLimit<'reference', PickyRow>('reference', ({ limit, entity }, scope) =>
  limit.fields.flatMap((field) =>
    WRITE_ROLES.filter(
      (role) => entity.claims.includes(role) && !isReadOnly(scope, { entity, role }, field),
    ).flatMap((role) => pickyRows({ key: limit.id, entity, limit, field, role })),
  ),
)

function pickyRows(row: LimitRow<'reference'>): PickyRow[] {
  const { entity, limit, field, role } = row
  return Object.entries(limit.where ?? {}).flatMap(([pointer, condition]) =>
    inPlaces(row).map(({ place, at }) => ({
      ...row,
      key: [limit.id, keyOf(field), role, keyOf(pointer), ...at].join('/'),
      place,
      wrong: { [pointer]: condition },
      claim: claimOf(entity, limit),
    })),
  )
}

/** Whether a reference can be tried: no limit of another kind is about it, and what it refers to can be read. */
export function isOpenReference(scope: Scope, { entity, role }: Writing, record: string): boolean {
  const to = entityOf(scope, entity.references[record] ?? '')
  const limited = limitsOf(scope, entity).some(
    ({ kind, ...limit }) => !OTHERWISE.includes(kind) && fieldsOf(limit).includes(record),
  )
  const isShut = limited || isReadOnly(scope, { entity, role }, record)
  return to?.claims.includes('list') === true && entity.state?.at !== record && !isShut
}

/** Kinds of limits under which a reference can still be tried. */
const OTHERWISE = ['reference', 'required', 'frozen', 'read-only']
