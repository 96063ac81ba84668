import { createHash, createSecretKey, randomBytes } from 'node:crypto'
import type { Recipe, Scheme, SignatureEncoding } from '../model/recipe.ts'
import type { Secret } from '../secrets/secret.ts'
import { hashOf, macOf, signatureOf } from './algorithms.ts'
import type { Entry } from './entries.ts'
import { demandForm, lacking } from './message.ts'
import { type Read, signedChunks } from './signed-bytes.ts'
import { type SigningKey, signingKeys } from './signing-keys.ts'
import { spell } from './spelling.ts'
import { isRefused } from './verdict.ts'

/** In what a signature differs from the one that a sender makes. */
export interface Forgery {
  /** `unkeyed` is a plain hash of the signed bytes; the label stays that of the recipe. */
  hash?: 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512' | 'unkeyed'
  /** `unknown` is one that nobody was told, `empty` has no bytes. */
  key?: 'unknown' | 'empty'
  encoding?: SignatureEncoding
  label?: string
}

/** The scheme that a secret signs with; throws SECRET_UNUSABLE for one that is none for the recipe, or cannot sign. */
export function schemeOf(recipe: Recipe, secret: Secret | string): Scheme {
  return signingKeys(recipe, [secret])[0].scheme
}

/** Signs what was read, whatever it is, to try a receiver with: also an id or a time that no sender would send. */
export function forge(
  recipe: Recipe,
  secret: Secret | string,
  { read, forgery = {} }: { read: Read; forgery?: Forgery },
): Entry {
  const [key] = signingKeys(recipe, [secret])
  const chunks = signedChunks(demandForm(recipe, read.delivery), read)
  if (isRefused(chunks)) throw lacking(chunks)
  const { label = key.scheme.label, encoding = key.scheme.encodings[0] ?? 'hex' } = forgery
  const value = spell(bytesOf(key, chunks, forgery), encoding)
  return { ...(label === undefined ? {} : { label }), value }
}

function bytesOf(
  key: SigningKey,
  chunks: Parameters<typeof macOf>[2],
  { hash, key: other }: Forgery,
): Buffer {
  const own = hashOf(key.scheme.algorithm)
  if (own === undefined) {
    const right = signatureOf(key.scheme, key.key, chunks)
    return other === undefined ? right : randomBytes(right.length)
  }
  if (hash === 'unkeyed') {
    const digest = createHash(own)
    for (const chunk of chunks) digest.update(chunk)
    return digest.digest()
  }
  const keys = { unknown: () => randomBytes(32), empty: () => Buffer.of() }
  const used = other === undefined ? key.key : createSecretKey(keys[other]())
  return macOf(hash ?? own, used, chunks)
}
