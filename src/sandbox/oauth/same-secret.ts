import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Compares in a time that tells nothing of where the texts differ, nor of their lengths. */
export function sameSecret(given: string, known: string): boolean {
  return timingSafeEqual(digest(given), digest(known))
}

/** Where a secret is filed: looking it up by this tells nothing of the secret itself. */
export function fingerprint(secret: string): string {
  return digest(secret).toString('base64url')
}

/** RFC 7636 section 4.6: whether a verifier belongs to an S256 challenge. */
export function answersChallenge(verifier: string, challenge: string): boolean {
  return sameSecret(fingerprint(verifier), challenge)
}
