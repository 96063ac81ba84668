import {
  bindsBytes,
  type Change,
  jsonEvent,
  type ReceiverScope,
  timed,
} from '../../src/kit/receiver/index.ts'
import { type Tried, tried, withMember } from './rows.ts'

const bytes = (...parts: (string | number)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.of(part))))

/**
 * Bodies that are nothing that a receiver waits for; signed as they should be where their sender signs bytes. Of any other sender
 * they have to be read before it is known whether they are signed, so that anybody can send them.
 */
export function oddBodies(scope: ReceiverScope): Tried[] {
  const { recipe } = scope
  const body = (make: (event: string) => string | Uint8Array): Change =>
    bindsBytes(recipe) ? { body: make } : { sentBody: (event) => Buffer.from(make(event.toString())) }
  return tried({
    'no-json': body(() => 'hello'),
    empty: body(() => ''),
    null: body(() => 'null'),
    text: body(() => '"text"'),
    number: body(() => '42'),
    list: body(() => '[]'),
    'no-members': body(() => '{}'),
    ...(jsonEvent(scope)
      ? {}
      : { nulls: body((event) => filledWith(event, null)), numbers: body((event) => filledWith(event, 7)) }),
    'cut-off': body((event) => event.slice(0, -1)),
    'byte-order-mark': body((event) => `\ufeff${event}`),
    'no-utf8': body((event) => bytes(event.slice(0, -2), ',"x":"', 0xff, '"}')),
    nul: body((event) => bytes(event, 0)),
    'half-a-pair': body((event) => withMember(event, '"x":"\\ud800"')),
    deep: body((event) => withMember(event, `"x":${'['.repeat(10_000)}${']'.repeat(10_000)}`)),
    prototype: body((event) => withMember(event, '"__proto__":{"x":1},"constructor":{"prototype":{"x":1}}')),
    'long-name': body((event) => withMember(event, `"${'k'.repeat(10_000)}":1`)),
    ...(recipe.id ? { 'id-sql': { id: "1'/**/OR/1=1--" }, 'id-path': { id: '/%2e%2e/%2e%2e/etc' } } : {}),
  })
}

/** The same members, and another value in each. */
function filledWith(event: string, value: unknown): string {
  const names = Object.keys(JSON.parse(event))
  return JSON.stringify(Object.fromEntries(names.map((name) => [name, value])))
}

const LATIN = Buffer.from('{"id":"latin","type":"assay.delivery","x":"é"}', 'latin1')

/** Content types that are wrong, absent or unusual. */
export function oddTypes({ recipe }: ReceiverScope): Tried[] {
  return bindsBytes(recipe) ? [...TYPES, ...LATIN_TYPE] : TYPES
}

const LATIN_TYPE = tried({
  latin: { type: 'application/json; charset=iso-8859-1', body: () => LATIN },
})

const TYPES = tried({
  absent: { headers: (all) => all.filter(([name]) => name !== 'content-type') },
  text: { type: 'text/plain' },
  'no-such-charset': { type: 'application/json; charset=no-such' },
  'cloud-events': { type: 'application/cloudevents+json' },
  multipart: { type: 'multipart/form-data' },
  nonsense: { type: ';;;' },
  empty: { type: '' },
  'no-gzip': { headers: (all) => [...all, ['content-encoding', 'gzip']] },
})

/** Methods that deliver nothing. */
export const METHODS = tried({
  GET: { method: 'GET' },
  PUT: { method: 'PUT' },
  PATCH: { method: 'PATCH' },
  DELETE: { method: 'DELETE' },
  HEAD: { method: 'HEAD' },
})

/** As those, and one that some answer for all their addresses at once, with a 204 that says what may be sent. */
export const ALL_METHODS = [...METHODS, ...tried({ OPTIONS: { method: 'OPTIONS' } })]

/** Deliveries of all kinds: each answer may tell too much. */
export function answeredAll(scope: ReceiverScope): Tried[] {
  const { recipe } = scope
  return tried({
    right: {},
    GET: { method: 'GET' },
    ...(timed(scope) ? {} : { stale: { time: -86_400 } }),
    'wrong-signature': { forgery: { key: 'unknown' } },
    'no-signature': { signature: () => undefined },
    ...(bindsBytes(recipe) ? { 'no-json': { body: () => '{"id":' } } : {}),
  })
}
