import type { Answer } from '../../client/answer.ts'
import { sameJson } from '../../model/json.ts'
import { at } from '../../model/pointer.ts'
import type { Family, OmittedRow } from '../check.ts'
import type { EntityRow } from '../families.ts'
import type { Rec } from '../reader.ts'
import type { Entity, Scope } from '../scope.ts'
import { anotherValue, isChangeable } from './another-value.ts'
import type { Body } from './draft.ts'
import { customFieldRows } from './fidelity-rows.ts'
import { leaves, put, type WriteField, writeFields } from './fields.ts'
import { isFree } from './limits.ts'
import { lineChanges } from './line-rows.ts'
import { succeeded } from './sender.ts'
import { nextState } from './use.ts'
import { statesOf } from './workflow.ts'
import { keyOf, perWritableRecord, writable } from './write-families.ts'
import type { Made, Writer } from './writer.ts'

export interface FieldRow extends EntityRow {
  field: WriteField
  /** What to change it to. */
  value(before: unknown): unknown
}

/** Entity × field that an update may change: neither limited, nor a reference, nor what follows from others; also to nought. */
export const changeableFields: Family<FieldRow> = perWritableRecord('update', (entity, scope) =>
  leaves(writeFields(scope, entity, 'update'))
    .filter(({ record, shape }) => isFree(scope, entity, record) && isChangeable(shape))
    .flatMap((field): FieldRow[] => {
      const row = { entity, field }
      const key = `${entity.name}/${keyOf(field.record)}`
      const another = { ...row, key, value: (before: unknown) => anotherValue(field.shape, before) }
      return mayBeZero(field) ? [another, { ...row, key: `${key}/zero`, value: () => 0 }] : [another]
    }),
)

function mayBeZero({ shape: { types, schema } }: WriteField): boolean {
  const { minimum = 0, maximum = 0, exclusiveMinimum, exclusiveMaximum } = schema
  const isNumber = types[0] === 'number' || types[0] === 'integer'
  const isBounded = exclusiveMinimum !== undefined || exclusiveMaximum !== undefined
  return isNumber && !schema.enum && !isBounded && Number(minimum) <= 0 && Number(maximum) >= 0
}

export interface CreationRow extends EntityRow {
  change(body: Body): void
}

/** Entity × a record like one that there is, and one that differs from it in every field that may differ. */
export const creations: Family<CreationRow> = perWritableRecord('create', (entity, scope) => [
  { key: entity.name, entity, change: () => {} },
  { key: `${entity.name}/varied`, entity, change: (body) => changeAll(scope, entity, body) },
])

function changeAll(scope: Scope, entity: Entity, body: Body): void {
  for (const field of leaves(writeFields(scope, entity, 'create')))
    if (isFree(scope, entity, field.record) && isChangeable(field.shape))
      put(body, field.body, anotherValue(field.shape, at(body, field.body)))
}

export interface ChangeRow extends EntityRow {
  change(write: Writer, made: Made, before: Rec): Promise<Answer>
}

/** Entity × what can be changed of a record: a field, a line, a custom field, the state. */
export const changes: Family<ChangeRow> = (scope) => {
  const updated = writable('update', isDated)(scope)
  const moved = writable(
    'status',
    (entity) => isDated(entity) && statesOf(scope, entity) !== undefined,
  )(scope)
  const lines = lineChanges(scope).filter(({ key }) => key.endsWith('/first/quantity'))
  return [
    ...updated.filter((row) => 'omission' in row),
    ...named(
      'field',
      updated,
      ({ entity }) =>
        (write, made) =>
          write.update(made, write.vary(entity, 'update')),
    ),
    ...named(
      'line',
      lines,
      (row) => (write, made, before) => write.update(made, (body) => row.change(body, before)),
    ),
    ...named(
      'custom-field',
      customFieldRows(scope),
      (row) => (write, made, before) => write.update(made, (body) => row.setOne(body, row.customOf(before))),
    ),
    ...named(
      'state',
      moved,
      ({ entity }) =>
        async (write, { key }) =>
          succeeded(await write.sendState(entity, key, nextState({ scope, entity }))),
    ),
  ]
}

function named<R extends EntityRow>(
  what: string,
  rows: readonly (R | OmittedRow)[],
  changeOf: (row: R) => ChangeRow['change'],
): ChangeRow[] {
  return rows.flatMap((row) =>
    'entity' in row
      ? [
          {
            key: `${row.entity.name}/${what}`,
            entity: row.entity,
            about: row.about ?? [],
            change: changeOf(row),
          },
        ]
      : [],
  )
}

function isDated({ updatedAt, create }: Entity): boolean {
  return updatedAt !== undefined && create !== undefined
}

export interface StrangerRow extends EntityRow {
  send(write: Writer, made: Made, key: string): Promise<Answer>
}

/** Entity × write that is about a record: an update, a step. */
export const writesOfOne: Family<StrangerRow> = (scope) => [
  ...writable(
    'update',
    ({ create }) => create !== undefined,
  )(scope).map((row) => ('entity' in row ? { ...row, send: sendUpdate } : row)),
  ...writable(
    'status',
    (entity) => entity.create !== undefined && statesOf(scope, entity) !== undefined,
  )(scope).flatMap((row) =>
    'entity' in row ? [{ ...row, key: `${row.entity.name}/state`, send: sendStep(scope) }] : [],
  ),
]

function sendUpdate(write: Writer, made: Made, key: string): Promise<Answer> {
  const { entity } = made
  return write.sendUpdate(entity, key, write.updateOf(made, write.vary(entity, 'update')))
}

function sendStep(scope: Scope): StrangerRow['send'] {
  return (write, { entity }, key) => write.sendState(entity, key, nextState({ scope, entity }))
}

/** Keys of the records that both lists show and that are otherwise in the second. */
export function changedAmong({ id }: Entity, before: readonly Rec[], after: readonly Rec[]): unknown[] {
  return after
    .filter((record) => {
      const was = before.find((one) => at(one, id) === at(record, id))
      return was !== undefined && !sameJson(was, record)
    })
    .map((record) => at(record, id))
}
