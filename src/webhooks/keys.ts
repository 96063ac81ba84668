import { createPrivateKey, createPublicKey, createSecretKey, type KeyObject } from 'node:crypto'
import type { Recipe, Scheme, SecretForm } from '../model/recipe.ts'
import type { Secret } from '../secrets/secret.ts'
import { fits, hashOf } from './algorithms.ts'
import { decode } from './spelling.ts'
import { type Refused, refused } from './verdict.ts'

/** A secret made ready for one scheme. */
export interface Key {
  scheme: Scheme
  /** Place of the secret among those given. */
  secret: number
  /** The shared key, or the public one of a pair. */
  verifying: KeyObject
  /** Absent where only the public key is known. */
  signing?: KeyObject
}

type Pair = Pick<Key, 'verifying' | 'signing'>

/** Before the 32 bytes of an ed25519 key, to make them a key in DER (RFC 8410). */
const ED25519_PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex')
const ED25519_PUBLIC = Buffer.from('302a300506032b6570032100', 'hex')

/**
 * Keys of all secrets, in their order, each for every scheme that it is written for. Refused where there is no secret, or where
 * one of them is empty or not written as the recipe says: a receiver must not start with it.
 */
export function keysOf({ schemes }: Recipe, secrets: readonly (Secret | string)[]): Key[] | Refused {
  if (secrets.length === 0) return refused('secret-unusable', 'There is no secret: give at least one.')
  const keys: Key[] = []
  for (const [secret, given] of secrets.entries()) {
    const text = typeof given === 'string' ? given : given.reveal()
    const own = schemesFor(text, schemes).flatMap((scheme) => {
      const pair = pairOf(text, scheme)
      return pair ? [{ scheme, secret, ...pair }] : []
    })
    if (own.length === 0) return refused('secret-unusable', unusable(secret, schemes))
    keys.push(...own)
  }
  return keys
}

function unusable(place: number, schemes: readonly Scheme[]): string {
  const wanted = [...new Set(schemes.map(({ secret }) => `${secret.encoding}${prefixWords(secret)}`))]
  return `Secret ${place + 1} is empty or no key: this recipe takes ${wanted.join(', or ')}.`
}

function prefixWords({ prefix, publicPrefix }: SecretForm): string {
  const prefixes = [prefix, publicPrefix].filter((each) => each !== undefined)
  return prefixes.length > 0 ? ` after ${prefixes.join(' or ')}` : ''
}

/** A secret that begins with a scheme's prefix is for that scheme alone. */
function schemesFor(text: string, schemes: readonly Scheme[]): readonly Scheme[] {
  const marked = schemes.filter(({ secret }) =>
    [secret.prefix, secret.publicPrefix].some((prefix) => prefix !== undefined && text.startsWith(prefix)),
  )
  return marked.length > 0 ? marked : schemes
}

function pairOf(text: string, { algorithm, secret }: Scheme): Pair | undefined {
  if (hashOf(algorithm) === undefined) {
    const pair = secret.encoding === 'pem' ? pemPair(text) : rawPair(text, secret)
    return pair && fits(pair.verifying, algorithm) ? pair : undefined
  }
  const bytes = bytesOf(bare(text, secret.prefix), secret)
  return bytes && bytes.length > 0 ? sharedKey(createSecretKey(bytes)) : undefined
}

function sharedKey(key: KeyObject): Pair {
  return { verifying: key, signing: key }
}

function bare(text: string, prefix: string | undefined): string {
  return prefix !== undefined && text.startsWith(prefix) ? text.slice(prefix.length) : text
}

function bytesOf(text: string, { encoding }: SecretForm): Buffer | undefined {
  if (encoding === 'base64') return decode(text, 'base64')
  // People's dashboards show hex in either case.
  return encoding === 'hex' ? decode(text.toLowerCase(), 'hex') : Buffer.from(text)
}

/** An ed25519 key as its bytes: 32 of a public key, or a private one of 32 with or without its public half after it. */
function rawPair(text: string, form: SecretForm): Pair | undefined {
  const isPublic = form.publicPrefix !== undefined && text.startsWith(form.publicPrefix)
  const bytes = bytesOf(bare(text, isPublic ? form.publicPrefix : form.prefix), form)
  if (isPublic) return bytes?.length === 32 ? { verifying: publicKey(bytes) } : undefined
  if (bytes?.length !== 32 && bytes?.length !== 64) return undefined
  const der = Buffer.concat([ED25519_PRIVATE, bytes.subarray(0, 32)])
  const signing = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
  const verifying = createPublicKey(signing)
  const own = verifying.export({ format: 'der', type: 'spki' }).subarray(ED25519_PUBLIC.length)
  return bytes.length === 32 || own.equals(bytes.subarray(32)) ? { signing, verifying } : undefined
}

function publicKey(bytes: Buffer): KeyObject {
  return createPublicKey({ key: Buffer.concat([ED25519_PUBLIC, bytes]), format: 'der', type: 'spki' })
}

function pemPair(text: string): Pair | undefined {
  try {
    if (!text.includes('PRIVATE KEY')) return { verifying: createPublicKey(text) }
    const signing = createPrivateKey(text)
    return { signing, verifying: createPublicKey(signing) }
  } catch {
    return undefined
  }
}
