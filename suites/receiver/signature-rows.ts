import { type Change, labelled, type ReceiverScope } from '../../src/kit/receiver/index.ts'
import { asBytes, flipped, type Tried, tried } from './rows.ts'

/** Deliveries without a signature. */
export function unsigned({ recipe, scheme }: ReceiverScope): Tried[] {
  const without = (name: string): Change => ({ headers: (all) => all.filter(([key]) => key !== name) })
  return tried({
    absent: { signature: () => undefined },
    empty: { signature: () => '' },
    ...(recipe.messageSignature
      ? {
          'no-input': without('signature-input'),
          neither: { ...without('signature-input'), signature: () => undefined },
        }
      : {}),
    ...(scheme.label === undefined ? {} : { 'only-label': { value: () => '' } }),
  })
}

/** Signatures of secrets that are not the receiver's. A key without bytes is none for a whole message, and none of a pair. */
export function foreignSecrets({ recipe, scheme }: ReceiverScope): Tried[] {
  const header = recipe.signature?.header
  const takesAny = header !== undefined && scheme.algorithm.startsWith('hmac-')
  const twice: Change = {
    forgery: { key: 'unknown' },
    headers: (all) => [...all, ...all.filter(([key]) => key === header)],
  }
  return tried({
    unknown: { forgery: { key: 'unknown' } },
    ...(takesAny ? { empty: { forgery: { key: 'empty' as const } } } : {}),
    ...(header === undefined ? {} : { 'unknown-twice': twice }),
  })
}

const HASHES = ['md5', 'sha1', 'sha256', 'sha384', 'sha512', 'unkeyed'] as const

/** Digests of algorithms that are not the sender's. */
export function otherHashes({ scheme }: ReceiverScope): Tried[] {
  const others = HASHES.filter((hash) => scheme.algorithm !== `hmac-${hash}`)
  return others.map((hash) => ({ key: hash, change: { forgery: { hash } } }))
}

/** Texts that are no signature, or none of this delivery. */
const MALFORMED = tried({
  'one-short': { value: (right) => right.slice(0, -1) },
  'one-long': { value: (right) => `${right}A` },
  half: { value: (right) => right.slice(0, right.length >> 1) },
  twice: { value: (right) => `${right}${right}` },
  'first-differs': { value: (right) => flipped(right, 0) },
  'late-differs': { value: (right) => flipped(right, -4) },
  'end-differs': { value: (right) => flipped(right, -3) },
  'last-differs': { value: (right) => flipped(right, -1) },
  // Sums, and differences that are not kept apart, come out alike.
  reversed: { value: (right) => [...right].reverse().join('') },
  zeros: { value: zeros },
  'no-digits': { value: (right) => 'z'.repeat(right.length) },
  'as-many-letters': { value: (right) => asBytes('é'.repeat(right.length)) },
  'as-many-bytes': { value: (right) => asBytes('é'.repeat(right.length >> 1)) },
  'no-ascii': { value: (right) => '\u00ff'.repeat(right.length) },
  long: { value: () => 'A'.repeat(8192) },
})

/** Of as many bytes as the right one, and all of them zero. */
function zeros(right: string): string {
  return right.replace(/[\w+/-]/g, /^[0-9a-f]+$/i.test(right) ? '0' : 'A')
}

const otherCase = (text: string) =>
  text.replace(/[a-z]/gi, (letter) => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase()))

/** In base64 the case of a letter counts; in hex it is a matter of spelling. */
export function malformed({ scheme }: ReceiverScope): Tried[] {
  const isBase64 = scheme.encodings.every((encoding) => encoding.startsWith('base64'))
  return [...MALFORMED, ...(isBase64 ? tried({ 'other-case': { value: otherCase } }) : [])]
}

const ENCODINGS = ['hex', 'hex-upper', 'base64', 'base64url'] as const

/** The last entry of a header without what stands in front of its value. */
function unlabelled(text: string, { recipe: { signature } }: ReceiverScope): string {
  const { between, mark = '' } = signature ?? {}
  const at = between === undefined ? 0 : text.lastIndexOf(between) + 1
  return text.slice(0, at) + text.slice(text.indexOf(mark, at) + mark.length)
}

/** The right digest, written otherwise than the sender writes it. */
export function misspelt(scope: ReceiverScope): Tried[] {
  const { scheme } = scope
  const others = ENCODINGS.filter((encoding) => !scheme.encodings.includes(encoding))
  const base64 = scheme.encodings.every((encoding) => encoding === 'base64')
  return [
    ...others.map((encoding) => ({ key: encoding, change: { forgery: { encoding } } })),
    ...tried({
      stray: { value: (right) => `${right.slice(0, 9)}!${right.slice(9)}` },
      ...(labelled(scope) ? {} : { 'no-label': { signature: (text: string) => unlabelled(text, scope) } }),
      ...(base64
        ? {
            'no-padding': { value: (right: string) => right.replace(/=+$/, '') },
            percent: { value: (right: string) => encodeURIComponent(right) },
          }
        : {}),
    }),
  ]
}

/** The right digest under a label that the sender does not use, or that of the algorithm which such a label names. */
export const LABELS = tried({
  unknown: { entries: (right) => [{ ...right, label: 'v99' }] },
  longer: { entries: (right) => [{ ...right, label: `${right.label}x` }] },
  none: { entries: (right) => [{ ...right, label: 'none' }] },
  empty: { entries: (right) => [{ ...right, label: '' }] },
  before: { entries: (right) => [{ ...right, label: 'v0sha1' }] },
  older: { forgery: { hash: 'sha1', label: 'sha1' } },
})

/** The same JSON, written otherwise than it was signed. */
export const REWRITTEN = tried({
  spaces: { sentBody: (body) => Buffer.from(body.toString().replace('{', '{ ')) },
  order: {
    sentBody: (body) =>
      Buffer.from(JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(body.toString())).reverse()))),
  },
  escapes: {
    sentBody: (body) =>
      Buffer.from(
        body
          .toString()
          .replace(/:\s*"([a-z])/, (_, letter: string) => `:"\\u00${letter.charCodeAt(0).toString(16)}`),
      ),
  },
  newline: { sentBody: (body) => Buffer.concat([body, Buffer.from('\n')]) },
})
