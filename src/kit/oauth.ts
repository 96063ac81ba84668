import { createHash } from 'node:crypto'
import type { Answer } from '../client/answer.ts'
import type { Caller } from '../client/caller.ts'
import type { Recorder } from '../client/recorder.ts'
import type { Authentication, Binding } from '../model/binding.ts'
import { pathOf } from '../model/operation.ts'
import { Secret } from '../secrets/secret.ts'
import type { ConsentResult, OAuthClient, TargetSession } from '../target/session.ts'
import { demand } from './access.ts'
import { codeOf, type TokenPair, tokensOf } from './token-answer.ts'

/** Request parameters; undefined leaves one out, so that a case changes exactly one thing. */
export type Fields = Record<string, string | undefined>

export interface OAuthMeans {
  binding: Binding
  session: TargetSession
  recorder: Recorder
  caller: Caller
  random: (count: number) => Uint8Array
}

/** The OAuth 2.0 moves of a client and of the person at its browser (RFC 6749, RFC 7636). */
export class OAuth {
  readonly #means: OAuthMeans
  readonly #bound: Authentication
  /** Verifiers of the codes that were asked for with a challenge of our own. */
  readonly #verifiers = new Map<string, string>()

  constructor(means: OAuthMeans) {
    this.#means = means
    this.#bound = means.binding.authentication
  }

  get client(): OAuthClient {
    return demand(this.#means.session.client, 'client of its own')
  }

  get otherClient(): OAuthClient {
    return demand(this.#means.session.otherClient, 'second client')
  }

  /** Opens the authorize page with these parameters changed, and presses a button. */
  async authorize(changes: Fields = {}, decision: 'allow' | 'deny' = 'allow'): Promise<ConsentResult> {
    const { session, recorder } = this.#means
    const consent = demand(session.consent, 'authorize page that can be answered')
    const url = new URL(session.baseUrl.replace(/\/$/, '') + pathOf(this.#bound.authorize))
    const { id, redirectUri } = this.client
    const { verifier, challenge } = this.pkce()
    const fields = {
      response_type: 'code',
      client_id: id,
      redirect_uri: redirectUri,
      state: 'xyz',
      ...(this.#bound.pkce.required && { code_challenge: challenge, code_challenge_method: 'S256' }),
      ...changes,
    }
    for (const [name, value] of present(fields)) url.searchParams.set(name, value)
    const result = await consent(recorder.record(session.fetch))(url.href, decision)
    const code = result.location?.searchParams.get('code')
    if (code) recorder.redactor.learn(new Secret(code))
    if (code && fields.code_challenge === challenge) this.#verifiers.set(code, verifier)
    return result
  }

  /** A fresh code for the client. */
  async code(changes?: Fields): Promise<string> {
    return codeOf(await this.authorize(changes))
  }

  /** Exchanges a code: the grant's ordinary fields, then the changes. */
  exchange(code: string, changes: Fields = {}): Promise<Answer> {
    const redirect_uri = this.client.redirectUri
    const code_verifier = this.#verifiers.get(code)
    return this.#request('authorization_code', { code, redirect_uri, code_verifier, ...changes })
  }

  refresh(token: Secret, changes: Fields = {}): Promise<Answer> {
    return this.#request('refresh_token', { refresh_token: token.reveal(), ...changes })
  }

  clientCredentials(changes: Fields = {}): Promise<Answer> {
    return this.#request('client_credentials', changes)
  }

  /** The grant that asks least of a target: the client's own where it is offered. */
  anyGrant(changes?: Fields): Promise<Answer> {
    const { grants } = this.#bound
    return this.grant(
      'client_credentials' in grants ? 'client_credentials' : (Object.keys(grants)[0] ?? ''),
      changes,
    )
  }

  /** Any grant by name, in the working form of each: for tables over grants. A pair is refreshed after `meanwhile`. */
  async grant(name: string, changes?: Fields, meanwhile?: () => void): Promise<Answer> {
    if (name === 'client_credentials') return this.clientCredentials(changes)
    if (name !== 'refresh_token') return this.exchange(await this.code(), changes)
    const { refresh } = await this.connect()
    meanwhile?.()
    return this.refresh(refresh, changes)
  }

  /** Authorize and exchange: a new connection with its tokens. */
  async connect(): Promise<TokenPair> {
    return tokensOf(await this.exchange(await this.code()))
  }

  /** RFC 7636 section 4.1 and 4.2: a verifier and its S256 challenge. */
  pkce(): { verifier: string; challenge: string } {
    const verifier = Buffer.from(this.#means.random(32)).toString('base64url')
    return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
  }

  /** A request to the token endpoint, encoded as the binding says for the grant. */
  #request(grant: string, fields: Fields): Promise<Answer> {
    const { id, secret } = this.client
    const given = present({ grant_type: grant, client_id: id, client_secret: secret.reveal(), ...fields })
    const form = this.#bound.grants[grant] !== 'json'
    return this.#means.caller.call(this.#bound.token, {
      authorization: 'none',
      headers: { 'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json' },
      body: form ? new URLSearchParams(given) : Object.fromEntries(given),
    })
  }
}

function present(fields: Fields): [string, string][] {
  return Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined)
}
