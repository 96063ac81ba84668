import type { Answer } from '../../client/answer.ts'
import type { Family } from '../check.ts'
import type { EntityRow } from '../families.ts'
import type { Rec } from '../reader.ts'
import type { Entity } from '../scope.ts'
import { firstAt, firstOf } from './conditions.ts'
import { freeFields } from './fidelity-rows.ts'
import { isFile, put, type WriteField, type WriteRole } from './fields.ts'
import { perWritable } from './write-families.ts'
import type { Writer } from './writer.ts'

/** Texts that get lost on the way through systems of another character set, length or escaping. */
const TEXTS: Record<string, (longest: number) => string> = {
  emoji: () => 'Pump 🛠️ ready 👩🏽‍🔧',
  accents: () => 'Ångström Łódź naïve ß',
  'right-to-left': () => 'مضخة 12 משאבה',
  quotes: () => `5" pipe, O'Ring & <seal> \\ 50%`,
  'line-break': () => 'first\nsecond\tthird\r\nfourth',
  control: () => 'bell \u0007 unit \u001f end',
  decomposed: () => 'A\u030angstro\u0308m',
  spaces: () => '  two  before, one after ',
  'like-a-number': () => '000123.40',
  empty: () => '',
  long: (longest) => `${'long text '.repeat(1000).slice(0, longest - 1)}.`,
}
/** Characters of a long text where the document sets no bound. */
const LONG = 1000

export interface TextRow extends EntityRow {
  /** Writes the text; tells what is stored and what should be: the text, or what was there where it was refused. */
  tryWriting(write: Writer): Promise<{ stored: unknown; due: unknown }>
}

/** Entity × what is hard to carry × each free text of an update, and all of a creation. */
export const unusualTexts: Family<TextRow> = perWritable('create', (entity, scope) => {
  const fields = (role: WriteRole) =>
    entity.claims.includes(role) ? freeFields(scope, { entity, role }, isText) : []
  const created = fields('create')
  return Object.keys(TEXTS).flatMap((name): TextRow[] => [
    ...fields('update')
      .filter((field) => fits(field, name))
      .map((field) => ({
        key: `${entity.name}/${field.record.slice(1)}/${name}`,
        entity,
        tryWriting: (write: Writer) => updatedWith(write, entity, { field, value: textFor(field, name) }),
      })),
    ...(created.length > 0
      ? [
          {
            key: `${entity.name}/create/${name}`,
            entity,
            tryWriting: (write: Writer) =>
              createdWith(write, entity, { fields: created.filter((field) => fits(field, name)), name }),
          },
        ]
      : []),
  ])
})

async function updatedWith(
  write: Writer,
  entity: Entity,
  { field, value }: { field: WriteField; value: string },
) {
  const made = await write.make(entity)
  await write.update(made, write.vary(entity, 'update'))
  const before = firstAt(await write.readBack(entity, made.key), field.record)
  const body = write.updateOf(made, (changes) => put(changes, field.body, value))
  const answer = await write.sendUpdate(entity, made.key, body)
  const stored = firstAt(await write.readBack(entity, made.key), field.record)
  return { stored, due: isRefused(answer) ? before : value }
}

async function createdWith(
  write: Writer,
  entity: Entity,
  { fields, name }: { fields: WriteField[]; name: string },
) {
  const body = await write.draft(entity)
  for (const field of fields) put(body, firstOf(field.body), textFor(field, name))
  const due = byName(fields, (field) => textFor(field, name))
  const answer = await write.sendCreate(entity, body)
  if (isRefused(answer)) return { stored: due, due }
  const record = await write.readBack(entity, write.keyIn(entity, answer))
  return { stored: byName(fields, (field) => firstAt(record, field.record)), due }
}

function byName(fields: WriteField[], textOf: (field: WriteField) => unknown): Rec {
  return Object.fromEntries(fields.map((field) => [field.record.slice(1), textOf(field)]))
}

function isRefused({ status }: Answer): boolean {
  return status >= 400 && status < 500
}

function textFor(field: WriteField, name: string): string {
  return TEXTS[name]?.(longestOf(field)) ?? ''
}

function fits(field: WriteField, name: string): boolean {
  return textFor(field, name).length >= Number(field.shape.schema.minLength ?? 0)
}

function isText(field: WriteField): boolean {
  const { types, schema } = field.shape
  return (
    !isFile(field) &&
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
