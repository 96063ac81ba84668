import type { CallInit } from '../../client/answer.ts'
import { isObject } from '../../model/json.ts'
import type { Operation } from '../../model/operation.ts'
import { bodiesOf } from '../../spec/values/inputs.ts'
import { requestValues } from '../request-values.ts'
import type { Scope } from '../scope.ts'
import type { Spoil } from './spoil.ts'

/** What is wrong with a call, and how it is made so. */
export interface SpoilCase {
  spoil: Spoil
}

/** Bodies that are not the JSON text they say they are (RFC 8259), or no object where one is documented. */
export const brokenTexts: Record<string, SpoilCase> = {
  malformed: text((json) => json.replace('{', '{,')),
  truncated: text((json) => json.slice(0, Math.ceil(json.length / 2))),
  unclosed: text((json) => json.slice(0, -1)),
  trailing: text((json) => `${json}}`),
  'second-text': text((json) => `${json}\n${json}`),
  'single-quotes': text(() => "{'a': 'b'}"),
  'not-json': text(() => 'a=b'),
  empty: text(() => ''),
  blank: text(() => ' \n'),
  'invalid-utf-8': { spoil: (init) => ({ ...init, body: invalidUtf8(jsonOf(init)) }) },
  // In a member of its own that the document says nothing of, for readers that look at the rest alone.
  'invalid-utf-8-at-end': {
    spoil: (init) => ({ ...init, body: invalidUtf8At(withLast(jsonOf(init), '"a":"b"'), -2) }),
  },
  array: text((json) => `[${json}]`),
  null: text(() => 'null'),
  string: text((json) => JSON.stringify(json)),
  number: text(() => '1'),
}

/** Forms that readers of JSON may take beyond its grammar (RFC 8259 section 9), each as something else than another. */
export const looseTexts: Record<string, SpoilCase> = {
  'a comma before the end': text((json) => `${json.slice(0, -1)},}`),
  'a comment': text((json) => `/* a */ ${json}`),
  'a number that is none': text((json) => withLast(json, '"a":NaN')),
  'a name without quotes': text((json) => withLast(json, 'a:1')),
  'a line break within a text': text((json) => withLast(json, '"a":"b\nc"')),
  'a zero before a number': text((json) => withLast(json, '"a":01')),
}

/** The same, but for no body at all where the document lets it be missing. */
export function brokenTextsFor({ api }: Scope, operation: Operation): Record<string, SpoilCase> {
  const isRequired = bodiesOf(operation, requestValues(api)).some(({ required }) => required)
  if (isRequired || api.binding.untold === undefined) return brokenTexts
  const { empty, ...others } = brokenTexts
  return others
}

/** Media types that a body may claim to be of. */
export const otherTypes: Record<string, { type: string }> = {
  text: { type: 'text/plain' },
  xml: { type: 'application/xml' },
  form: { type: 'application/x-www-form-urlencoded' },
  'almost-json': { type: 'application/jsonp' },
  'json-beside': { type: 'text/plain; was=application/json' },
  parts: { type: 'multipart/form-data; boundary=assay' },
}

/** The same body, said to be of another type. */
export function saidToBe(type: string): Spoil {
  return (init) => ({ ...init, headers: { ...init.headers, 'content-type': type }, body: jsonOf(init) })
}

/** Asks for an answer of this type. */
export function accepting(type: string): Spoil {
  return (init) => ({ ...init, headers: { ...init.headers, accept: type } })
}

function text(change: (json: string) => string): SpoilCase {
  return {
    spoil: (init) => ({
      ...init,
      headers: { ...init.headers, 'content-type': 'application/json' },
      body: change(jsonOf(init)),
    }),
  }
}

export function jsonOf({ body }: CallInit): string {
  return typeof body === 'string' ? body : JSON.stringify(isObject(body) ? body : {})
}

/** A byte that begins no character stands in the first name (RFC 3629 section 3). */
function invalidUtf8(json: string): Uint8Array {
  return invalidUtf8At(json, json.indexOf('"') + 1)
}

/** The same at a place of the text, counted from its end where it is negative. */
function invalidUtf8At(json: string, place: number): Uint8Array {
  const encode = (part: string) => new TextEncoder().encode(part)
  return Uint8Array.of(...encode(json.slice(0, place)), 0xff, ...encode(json.slice(place)))
}

/** An object with one more member at its end, written as it is given. */
function withLast(json: string, member: string): string {
  return json === '{}' ? `{${member}}` : `${json.slice(0, -1)},${member}}`
}
