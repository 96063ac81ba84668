import type { Condition, Limit, LimitClaim } from '../../model/limits.ts'
import type { Family, OmittedRow } from '../check.ts'
import type { EntityRow } from '../families.ts'
import { type Entity, entityOf, type Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import { anotherValue } from './another-value.ts'
import type { Step } from './beyond.ts'
import { type Edge, edgesOf, firstOf } from './conditions.ts'
import { fieldAt, leaves, type WriteField, type WriteRole, writeFields } from './fields.ts'
import { claimOf, limitsOf, ofKind } from './limits.ts'
import { nextState } from './use.ts'
import { keyOf, type LimitRow, limited, perWritable } from './write-families.ts'
import type { Writer } from './writer.ts'

export interface PlaceRow extends EntityRow {
  /** In the record, with `*` for any line. */
  field: string
  role: WriteRole
}

export interface ReferenceRow extends PlaceRow {
  limit: LimitClaim
}

/** Entity × reference that a creation may carry, with what the manifest says becomes of one that names nothing. */
export const openReferences = perWritable<ReferenceRow>('create', (entity, scope) =>
  leaves(writeFields(scope, entity, 'create'))
    .filter(({ record }) => isOpenReference(scope, entity, record))
    .map(({ record }) => {
      const limit = ofKind(limitsOf(scope, entity), 'reference').find(({ fields }) => fields.includes(record))
      return {
        key: `${entity.name}/${keyOf(record)}`,
        entity,
        field: record,
        role: 'create',
        limit: limit ?? usualLimit('reference'),
        ...(limit && { claim: claimOf(entity, limit) }),
      }
    }),
)

/** Limit × reference × operation, of limits that want more of a record than that it exists. */
export const pickyReferences: Family<LimitRow<'reference'>> = (scope) =>
  limited('reference', ['create', 'update'])(scope).filter(
    (row) => !('limit' in row) || row.limit.where !== undefined,
  )

function isOpenReference(scope: Scope, entity: Entity, record: string): boolean {
  const to = entityOf(scope, entity.references[record] ?? '')
  const limited = limitsOf(scope, entity).some(
    (limit) =>
      limit.kind !== 'reference' &&
      limit.kind !== 'required' &&
      'fields' in limit &&
      limit.fields?.includes(record) &&
      !(limit.kind === 'read-only' && limit.on?.includes('create') === false),
  )
  return to?.claims.includes('list') === true && entity.state?.at !== record && !limited
}

export interface EnumRow extends PlaceRow {
  values: readonly unknown[]
}

/** Entity × field of which the document lists the values. */
export const outsideEnum = perWritable<EnumRow>('create', (entity, scope) =>
  leaves(writeFields(scope, entity, 'create')).flatMap((field): (EnumRow | OmittedRow)[] => {
    const values = field.shape.schema.enum
    return Array.isArray(values) && !isShut(scope, entity, field)
      ? [
          {
            key: `${entity.name}/${keyOf(field.record)}`,
            entity,
            field: field.record,
            role: 'create',
            values,
          },
        ]
      : []
  }),
)

function isShut(scope: Scope, entity: Entity, { record }: WriteField): boolean {
  const shut = ['read-only', 'enumerated', 'custom-field']
  return limitsOf(scope, entity).some(
    (limit) => shut.includes(limit.kind) && 'fields' in limit && limit.fields?.includes(record),
  )
}

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
    (['create', 'update'] as const).flatMap((role): RuleRow[] => {
      const place = fieldAt(writeFields(scope, entity, role), field)
      if (!place || !entity.claims.includes(role)) return []
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

/** An update that leaves a field out leaves it as it is, so there `present` has no end. */
function endsOf(condition: Condition, { shape }: WriteField, role: WriteRole): Edge[] {
  if (condition === 'present')
    return role === 'create' ? [{ name: 'present', within: undefined, beyond: undefined }] : []
  const edges = edgesOf(condition)
  const other = edges.length > 0 ? undefined : anotherValue(shape, condition)
  return other === undefined ? edges : [{ name: 'value', within: condition, beyond: other }]
}

/** A value that a field which no caller may write would take, if it took any. */
export async function anotherFor(
  { scope, write }: { scope: Scope; write: Writer },
  { entity, field, role }: PlaceRow,
  before: unknown,
): Promise<unknown> {
  if (entity.state?.at === field) return write.stateKey(entity, nextState({ scope, entity }))
  if (entity.references[field] !== undefined) return write.reference(entity, field, before)
  const shape = fieldAt(writeFields(scope, entity, role), field)?.shape
  const other = shape && anotherValue(shape, before)
  if (other !== undefined) return other
  if (typeof before === 'number') return before + 1
  if (typeof before === 'boolean') return !before
  if (typeof before === 'string' && before !== '') return turned(before)
  throw new Unjudged(`no other value of ${field} is known`)
}

/** A step to another good value of a field; why it is refused says the row, `forbidden` of a role, `conflict` of a state. */
export function freeStep(
  means: { scope: Scope; write: Writer },
  row: PlaceRow & ({ limit: Limit } | { denial: LimitClaim }),
): Step {
  const { entity, role, field } = row
  const limit = 'denial' in row ? row.denial : row.limit
  const value = (before: unknown) => anotherFor(means, row, before)
  return {
    entity,
    role,
    limit,
    usual: 'denial' in row ? 'forbidden' : 'conflict',
    place: firstOf(field),
    value,
  }
}

/** Another text of the same form: its last digit or letter is another one. */
function turned(text: string): string {
  const index = text.search(/[0-9a-z](?=[^0-9a-z]*$)/i)
  const last = text[index] ?? ''
  return `${text.slice(0, index)}${last === '1' ? '2' : '1'}${text.slice(index + 1)}`
}

/** A value that is not in this list, but in the other one where there is one. */
export function unlisted(values: readonly unknown[], among?: readonly unknown[]): unknown {
  if (!among) return values.some((value) => typeof value === 'number') ? 987_654 : 'NOT-IN-THE-LIST'
  const other = among.find((value) => value !== null && !values.includes(value))
  if (other !== undefined) return other
  throw new Unjudged('the document lists no other value')
}

/** The values that the document lists for a field; undefined where it lists none. */
export function documentedValues(
  scope: Scope,
  { entity, field, role }: PlaceRow,
): readonly unknown[] | undefined {
  const values = fieldAt(writeFields(scope, entity, role), field)?.shape.schema.enum
  return Array.isArray(values) ? values : undefined
}

/** Another value for a custom field, whose schema nobody knows. */
export function otherCustom(before: unknown): unknown {
  if (typeof before === 'number') return before + 1
  if (typeof before === 'boolean') return !before
  return before === 'other' ? 'another' : 'other'
}

/** For references that must exist and values that must be listed although no limit of the manifest says so. */
export const usualLimit = (id: string) => ({ id, origin: 'documented' as const })
