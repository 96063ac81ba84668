import type { Answer } from '../../client/answer.ts'
import { isObject } from '../../model/json.ts'
import { at } from '../../model/pointer.ts'
import type { Rec } from '../reader.ts'
import type { Entity, Scope } from '../scope.ts'
import { instantOf, isThere } from '../values.ts'
import type { Body } from './draft.ts'
import { drop, fieldAt, isFile, type WriteField, type WriteRole, writeFields } from './fields.ts'
import { limitsOf, ofKind } from './limits.ts'

/**
 * What was sent, as a record shows it, by the names of the body: equal to `due` where everything was stored as it was
 * sent. An instant may be written otherwise (RFC 3339), and a file is not part of a record.
 */
export function asStored(
  scope: Scope,
  { entity, sent, role = 'create' }: { entity: Entity; sent: Body; role?: WriteRole },
  record: Rec,
): { seen: unknown; due: unknown } {
  const fields = writeFields(scope, entity, role)
  const shut = ofKind(limitsOf(scope, entity), 'read-only').flatMap((limit) => limit.fields)
  const due = Object.fromEntries(
    Object.entries(sent).filter(
      ([name]) => !fields.some((field) => field.body === `/${name}` && isApart(field, shut)),
    ),
  )
  return { seen: shownLike(due, '', { entity, fields, record }), due }
}

/** A file, or what the system sets by itself. */
function isApart(field: WriteField, shut: readonly string[]): boolean {
  return isFile(field) || shut.includes(field.record)
}

interface Shown {
  entity: Entity
  fields: readonly WriteField[]
  record: Rec
}

/** The record's values in the shape of what was sent. */
function shownLike(sent: unknown, place: string, shown: Shown): unknown {
  if (isObject(sent))
    return Object.fromEntries(
      Object.entries(sent).map(([name, value]) => [name, shownLike(value, `${place}/${name}`, shown)]),
    )
  const seen = at(shown.record, recordPlace(place, shown))
  if (Array.isArray(sent)) {
    const items = sent.map((item, index) => shownLike(item, `${place}/${index}`, shown))
    return Array.isArray(seen) ? [...items, ...seen.slice(sent.length)] : seen
  }
  return likeSent(seen, sent)
}

/** Where the record has what a body has here. */
function recordPlace(place: string, { fields }: Shown): string {
  for (const { body, record } of fields)
    if (place === body || place.startsWith(`${body}/`)) return record + place.slice(body.length)
  return place
}

/** A record without these fields and without the time of its last change: what a write of them must leave as it was. */
export function untouched(record: Rec, entity: Entity, written: readonly (string | undefined)[]): Rec {
  const rest = structuredClone(record)
  for (const pointer of [...written, entity.updatedAt]) if (pointer !== undefined) drop(rest, pointer)
  return rest
}

/** The header's fields that follow from its lines. */
export function derivedFields({ lines }: Entity): string[] {
  return lines ? [lines.net, lines.tax, lines.gross].flatMap((pointer) => pointer ?? []) : []
}

/** Pointer of a record's field in the body of a write; the same where the document has no such field. */
export function inBody(scope: Scope, of: { entity: Entity; role: WriteRole }, record: string): string {
  return fieldAt(writeFields(scope, of.entity, of.role), record)?.body ?? record
}

/** A value as it was sent where both are the same instant, else as it is. */
export function likeSent(seen: unknown, sent: unknown): unknown {
  const [then, now] = [instantOf(sent), instantOf(seen)]
  return then !== undefined && then === now ? sent : seen
}

/** ms since the epoch; not a number where there is no instant. */
export function instantAt(record: Rec, pointer: string | undefined): number {
  return instantOf(at(record, pointer ?? '')) ?? Number.NaN
}

/** Whether an answer shows that a record is no longer there: not found, or marked deleted. */
export function isGone({ api }: Scope, { deletedAt }: Entity, answer: Answer | undefined): boolean {
  if (!answer) return false
  const { status, body } = answer
  const record = at(body, api.binding.envelopes.item)
  return status === 404 || status === 410 || (deletedAt !== undefined && isThere(at(record, deletedAt)))
}
