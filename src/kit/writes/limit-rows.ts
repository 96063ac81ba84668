import type { Limit, LimitClaim } from '../../model/limits.ts'
import type { Family, OmittedRow } from '../check.ts'
import type { EntityRow } from '../families.ts'
import type { Entity, Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import { anotherValue } from './another-value.ts'
import type { Step } from './beyond.ts'
import { firstOf } from './conditions.ts'
import { fieldAt, leaves, WRITE_ROLES, type WriteRole, writeFields } from './fields.ts'
import { limitsOf } from './limits.ts'
import { nextState } from './use.ts'
import { keyOf, type LimitRow, limited, perWritable } from './write-families.ts'
import type { Writer } from './writer.ts'

export interface PlaceRow extends EntityRow {
  /** In the record, with `*` for any line. */
  field: string
  role: WriteRole
}

export interface RequiredRow extends LimitRow<'required'> {
  /** What is sent instead of a value; undefined leaves the field out. */
  instead: null | undefined
}

/** Limit × required field × left out, or sent as null where such a write is refused. */
export const requiredFields: Family<RequiredRow> = (scope) =>
  limited('required', ['create'])(scope).flatMap((row): (RequiredRow | OmittedRow)[] => {
    if (!('limit' in row)) return [row]
    const absent: RequiredRow = { ...row, instead: undefined }
    const isRefused = (row.limit.outcome ?? 'refused') === 'refused'
    return isRefused ? [absent, { ...row, key: `${row.key}/null`, instead: null }] : [absent]
  })

export interface EnumRow extends PlaceRow {
  values: readonly unknown[]
}

/** Entity × field of which the document lists the values × operation. */
export const outsideEnum = perWritable<EnumRow>('create', (entity, scope) =>
  WRITE_ROLES.filter((role) => entity.claims.includes(role)).flatMap((role) =>
    leaves(writeFields(scope, entity, role)).flatMap(({ record, shape }): EnumRow[] => {
      const values = shape.schema.enum
      const key = `${entity.name}/${keyOf(record)}/${role}`
      return Array.isArray(values) && !isShut(scope, entity, record)
        ? [{ key, entity, field: record, role, values }]
        : []
    }),
  ),
)

function isShut(scope: Scope, entity: Entity, record: string): boolean {
  const shut = ['read-only', 'enumerated', 'custom-field']
  return limitsOf(scope, entity).some(
    (limit) => shut.includes(limit.kind) && 'fields' in limit && limit.fields?.includes(record),
  )
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
