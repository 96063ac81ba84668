import type { Change, ReceiverScope } from '../../src/kit/receiver/index.ts'
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
  const takesAny = recipe.signature?.header !== undefined && scheme.algorithm.startsWith('hmac-')
  return tried({
    unknown: { forgery: { key: 'unknown' } },
    ...(takesAny ? { empty: { forgery: { key: 'empty' as const } } } : {}),
  })
}

const HASHES = ['sha1', 'sha256', 'sha512', 'unkeyed'] as const

/** Digests of algorithms that are not the sender's. */
export function otherHashes({ scheme }: ReceiverScope): Tried[] {
  const others = HASHES.filter((hash) => scheme.algorithm !== `hmac-${hash}`)
  return others.map((hash) => ({ key: hash, change: { forgery: { hash } } }))
}

/** Texts that are no signature, or none of this delivery. */
export const MALFORMED = tried({
  'one-short': { value: (right) => right.slice(0, -1) },
  'one-long': { value: (right) => `${right}A` },
  half: { value: (right) => right.slice(0, right.length >> 1) },
  twice: { value: (right) => `${right}${right}` },
  'first-differs': { value: (right) => flipped(right, 0) },
  'late-differs': { value: (right) => flipped(right, -4) },
  'no-digits': { value: (right) => 'z'.repeat(right.length) },
  'as-many-letters': { value: (right) => asBytes('é'.repeat(right.length)) },
  'as-many-bytes': { value: (right) => asBytes('é'.repeat(right.length >> 1)) },
  'no-ascii': { value: (right) => '\u00ff'.repeat(right.length) },
  long: { value: () => 'A'.repeat(8192) },
})

const ENCODINGS = ['hex', 'hex-upper', 'base64', 'base64url'] as const

/** The right digest, written otherwise than the sender writes it. */
export function misspelt({ scheme }: ReceiverScope): Tried[] {
  const others = ENCODINGS.filter((encoding) => !scheme.encodings.includes(encoding))
  const base64 = scheme.encodings.every((encoding) => encoding === 'base64')
  return [
    ...others.map((encoding) => ({ key: encoding, change: { forgery: { encoding } } })),
    ...tried({
      stray: { value: (right) => `${right.slice(0, 9)}!${right.slice(9)}` },
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
