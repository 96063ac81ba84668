import { at } from '../../model/pointer.ts'
import type { Shape } from '../../sandbox/data/schema-shape.ts'
import type { Entity, Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import { anotherValue, isChangeable } from './another-value.ts'
import type { Body } from './draft.ts'
import { leaves, put, writeFields } from './fields.ts'
import { isFree, type Writing } from './limits.ts'

/** A change of one field that a caller may make at any time. */
export interface Variation {
  /** In the record. */
  place: string
  change(body: Body): void
  value: unknown
}

/** For every field that may be changed freely. */
export const ALL = Number.POSITIVE_INFINITY

/** Changes of so many fields, from what a record now shows. */
export function variations(
  scope: Scope,
  { entity, role, count, but = [] }: Writing & { count: number; but?: readonly string[] },
  record: unknown,
): Variation[] {
  const free = leaves(writeFields(scope, entity, role)).filter(
    ({ record: place, shape }) => isFree(scope, entity, place) && isChangeable(shape) && !but.includes(place),
  )
  const chosen = free.slice(0, count)
  if (count !== ALL && chosen.length < count)
    throw new Unjudged(
      `${entity.name} has ${free.length} fields that may be changed freely, ${count} are needed`,
    )
  return chosen.map(({ record: place, body, shape }) => {
    const value = anotherValue(shape, at(record, place))
    return { place, value, change: (target) => put(target, body, value) }
  })
}

/** Makes a body another one, in a field that may be changed freely and is none of those in `but`. */
export function vary(
  scope: Scope,
  { entity, role, but = [] }: Writing & { but?: readonly string[] },
  body: Body,
): void {
  const [variation] = variations(
    scope,
    { entity, role, count: 1, but },
    asRecord(scope, { entity, role }, body),
  )
  variation?.change(body)
}

/** What a body holds, by the names of the record. */
function asRecord(scope: Scope, { entity, role }: Writing, body: Body): Body {
  const record: Body = {}
  for (const { record: place, body: from } of leaves(writeFields(scope, entity, role)))
    if (!place.includes('*')) put(record, place, at(body, from))
  return record
}

/** A change that sets one field to a value of this number: another one for each. */
export function numbered(scope: Scope, entity: Entity, number: number): Variation {
  for (const { record: place, body, shape } of leaves(writeFields(scope, entity, 'update'))) {
    const value = isFree(scope, entity, place) ? numberedValue(shape, number) : undefined
    if (value !== undefined) return { place, value, change: (target) => put(target, body, value) }
  }
  throw new Unjudged(`${entity.name} has no field that takes many values`)
}

function numberedValue({ types, schema }: Shape, number: number): unknown {
  const isFreeText = types[0] === 'string' && !schema.enum && !schema.format && !schema.pattern
  return isFreeText ? `number ${number}` : undefined
}

/** Whether an update may change any field freely. */
export function isVariable(scope: Scope, entity: Entity): boolean {
  return variations(scope, { entity, role: 'update', count: ALL }, {}).length > 0
}
