import { createHash } from 'node:crypto'
import { type Delivery, headerValues } from '../delivery.ts'
import { sameText } from '../spelling.ts'
import { type Refused, refused } from '../verdict.ts'
import { base64Of, parseDictionary } from './structured-field.ts'

const HASHES = { 'sha-256': 'sha256', 'sha-512': 'sha512' }

/** Value of `Content-Digest` (RFC 9530) for a body. */
export function contentDigest(body: Uint8Array | string): string {
  return `sha-256=:${createHash('sha256').update(body).digest('base64')}:`
}

/** A covered `Content-Digest` binds the body only where it is the digest of this body. Weak algorithms do not count. */
export function digestProblem({ headers, body }: Delivery): Refused | undefined {
  const digests = parseDictionary(headerValues(headers, 'content-digest').join(', '))
  if (!digests) return refused('digest-wrong', 'The header content-digest is none, or is there twice.')
  let known = 0
  for (const [name, hash] of Object.entries(HASHES)) {
    const member = digests.get(name)
    if (member === undefined) continue
    known += 1
    const given = 'raw' in member ? base64Of(member.raw) : undefined
    if (given === undefined || !sameText(given, createHash(hash).update(body).digest('base64')))
      return refused('digest-wrong', `The ${name} of content-digest is not that of this body.`)
  }
  return known > 0
    ? undefined
    : refused('digest-wrong', 'The header content-digest has no SHA-256 or SHA-512.')
}
