import type { Answer } from '../../client/answer.ts'
import { isObject } from '../../model/json.ts'
import { at } from '../../model/pointer.ts'
import type { Family } from '../check.ts'
import type { EntityRow } from '../families.ts'
import type { Rec } from '../reader.ts'
import type { Entity, Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import type { Body } from './draft.ts'
import { fieldAt, leaves, put, type WriteField, writeFields } from './fields.ts'
import { otherCustom } from './limit-rows.ts'
import { isFree, limitsOf, ofKind, type Writing } from './limits.ts'
import { perWritable } from './write-families.ts'
import type { Made, Writer } from './writer.ts'

export interface ValueRow extends EntityRow {
  field: WriteField
  value: unknown
}

export function freeFields(
  scope: Scope,
  writing: Writing,
  keep: (field: WriteField) => boolean,
): WriteField[] {
  const { entity, role } = writing
  if (!entity.claims.includes('create')) return []
  return leaves(writeFields(scope, entity, role)).filter(
    (field) => isFree(scope, entity, field.record) && keep(field),
  )
}

const OFFSETS = { east: '2026-05-04T10:20:30+02:00', west: '2026-05-03T22:50:30-09:30' }

export interface WrittenRow extends ValueRow {
  /** Stores the value with one write; tells the record's key. */
  store(write: Writer): Promise<string>
}

/** Entity × instant that a caller may set, sent with an offset, 08:20:30 UTC × operation. */
export const offsetInstants: Family<WrittenRow> = perWritable('update', (entity, scope) =>
  freeFields(scope, { entity, role: 'update' }, ({ shape }) => shape.schema.format === 'date-time').flatMap(
    (field) =>
      Object.entries(OFFSETS).flatMap(([name, value]) => {
        const row = { entity, field, value }
        const key = `${entity.name}/${field.record.slice(1)}/${name}`
        const inCreate = fieldAt(writeFields(scope, entity, 'create'), field.record)
        const update = {
          ...row,
          key: `${key}/update`,
          store: (write: Writer) => updated(write, entity, (body) => put(body, field.body, value)),
        }
        const create = inCreate && {
          ...row,
          key: `${key}/create`,
          store: (write: Writer) => created(write, entity, (body) => put(body, inCreate.body, value)),
        }
        return create ? [update, create] : [update]
      }),
  ),
)

async function updated(write: Writer, entity: Entity, change: (body: Body) => void): Promise<string> {
  const made = await write.make(entity)
  await write.update(made, change)
  return made.key
}

async function created(write: Writer, entity: Entity, change: (body: Body) => void): Promise<string> {
  return (await write.make(entity, change)).key
}

/** Entity × field that may be null. */
export const nullable: Family<ValueRow> = perWritable('update', (entity, scope) =>
  freeFields(
    scope,
    { entity, role: 'update' },
    ({ shape }) => shape.nullable && shape.types[0] !== 'object',
  ).map((field) => ({
    key: `${entity.name}/${field.record.slice(1)}`,
    entity,
    field,
    value: null,
  })),
)

export interface OwnFieldRow extends EntityRow {
  /** In the record, not in any body. */
  pointer: string
  value: unknown
  /** Sends the value along with a write that is allowed; tells what is stored, and what is where it was not sent. */
  trySetting(write: Writer): Promise<{ stored: unknown; usual: unknown }>
}

/** Entity × operation × field that is the system's own: a caller that sends it along must not set it. */
export const ownFields: Family<OwnFieldRow> = perWritable('create', (entity) =>
  [
    { pointer: entity.id, value: 'chosen-by-the-caller' },
    { pointer: entity.createdAt, value: '2001-02-03T04:05:06Z' },
    { pointer: entity.updatedAt, value: '2001-02-03T04:05:06Z' },
    { pointer: entity.deletedAt, value: '2001-02-03T04:05:06Z' },
  ].flatMap(({ pointer, value }): OwnFieldRow[] => {
    if (pointer === undefined) return []
    const row = { entity, pointer, value }
    const key = `${entity.name}/${pointer.slice(1)}`
    const create = { ...row, key: `${key}/create`, trySetting: (write: Writer) => createdWith(write, row) }
    const update = { ...row, key: `${key}/update`, trySetting: (write: Writer) => updatedWith(write, row) }
    return entity.claims.includes('update') ? [create, update] : [create]
  }),
)

type OwnField = Pick<OwnFieldRow, 'entity' | 'pointer' | 'value'>

async function createdWith(write: Writer, { entity, pointer, value }: OwnField) {
  const usual = at(await write.readBack(entity, (await write.make(entity)).key), pointer)
  const body = await write.draft(entity)
  put(body, pointer, value)
  const answer = await write.sendCreate(entity, body)
  if (answer.status >= 400) return { stored: usual, usual }
  const stored = at(await write.readBack(entity, write.keyIn(entity, answer)), pointer)
  return { stored: stored === value ? value : usual, usual }
}

async function updatedWith(write: Writer, { entity, pointer, value }: OwnField) {
  const made = await write.make(entity)
  const usual = at(await write.readBack(entity, made.key), pointer)
  const body = write.updateOf(made, write.vary(entity, 'update'))
  put(body, pointer, value)
  await write.sendUpdate(entity, made.key, body)
  const stored = at(await write.readBack(entity, made.key), pointer)
  // The time of the last change moves on by itself.
  return { stored: pointer === entity.updatedAt && stored !== value ? usual : stored, usual }
}

export interface CustomRow extends EntityRow {
  customOf(record: Rec): unknown
  setOne(body: Body, before: unknown): void
  /** The custom fields with the one changed. */
  withOne(before: unknown): Rec
}

/** Entities of which a caller may write custom fields. */
export const customFieldRows: Family<CustomRow> = perWritable('update', (entity, scope) => {
  const pointer = entity.customFields ?? ''
  const field = leaves(writeFields(scope, entity, 'update')).find(({ record }) => record === pointer)
  if (!field || !entity.claims.includes('create')) return []
  const shut = ofKind(limitsOf(scope, entity), 'custom-field').flatMap(({ fields }) => fields)
  const withOne = (before: unknown): Rec => {
    const open = Object.entries(asRecord(before)).find(([name]) => !shut.includes(`${pointer}/${name}`))
    if (!open) throw new Unjudged(`no custom field of ${entity.name} is known to be writable`)
    return { ...asRecord(before), [open[0]]: otherCustom(open[1]) }
  }
  return [
    {
      key: entity.name,
      entity,
      customOf: (record) => at(record, pointer),
      setOne: (body, before) => put(body, field.body, sendable(withOne(before), { pointer, shut })),
      withOne,
    },
  ]
})

function asRecord(value: unknown): Rec {
  return isObject(value) ? value : {}
}

function sendable(fields: Rec, { pointer, shut }: { pointer: string; shut: readonly string[] }): Rec {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !shut.includes(`${pointer}/${name}`)))
}

/** What sending a creation again gave. */
export function replayOf(
  first: Made,
  again: Answer,
  { write, more }: { write: Writer; more: number },
): 'duplicate' | 'same' | 'refused' | 'something else' {
  if (again.status === 409 && more === 1) return 'refused'
  if (again.status >= 300) return 'something else'
  const isSame = write.keyIn(first.entity, again) === first.key
  if (isSame && more === 1) return 'same'
  return !isSame && more === 2 ? 'duplicate' : 'something else'
}
