import type { CallInit } from '../../client/answer.ts'
import { isObject } from '../../model/json.ts'
import type { Scope } from '../scope.ts'
import { firstOf } from '../writes/conditions.ts'
import { leaves, put, writeFields } from '../writes/fields.ts'
import { isFree } from '../writes/limits.ts'
import type { CallRow } from './calls.ts'
import { jsonOf } from './spoils.ts'

/** Text or number that a careless server may stumble over, though the document allows it. */
export type Hostile = { text: string } | { raw: string } | { member: string }

/** Lawful JSON that has brought servers down; none may be answered as a fault of the server. */
export const hostileValues: Record<string, Hostile> = {
  emoji: { text: '\u{1F469}\u200D\u{1F527} \u{1F680}' },
  'right-to-left': { text: '\u202Eabc \u05D0\u05D1' },
  nul: { text: 'a\u0000b' },
  'lone-surrogate': { raw: '"\\ud800"' },
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
  deep: { raw: `${'['.repeat(5000)}${']'.repeat(5000)}` },
  'duplicate-name': { member: '' },
  prototype: { member: '"__proto__":{"polluted":true}' },
  constructor: { member: '"constructor":{"prototype":{"polluted":true}}' },
}

/** Puts a hostile value into the first field that takes any text, or into a field of its own where there is none. */
export function hostileSpoil(scope: Scope, row: CallRow, hostile: Hostile): (init: CallInit) => CallInit {
  return (init) => {
    const body = JSON.parse(jsonOf(init)) as Record<string, unknown>
    return {
      ...init,
      headers: { ...init.headers, 'content-type': 'application/json' },
      body:
        'member' in hostile
          ? withMember(body, hostile.member)
          : withValue(body, textPlace(scope, row), hostile),
    }
  }
}

const PLACE = '__assay_place__'

function withValue(
  body: Record<string, unknown>,
  place: string,
  hostile: Exclude<Hostile, { member: string }>,
): string {
  put(body, place, PLACE)
  const value = 'text' in hostile ? JSON.stringify(hostile.text) : hostile.raw
  // A function, since a text may hold what `replace` takes for a pattern.
  return JSON.stringify(body).replace(`"${PLACE}"`, () => value)
}

/** A name that comes once more, or one that means something to the language a server is written in. */
function withMember(body: Record<string, unknown>, member: string): string {
  const [name = 'a'] = Object.keys(body)
  const added = member === '' ? `${JSON.stringify(name)}:${JSON.stringify(body[name] ?? null)}` : member
  const json = JSON.stringify(body)
  return json === '{}' ? `{${added}}` : `${json.slice(0, -1)},${added}}`
}

/** Where a body takes a text of any kind. */
function textPlace(scope: Scope, { entity, role }: CallRow): string {
  const fields =
    entity && (role === 'create' || role === 'update') ? leaves(writeFields(scope, entity, role)) : []
  const found = fields.find(
    ({ record, shape: { types, schema } }) =>
      entity && isFree(scope, entity, record) && types.includes('string') && isPlain(schema),
  )
  return found ? firstOf(found.body) : '/assayProbe'
}

function isPlain(schema: unknown): boolean {
  return (
    isObject(schema) &&
    ['format', 'pattern', 'enum', 'const', 'maxLength'].every((word) => schema[word] === undefined)
  )
}
