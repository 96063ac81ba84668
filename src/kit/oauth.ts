import { createHash } from 'node:crypto'
import type { Answer } from '../client/answer.ts'
import type { Caller } from '../client/caller.ts'
import type { Binding } from '../model/binding.ts'
import { Finding } from '../model/finding.ts'
import { isObject } from '../model/json.ts'
import { Secret } from '../secrets/secret.ts'
import type { ConsentResult, OAuthClient, TargetSession } from '../target/session.ts'
import { Unjudged } from './unjudged.ts'
import { show } from './values.ts'

/** Request parameters; undefined leaves one out, so that a case changes exactly one thing. */
export type Fields = Record<string, string | undefined>

export interface TokenPair {
  access: Secret
  refresh: Secret
  answer: Answer
}

/** The OAuth 2.0 moves of a client and of the person at its browser (RFC 6749, RFC 7636). */
export interface OAuth {
  client: OAuthClient
  otherClient: OAuthClient
  /** Opens the authorize page with these parameters changed, and presses a button. */
  authorize(changes?: Fields, decision?: 'allow' | 'deny'): Promise<ConsentResult>
  /** A fresh code for the client. */
  code(changes?: Fields): Promise<string>
  /** A request to the token endpoint: the grant's ordinary fields, then the changes. */
  exchange(code: string, changes?: Fields): Promise<Answer>
  refresh(token: Secret, changes?: Fields): Promise<Answer>
  clientCredentials(changes?: Fields): Promise<Answer>
  /** Any grant by name, in the working form of each: for tables over grants. */
  grant(name: string, changes?: Fields): Promise<Answer>
  /** Authorize and exchange: a new connection with its tokens. */
  connect(): Promise<TokenPair>
  /** Tokens of an answer that must have them. */
  tokens(answer: Answer): TokenPair
  accessOf(answer: Answer): Secret
  /** A field of a token answer, or of its refusal. */
  fieldOf(answer: Answer, name: string): unknown
  errorOf(answer: Answer): unknown
  /** When an answer says its access token expires, ms since the epoch, read as the binding says. */
  expiryOf(answer: Answer, now: number): number
  /** RFC 7636 section 4.1 and 4.2: a verifier and its S256 challenge. */
  pkce(): { verifier: string; challenge: string }
}

export interface OAuthMeans {
  binding: Binding
  session: TargetSession
  caller: Caller
  random: (count: number) => Uint8Array
}

export function createOAuth(means: OAuthMeans): OAuth {
  const { session, caller } = means
  const { authentication } = means.binding
  const client = known(session.client, 'no client of its own')
  const identity = () => ({ client_id: client().id, client_secret: client().secret.reveal() })

  const token = (grant: string, fields: Fields): Promise<Answer> => {
    const given = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined)
    const form = authentication.grants[grant] !== 'json'
    const body = form ? new URLSearchParams(given) : Object.fromEntries(given)
    const headers = { 'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json' }
    return caller.call(authentication.token, { authorization: 'none', headers, body })
  }
  const exchange = (code: string, changes: Fields = {}) =>
    token('authorization_code', {
      grant_type: 'authorization_code',
      code,
      redirect_uri: client().redirectUri,
      ...identity(),
      ...changes,
    })
  const refresh = (old: Secret, changes: Fields = {}) =>
    token('refresh_token', {
      grant_type: 'refresh_token',
      refresh_token: old.reveal(),
      ...identity(),
      ...changes,
    })
  const clientCredentials = (changes: Fields = {}) =>
    token('client_credentials', { grant_type: 'client_credentials', ...identity(), ...changes })

  const authorize = (changes: Fields = {}, decision: 'allow' | 'deny' = 'allow') => {
    const fields: Fields = {
      response_type: 'code',
      client_id: client().id,
      redirect_uri: client().redirectUri,
      state: 'xyz',
      ...changes,
    }
    return known(session.consent, 'no way to answer its authorize page')()(
      authorizeUrl(session, authentication.authorize, fields),
      decision,
    )
  }
  const code = async (changes?: Fields) => codeOf(await authorize(changes))
  const connect = async () => tokensOf(await exchange(await code()))
  const grant = async (name: string, changes?: Fields): Promise<Answer> => {
    if (name === 'client_credentials') return clientCredentials(changes)
    if (name === 'refresh_token') return refresh((await connect()).refresh, changes)
    return exchange(await code(), changes)
  }
  return {
    get client() {
      return client()
    },
    get otherClient() {
      return known(session.otherClient, 'no second client')()
    },
    authorize,
    code,
    exchange,
    refresh,
    clientCredentials,
    grant,
    connect,
    tokens: tokensOf,
    accessOf,
    fieldOf,
    errorOf: (answer) => fieldOf(answer, 'error'),
    expiryOf: (answer, now) => expiryOf(authentication.expiry, answer, now),
    pkce: () => pkceFrom(means.random),
  }
}

/** Reads a part of the session on first use: most checks need no client at all. */
function known<T>(value: T | undefined, lack: string): () => T {
  return () => {
    if (value === undefined) throw new Unjudged(`the target has ${lack}`)
    return value
  }
}

function authorizeUrl(session: TargetSession, address: string, fields: Fields): string {
  const url = new URL(address.slice(address.indexOf(' ') + 1), session.baseUrl)
  for (const [name, value] of Object.entries(fields))
    if (value !== undefined) url.searchParams.set(name, value)
  return url.href
}

function codeOf(result: ConsentResult): string {
  const code = result.location?.searchParams.get('code')
  if (code) return code
  throw new Finding({
    expected: 'a redirect with a code after consent',
    seen: `status ${result.status}, ${result.location ? `error ${result.location.searchParams.get('error')}` : 'no redirect'}`,
  })
}

function tokensOf(answer: Answer): TokenPair {
  return { access: accessOf(answer), refresh: tokenOf(answer, 'refresh_token'), answer }
}

function accessOf(answer: Answer): Secret {
  return tokenOf(answer, 'access_token')
}

function fieldOf({ body }: Answer, name: string): unknown {
  return isObject(body) ? body[name] : undefined
}

function expiryOf(expiry: Binding['authentication']['expiry'], answer: Answer, now: number): number {
  const told = fieldOf(answer, expiry.field)
  if (typeof told === 'number') return expiry.as === 'seconds' ? now + told * 1000 : told * 1000
  throw new Finding({
    expected: `a number of seconds (${expiry.as}) as ${expiry.field}`,
    seen: show(told),
    pointer: `/${expiry.field}`,
    exchange: answer.exchange.id,
  })
}

function tokenOf(answer: Answer, name: 'access_token' | 'refresh_token'): Secret {
  const token = fieldOf(answer, name)
  if (answer.status === 200 && typeof token === 'string' && token !== '') return new Secret(token)
  throw new Finding({
    expected: `status 200 with ${name}`,
    seen: `status ${answer.status} with ${isObject(answer.body) ? show(Object.keys(answer.body)) : 'no JSON object'}`,
    exchange: answer.exchange.id,
  })
}

function pkceFrom(random: (count: number) => Uint8Array): { verifier: string; challenge: string } {
  const verifier = Buffer.from(random(32)).toString('base64url')
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') }
}
