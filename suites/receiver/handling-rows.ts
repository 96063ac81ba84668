import { bindsBytes, type Change, type ReceiverScope } from '../../src/kit/receiver/index.ts'
import { type Tried, tried, withMember } from './rows.ts'

const bytes = (...parts: (string | number)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.of(part))))

/**
 * Bodies that are nothing that a receiver waits for; signed as they should be where their sender signs bytes. Of any other sender
 * they have to be read before it is known whether they are signed, so that anybody can send them.
 */
export function oddBodies({ recipe }: ReceiverScope): Tried[] {
  const body = (make: (event: string) => string | Uint8Array): Change =>
    bindsBytes(recipe) ? { body: make } : { sentBody: (event) => Buffer.from(make(event.toString())) }
  return tried({
    'no-json': body(() => 'hello'),
    empty: body(() => ''),
    null: body(() => 'null'),
    text: body(() => '"text"'),
    number: body(() => '42'),
    list: body(() => '[]'),
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

/** Deliveries whose answers may tell too much. */
export function unwelcome({ recipe }: ReceiverScope): Tried[] {
  return tried({
    'wrong-signature': { forgery: { key: 'unknown' } },
    'no-signature': { signature: () => undefined },
    ...(bindsBytes(recipe) ? { 'no-json': { body: () => '{"id":' } } : {}),
  })
}
