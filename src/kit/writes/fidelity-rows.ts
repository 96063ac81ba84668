import type { Answer } from '../../client/answer.ts'
import { isObject } from '../../model/json.ts'
import { at } from '../../model/pointer.ts'
import type { Family } from '../check.ts'
import type { EntityRow } from '../families.ts'
import type { Rec } from '../reader.ts'
import type { Entity, Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import { firstOf } from './conditions.ts'
import type { Body } from './draft.ts'
import { leaves, put, type WriteField, writeFields } from './fields.ts'
import { otherCustom } from './limit-rows.ts'
import { isFree, limitsOf, ofKind } from './limits.ts'
import { perWritable } from './write-families.ts'
import type { Made, Writer } from './writer.ts'

export interface ValueRow extends EntityRow {
  field: WriteField
  value: unknown
}

/** Texts that get lost on the way through systems of another character set, length or escaping. */
const TEXTS: Record<string, (longest: number) => string> = {
  emoji: () => 'Pump 🛠️ ready 👩🏽‍🔧',
  accents: () => 'Ångström Łódź naïve ß',
  'right-to-left': () => 'مضخة 12 משאבה',
  quotes: () => `5" pipe, O'Ring & <seal> \\ 50%`,
  'line-break': () => 'first\nsecond\tthird',
  long: (longest) => `${'long text '.repeat(1000).slice(0, longest - 1)}.`,
}
/** Characters of a long text where the document sets no bound. */
const LONG = 1000

/** Entity × its first two free texts × what is hard to carry. */
export const unusualTexts: Family<ValueRow> = perWritable('update', (entity, scope) =>
  freeFields(scope, entity, isText)
    .slice(0, 2)
    .flatMap((field) =>
      Object.entries(TEXTS).map(([name, make]) => ({
        key: `${entity.name}/${field.record.slice(1)}/${name}`,
        entity,
        field,
        value: make(longestOf(field)),
      })),
    ),
)

function isText({ shape: { types, schema } }: WriteField): boolean {
  return (
    types[0] === 'string' &&
    !schema.format &&
    !schema.pattern &&
    !schema.enum &&
    longestOf({ shape: { schema } }) >= 24
  )
}

function longestOf({ shape: { schema } }: { shape: { schema: Record<string, unknown> } }): number {
  return typeof schema.maxLength === 'number' ? Math.min(schema.maxLength, LONG) : LONG
}

function freeFields(scope: Scope, entity: Entity, keep: (field: WriteField) => boolean): WriteField[] {
  if (!entity.claims.includes('create')) return []
  return leaves(writeFields(scope, entity, 'update')).filter(
    (field) => isFree(scope, entity, field.record) && keep(field),
  )
}

/** Entity × instant that a caller may set, sent with an offset: 08:20:30 UTC. */
export const offsetInstants: Family<ValueRow> = perWritable('update', (entity, scope) =>
  freeFields(scope, entity, ({ shape }) => shape.schema.format === 'date-time').map((field) => ({
    key: `${entity.name}/${field.record.slice(1)}`,
    entity,
    field,
    value: '2026-05-04T10:20:30+02:00',
  })),
)

/** Entity × field that may be null. */
export const nullable: Family<ValueRow> = perWritable('update', (entity, scope) =>
  freeFields(scope, entity, ({ shape }) => shape.nullable && shape.types[0] !== 'object').map((field) => ({
    key: `${entity.name}/${field.record.slice(1)}`,
    entity,
    field,
    value: null,
  })),
)

export interface AmountRow extends EntityRow {
  field: WriteField
  value: number
  /** Puts the amount into the first line, or into the header where it stands there. */
  setIn(body: Body): void
  place: string
}

/** Entity × amount that a creation may carry × value that binary fractions, cents or few digits would spoil. */
export const amounts: Family<AmountRow> = perWritable('create', (entity, scope) =>
  leaves(writeFields(scope, entity, 'create'))
    .filter(
      ({ record }) =>
        entity.amounts?.at.includes(record) && isFree(scope, entity, record.replaceAll('*', '0')),
    )
    .flatMap((field) =>
      Object.entries(amountsOf(entity, field)).map(([name, value]) => ({
        key: `${entity.name}/${field.record.slice(1).replaceAll('/', '.').replaceAll('*', 'each')}/${name}`,
        entity,
        field,
        value,
        place: firstOf(field.record),
        setIn: (body: Body) => put(body, firstOf(field.body), value),
      })),
    ),
)

/** A discount is small: one above the line's value may lawfully be refused. */
function amountsOf({ amounts, lines }: Entity, { record }: WriteField): Record<string, number> {
  const isDiscount = record.endsWith(`*${lines?.discount ?? '/'}`)
  const scale = amounts?.scale ?? 0
  return isDiscount
    ? { fraction: 0.1, fine: Number(`0.${'3456789'.slice(0, scale)}`) }
    : { fraction: 0.1, large: 1_234_567_890.12, odd: 19.99, fine: Number(`12.${'3456789'.slice(0, scale)}`) }
}

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
  return { stored: at(await write.readBack(entity, made.key), pointer), usual }
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

/** What a text may have become: itself, or what was there before where it was refused. */
export function storedOrRefused(
  { status }: Answer,
  { before, sent }: { before: unknown; sent: unknown },
): unknown {
  return status >= 400 && status < 500 ? before : sent
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
