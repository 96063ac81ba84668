import { isObject } from '../../model/json.ts'
import { EntityRecords } from '../../spec/plugin/entity-records.ts'
import type { Reached } from '../../spec/plugin/schema-walk.ts'
import type { Scope } from '../scope.ts'
import { firstOf } from '../writes/conditions.ts'
import { leaves, put, writeFields } from '../writes/fields.ts'
import { isFree } from '../writes/limits.ts'
import type { CallRow } from './calls.ts'
import type { Trial } from './least-request.ts'
import type { Spoil } from './spoil.ts'
import { jsonOf } from './spoils.ts'

/** Text or number that a careless server may stumble over, though the document allows it. */
export type Hostile = { text: string } | { raw: string } | { member: string }

/** Lawful JSON that has brought servers down; none may be answered as a fault of the server. */
export const hostileValues: Record<string, Hostile> = {
  emoji: { text: '\u{1F469}\u200D\u{1F527} \u{1F680}' },
  'right-to-left': { text: '\u202Eabc \u05D0\u05D1' },
  nul: { text: 'a\u0000b' },
  'lone-surrogate': { raw: '"\\ud800 \\udc00"' },
  // What XML has no way to write, and what ends a line in JavaScript.
  controls: { text: 'a\u0001\u0008\u001b\ufffe\u2028b' },
  sql: { text: `'; DROP TABLE orders; --` },
  path: { text: '../../../../etc/passwd' },
  template: { text: '{{7*7}}<%= 7*7 %>#{7*7}' },
  markup: { text: '<script>alert(1)</script>' },
  'format-string': { text: '%s%n%x' },
  'line-breaks': { text: 'a\r\nSet-Cookie: a=b' },
  huge: { text: 'x'.repeat(1_000_000) },
  'huge-number': { raw: '1e400' },
  'many-digits': { raw: '9'.repeat(400) },
  'negative-zero': { raw: '-0' },
  'beyond-int64': { raw: '9223372036854775808' },
  deep: { raw: `${'['.repeat(5000)}${']'.repeat(5000)}` },
  'duplicate-name': { member: '' },
  'odd-names': { member: '"":1,"$gt":"","a.b":1,"a[0]":1' },
  prototype: { member: '"__proto__":{"polluted":true}' },
  constructor: { member: '"constructor":{"prototype":{"polluted":true}}' },
}

/**
 * A hostile value in the first field that takes any text, or in a field of its own where there is none; then in all others that
 * take the like at once, since a system may refuse the one field and stumble over another.
 */
export function hostileCases(
  scope: Scope,
  row: CallRow,
  { name, hostile }: { name: string; hostile: Hostile },
): Trial[] {
  if ('member' in hostile)
    return [{ wrong: name, spoil: placed([]), write: (json) => withMember(json, hostile.member) }]
  const isNumber = 'raw' in hostile && Number.isNaN(Number(hostile.raw)) === false
  const [first = OWN_PLACE, ...more] = placesOf(scope, row, 'string')
  // A text of a megabyte in each field tells of nothing but their sum.
  const others = hostile === hostileValues.huge ? [] : isNumber ? placesOf(scope, row, 'number') : more
  const value = 'text' in hostile ? JSON.stringify(hostile.text) : hostile.raw
  const at = (places: readonly string[]): Trial => ({
    wrong: `${name} in ${places.join(', ')}`,
    spoil: placed(places),
    write: (json) => json.split(`"${PLACE}"`).join(value),
    ...(places.length > 1 && { narrower: places.map((place) => at([place])) }),
  })
  return [[first], others].filter((places) => places.length > 0).map(at)
}

const PLACE = '__assay_place__'

/** A body that says where the value belongs, which is written last: some are no value of JSON as it is parsed. */
function placed(places: readonly string[]): Spoil {
  return (init) => {
    const body = JSON.parse(jsonOf(init)) as Record<string, unknown>
    for (const place of places) put(body, place, PLACE)
    const headers = { ...init.headers, 'content-type': 'application/json' }
    return { ...init, headers, body: JSON.stringify(body) }
  }
}

/** A name that comes once more, or one that means something to the language a server is written in. */
function withMember(json: string, member: string): string {
  const [[name, value] = ['a', null]] = Object.entries(JSON.parse(json) as Record<string, unknown>)
  const added = member === '' ? `${JSON.stringify(name)}:${JSON.stringify(value)}` : member
  return json === '{}' ? `{${added}}` : `${json.slice(0, -1)},${added}}`
}

const OWN_PLACE = '/assayProbe'

/** Where a body takes any text, or any number. */
function placesOf(scope: Scope, { entity, role }: CallRow, type: 'string' | 'number'): string[] {
  if (!entity || (role !== 'create' && role !== 'update')) return []
  const fields = leaves(writeFields(scope, entity, role))
  const records = new EntityRecords(entity.name, scope.api.binding, scope.api.document)
  const free = fields.filter(
    ({ record, shape: { types, schema } }) =>
      types.includes(type) &&
      (type === 'number' || (isFree(scope, entity, record) && isPlain(schema))) &&
      !isNarrower(records.at(record), schema),
  )
  return free.map(({ body }) => firstOf(body))
}

function isPlain(schema: unknown): boolean {
  return (
    isObject(schema) &&
    ['format', 'pattern', 'enum', 'const', 'maxLength'].every((word) => schema[word] === undefined)
  )
}

const NARROWING = [
  ...['format', 'pattern', 'enum', 'const', 'maxLength'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
]

/** Whether a record may show less than a body may bring: taken as the body allows it, a value would be shown against the document. */
function isNarrower(shown: Reached, sent: Record<string, unknown>): boolean {
  if (shown === 'open') return false
  return shown.some((schema) =>
    NARROWING.some((word) => schema[word] !== undefined && sent[word] === undefined),
  )
}

/** Names that an answer has though nothing of the request did: what was sent has become part of every object. */
export function pollutionIn(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([name, value]) => {
    // Kept where it was sent, it may lawfully be shown again.
    if (name === '__proto__' || name === 'prototype') return []
    return name === 'polluted' ? [name] : pollutionIn(value)
  })
}
