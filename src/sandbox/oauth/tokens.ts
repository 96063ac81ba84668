import type { SandboxClock } from '../clock.ts'
import type { FaultPoints, Tap, TokenGrant } from '../fault-points.ts'
import { fingerprint } from './same-secret.ts'

/** What one grant gave: an access token, and the refresh token that renews it. */
export interface TokenPair {
  client: string
  access: TokenGrant
  refresh: { token: string; expiresAt: number; revoked: boolean }
  /** When the access token dies by the API's promise, ms since the epoch. */
  promised: number
}

export interface TokensOptions {
  tap: Tap
  clock: SandboxClock
  random: (count: number) => Uint8Array
  /** ms */
  lifetimes: { access: number; refresh: number }
}

export interface IssueOptions {
  /** As RFC 6749 names it. */
  grant: string
  kind: TokenGrant['kind']
  /** Id of the connection; empty for an admin token. */
  connection: string
  client: string
  /** The pair this one takes the place of. */
  previous?: TokenPair | undefined
}

type Kind = 'access' | 'refresh'

/** All tokens that were ever issued, dead ones too. */
export class Tokens {
  readonly #options: TokensOptions
  readonly #access = new Map<string, TokenPair>()
  readonly #refresh = new Map<string, TokenPair>()
  /** Every access token's grant, for faults to choose from. */
  readonly grants: TokenGrant[] = []

  constructor(options: TokensOptions) {
    this.#options = options
  }

  issue({ grant, kind, connection, client, previous }: IssueOptions): TokenPair {
    const { clock, lifetimes } = this.#options
    const token = this.#token(grant, 'access', previous?.access.token)
    const access: TokenGrant = { token, kind, connection, expiresAt: this.#expiry('access'), revoked: false }
    const refresh = {
      token: this.#token(grant, 'refresh', previous?.refresh.token),
      expiresAt: this.#expiry('refresh'),
      revoked: false,
    }
    const pair: TokenPair = { client, access, refresh, promised: clock.now() + lifetimes.access }
    this.grants.push(access)
    this.#access.set(fingerprint(access.token), pair)
    this.#refresh.set(fingerprint(refresh.token), pair)
    return pair
  }

  /** The grant of a living access token. */
  verify(token: string): TokenGrant | undefined {
    const grant = this.#access.get(fingerprint(token))?.access
    return grant && !grant.revoked && grant.expiresAt > this.#options.clock.now() ? grant : undefined
  }

  /** The pair of an access token, dead or alive. */
  ofAccess(token: string): TokenPair | undefined {
    return this.#access.get(fingerprint(token))
  }

  /** The pair of a refresh token, dead or alive. */
  ofRefresh(token: string): TokenPair | undefined {
    return this.#refresh.get(fingerprint(token))
  }

  ofConnection(connection: string): TokenPair[] {
    return [...this.#access.values()].filter(
      ({ access }) => access.kind === 'connection' && access.connection === connection,
    )
  }

  revoke(pairs: readonly TokenPair[], cause: FaultPoints['oauth.revoke']['context']['cause']): void {
    const { tap } = this.#options
    for (const { access, refresh } of pairs) {
      access.revoked ||= tap('oauth.revoke', true, { cause, token: 'access' })
      refresh.revoked ||= tap('oauth.revoke', true, { cause, token: 'refresh' })
    }
  }

  #token(grant: string, token: Kind, previous: string | undefined): string {
    const fresh = Buffer.from(this.#options.random(32)).toString('base64url')
    return this.#options.tap('oauth.issue', fresh, { grant, token, previous })
  }

  #expiry(token: Kind): number {
    const { tap, clock, lifetimes } = this.#options
    return tap('oauth.expiry', clock.now() + lifetimes[token], { token })
  }
}
