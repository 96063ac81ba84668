import { fingerprint } from './same-secret.ts'
import type { TokenPair } from './tokens.ts'

/** What a person allowed, until the client collects it. */
export interface AuthorizationCode {
  client: string
  redirectUri: string
  connection: string
  /** RFC 7636, where the client sent one. */
  challenge: string | undefined
  expiresAt: number
  /** What it was exchanged for; a code that has any is used up. */
  pairs: TokenPair[]
}

/** Authorization codes, used ones too: a second use must be recognised (RFC 6749 section 4.1.2). */
export class Codes {
  readonly #held = new Map<string, AuthorizationCode>()
  readonly #random: (count: number) => Uint8Array

  constructor(random: (count: number) => Uint8Array) {
    this.#random = random
  }

  issue(code: Omit<AuthorizationCode, 'pairs'>): string {
    const text = Buffer.from(this.#random(32)).toString('base64url')
    this.#held.set(fingerprint(text), { ...code, pairs: [] })
    return text
  }

  find(code: string): AuthorizationCode | undefined {
    return this.#held.get(fingerprint(code))
  }
}
