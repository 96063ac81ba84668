import { constants, createHmac, type KeyObject, sign, verify } from 'node:crypto'
import type { Scheme, SignatureAlgorithm, SignatureEncoding } from '../model/recipe.ts'
import { spell } from './spelling.ts'

/** Signed bytes, in pieces, so that a large body need not be copied. A text stands for its UTF-8 bytes. */
export type Chunks = readonly (string | Uint8Array)[]

interface PairAlgorithm {
  /** Undefined where the algorithm brings its own. */
  hash?: string
  keyType: readonly string[]
  curve?: string
  options?: { padding?: number; saltLength?: number; dsaEncoding?: 'ieee-p1363' }
}

const HASHES: Partial<Record<SignatureAlgorithm, string>> = {
  'hmac-sha1': 'sha1',
  'hmac-sha256': 'sha256',
  'hmac-sha512': 'sha512',
}

/** As RFC 9421 section 3.3 has them. */
const PAIRS: Partial<Record<SignatureAlgorithm, PairAlgorithm>> = {
  ed25519: { keyType: ['ed25519'] },
  'ecdsa-p256-sha256': elliptic('sha256', 'prime256v1'),
  'ecdsa-p384-sha384': elliptic('sha384', 'secp384r1'),
  'rsa-pss-sha512': {
    hash: 'sha512',
    keyType: ['rsa', 'rsa-pss'],
    options: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 64 },
  },
  'rsa-v1_5-sha256': {
    hash: 'sha256',
    keyType: ['rsa'],
    options: { padding: constants.RSA_PKCS1_PADDING },
  },
}

function elliptic(hash: string, curve: string): PairAlgorithm {
  return { hash, curve, keyType: ['ec'], options: { dsaEncoding: 'ieee-p1363' } }
}

/** Hash of a keyed one (HMAC); undefined for one with a pair of keys. */
export function hashOf(algorithm: SignatureAlgorithm): string | undefined {
  return HASHES[algorithm]
}

export function macOf(hash: string, key: KeyObject, chunks: Chunks): Buffer {
  const hmac = createHmac(hash, key)
  for (const chunk of chunks) hmac.update(chunk)
  return hmac.digest()
}

/** A keyed hash as each encoding spells it. Node writes one encoding faster than its bytes, and most recipes have one. */
export function macTexts(
  encodings: readonly SignatureEncoding[],
  { hash, key, chunks }: { hash: string; key: KeyObject; chunks: Chunks },
): string[] {
  const [only] = encodings
  if (encodings.length > 1 || only === undefined || only === 'hex-upper') {
    const mac = macOf(hash, key, chunks)
    return encodings.map((encoding) => spell(mac, encoding))
  }
  const hmac = createHmac(hash, key)
  for (const chunk of chunks) hmac.update(chunk)
  return [hmac.digest(only)]
}

/** Whether a key of a pair is one for an algorithm. */
export function fits(key: KeyObject, algorithm: SignatureAlgorithm): boolean {
  const pair = PAIRS[algorithm]
  if (!pair?.keyType.includes(key.asymmetricKeyType ?? '')) return false
  return pair.curve === undefined || pair.curve === key.asymmetricKeyDetails?.namedCurve
}

/** The signature of a shared or a private key. */
export function signatureOf(
  { algorithm }: Pick<Scheme, 'algorithm'>,
  key: KeyObject,
  chunks: Chunks,
): Buffer {
  const shared = HASHES[algorithm]
  if (shared !== undefined) return macOf(shared, key, chunks)
  const { hash, options } = PAIRS[algorithm] ?? {}
  return sign(hash, joined(chunks), { key, ...options })
}

export function verifiesWith(
  algorithm: SignatureAlgorithm,
  key: KeyObject,
  { chunks, signature }: { chunks: Chunks; signature: Buffer },
): boolean {
  const { hash, options } = PAIRS[algorithm] ?? {}
  return verify(hash, joined(chunks), { key, ...options }, signature)
}

function joined(chunks: Chunks): Buffer {
  return Buffer.concat(chunks.map((chunk) => (typeof chunk === 'string' ? Buffer.from(chunk) : chunk)))
}
