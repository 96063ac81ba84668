import { timingSafeEqual } from 'node:crypto'
import type { SignatureEncoding } from '../model/recipe.ts'

/** Writes bytes as an encoding spells them canonically: base64 with padding, base64url without (RFC 4648). */
export function spell(bytes: Buffer, encoding: SignatureEncoding): string {
  switch (encoding) {
    case 'hex-upper':
      return bytes.toString('hex').toUpperCase()
    default:
      return bytes.toString(encoding)
  }
}

/** Bytes of a text that is spelt canonically; undefined where it is not, for Node's own decoders skip what they do not know. */
export function decode(text: string, encoding: SignatureEncoding): Buffer | undefined {
  const bytes = Buffer.from(text, encoding === 'hex-upper' ? 'hex' : encoding)
  return spell(bytes, encoding) === text ? bytes : undefined
}

/** Compares in constant time; texts of unequal length differ, also where only their bytes are of unequal length. */
export function sameText(given: string, expected: string): boolean {
  if (given.length !== expected.length) return false
  const [first, second] = [Buffer.from(given), Buffer.from(expected)]
  return first.length === second.length && timingSafeEqual(first, second)
}
