import { createHmac } from 'node:crypto'
import { parseJson } from '../../model/json.ts'
import { at } from '../../model/pointer.ts'
import type { Recipe, Scheme } from '../../model/recipe.ts'
import type { Compared, Incoming, Labelled, ReceiverFaults } from './faults.ts'

/**
 * A second reading of recipes, written without the verifier that users are given: a receiver of the bench that verified with that
 * one would only prove that it agrees with itself. It takes shared secrets, and a signature that stands in a header or in the body.
 */
export interface OwnCheck {
  ok: boolean
  id: string | undefined
  /** The right signatures. */
  right: readonly string[]
}

export interface Given {
  recipe: Recipe
  secrets: readonly string[]
  /** Milliseconds since the epoch. */
  now: number
  faults: ReceiverFaults
  /** What the sender calls, where a proxy leads here from there. */
  calledAt?: string
}

export function ownCheck(request: Incoming, given: Given): OwnCheck {
  const { recipe, faults } = given
  const { signature } = recipe
  const text =
    signature?.body === undefined
      ? headerIn(request, signature?.header, faults)
      : textIn(request.body, signature.body)
  const all = split(text ?? '', recipe)
  const entries = faults['signature.entries']?.(all) ?? all
  const id = headerIn(request, recipe.id?.header, faults)
  const time = recipe.time?.entry
    ? only(all, recipe.time.entry)
    : headerIn(request, recipe.time?.header, faults)
  const signed = signedBytes(recipe, { id, time, request }, given)
  const fresh = recipe.time === undefined || isFresh(time, given)
  const [right, matches] = compare(entries, signed, given)
  const known = !recipe.id || (id !== undefined && /^[!-~]{1,256}$/.test(id)) || !signsId(recipe)
  return { ok: matches && fresh && known, id, right }
}

/** A value of a JSON body as text; undefined where it is none. */
function textIn(body: Buffer, pointer: string): string | undefined {
  const value = at(parseJson(body.toString()), pointer)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

/** Undefined where it is absent or came twice. */
export function headerIn(
  request: Incoming,
  name: string | undefined,
  { 'header.read': read = (value) => value }: ReceiverFaults,
): string | undefined {
  if (name === undefined) return undefined
  const values = request.headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value)
  return read(values.length === 1 ? values[0] : undefined, name, request)
}

function split(text: string, { signature }: Recipe): Labelled[] {
  const { between, mark } = signature ?? {}
  return (between === undefined ? [text] : text.split(between)).map((piece) => {
    const at = mark === undefined ? -1 : piece.indexOf(mark)
    return at < 0
      ? { label: undefined, value: piece }
      : { label: piece.slice(0, at), value: piece.slice(at + (mark ?? '').length) }
  })
}

function only(entries: readonly Labelled[], label: string): string | undefined {
  const own = entries.filter((entry) => entry.label === label)
  return own.length === 1 ? own[0]?.value : undefined
}

interface Read {
  id: string | undefined
  time: string | undefined
  request: Incoming
}

function signedBytes({ signed }: Recipe, { id = '', time = '', request }: Read, given: Given): Buffer {
  const { faults } = given
  const { body } = request
  const parts: Record<string, () => Buffer> = {
    id: () => Buffer.from(faults['id.verified']?.(id) ?? id),
    time: () => Buffer.from(faults['time.verified']?.(time) ?? time),
    body: () => faults['body.verified']?.(body) ?? body,
    url: () => Buffer.from(addressOf(request, given)),
  }
  const pieces = (signed?.[0]?.parts ?? []).map((part) => {
    if ('literal' in part) return Buffer.from(part.literal)
    if ('fields' in part) {
      const texts = part.fields.at.map((pointer) => textIn(body, pointer) ?? '')
      return Buffer.from((faults['fields.verified']?.(texts) ?? texts).join(part.fields.join))
    }
    return 'take' in part ? (parts[part.take]?.() ?? Buffer.of()) : Buffer.of()
  })
  return Buffer.concat(pieces)
}

function signsId({ signed }: Recipe): boolean {
  return JSON.stringify(signed).includes('{"take":"id"}')
}

/** Where a request came to, as its sender called it. */
export function addressOf({ headers, path }: Incoming, { calledAt, faults }: Given): string {
  const [, host = ''] = headers.find(([name]) => name.toLowerCase() === 'host') ?? []
  const own = `http://${host}${path}`
  return faults['address.read']?.(calledAt ?? own, own) ?? calledAt ?? own
}

export function isFresh(
  text: string | undefined,
  { recipe, now, faults }: Pick<Given, 'recipe' | 'now' | 'faults'>,
): boolean {
  const seconds = text !== undefined && /^[1-9][0-9]{0,11}$/.test(text) ? Number(text) : undefined
  const read = faults['time.read']?.(seconds, text ?? '') ?? seconds
  if (read === undefined) return false
  const tolerance = recipe.time?.tolerance ?? Number.POSITIVE_INFINITY
  const age = Math.floor(now / 1000) - read
  const fresh = Math.abs(age) <= tolerance
  return faults['time.fresh']?.(fresh, age, tolerance) ?? fresh
}

function compare(
  entries: readonly Labelled[],
  signed: Buffer,
  { recipe, secrets, faults }: Given,
): [right: string[], matches: boolean] {
  const right: string[] = []
  let matches = false
  for (const scheme of recipe.schemes.filter(({ algorithm }) => algorithm.startsWith('hmac-')))
    for (const secret of secrets) {
      const key = keyOf(secret, scheme)
      for (const encoding of scheme.encodings) {
        const of = (hash: string) => spelt(createHmac(hash, key).update(signed).digest(), encoding)
        const expected = of(scheme.algorithm.slice('hmac-'.length))
        right.push(expected)
        const own = entries.filter(({ label }) => label === scheme.label)
        matches ||= own.some(({ value }) => equal({ given: value, right: expected, of }, faults))
      }
    }
  return [right, matches]
}

export function equal(
  compared: Compared,
  { 'signature.equal': judge = (same) => same }: ReceiverFaults,
): boolean {
  return judge(compared.given === compared.right, compared)
}

export function keyOf(secret: string, { secret: { encoding, prefix = '' } }: Scheme): Buffer {
  const bare = secret.startsWith(prefix) ? secret.slice(prefix.length) : secret
  return Buffer.from(bare, encoding === 'text' ? 'utf8' : encoding === 'hex' ? 'hex' : 'base64')
}

function spelt(mac: Buffer, encoding: Scheme['encodings'][number]): string {
  return encoding === 'hex-upper' ? mac.toString('hex').toUpperCase() : mac.toString(encoding)
}
