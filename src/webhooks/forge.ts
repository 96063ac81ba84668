import { createHash, createSecretKey, randomBytes } from 'node:crypto'
import { HarnessError } from '../model/harness-error.ts'
import type { Recipe, Scheme, SignatureEncoding } from '../model/recipe.ts'
import type { Secret } from '../secrets/secret.ts'
import { hashOf, macOf, signatureOf } from './algorithms.ts'
import type { Entry } from './entries.ts'
import { type Key, keysOf } from './keys.ts'
import { lacking } from './message.ts'
import { isFor, type Read, signedChunks } from './signed-bytes.ts'
import { spell } from './spelling.ts'
import { isRefused } from './verdict.ts'

/** In what a signature differs from the one that a sender makes. */
export interface Forgery {
  /** `unkeyed` is a plain hash of the signed bytes; the label stays that of the recipe. */
  hash?: 'sha1' | 'sha256' | 'sha512' | 'unkeyed'
  /** `unknown` is one that nobody was told, `empty` has no bytes. */
  key?: 'unknown' | 'empty'
  encoding?: SignatureEncoding
  label?: string
}

/** The scheme that a secret signs with; throws SECRET_UNUSABLE for one that is none for the recipe, or cannot sign. */
export function schemeOf(recipe: Recipe, secret: Secret | string): Scheme {
  return signingKey(recipe, secret).scheme
}

/** Signs what was read, whatever it is, to try a receiver with: also an id or a time that no sender would send. */
export function forge(
  recipe: Recipe,
  secret: Secret | string,
  { read, forgery = {} }: { read: Read; forgery?: Forgery },
): Entry {
  const key = signingKey(recipe, secret)
  const form = (recipe.signed ?? []).find((each) => isFor(each, read.delivery))
  const chunks = form && signedChunks(form, read)
  if (!chunks)
    throw new HarnessError('USAGE', 'The recipe signs no body of this content type: give another one.')
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
    const right = signatureOf(key.scheme, key.signing, chunks)
    return other === undefined ? right : randomBytes(right.length)
  }
  if (hash === 'unkeyed') {
    const digest = createHash(own)
    for (const chunk of chunks) digest.update(chunk)
    return digest.digest()
  }
  const keys = { unknown: () => randomBytes(32), empty: () => Buffer.of() }
  const used = other === undefined ? key.signing : createSecretKey(keys[other]())
  return macOf(hash ?? own, used, chunks)
}

type SigningKey = Key & Required<Pick<Key, 'signing'>>

function signingKey(recipe: Recipe, secret: Secret | string): SigningKey {
  const keys = keysOf(recipe, [secret])
  if (isRefused(keys)) throw new HarnessError('SECRET_UNUSABLE', keys.detail)
  for (const key of keys) if (key.signing) return { ...key, signing: key.signing }
  throw new HarnessError('SECRET_UNUSABLE', 'A public key cannot sign: give the private key.')
}
