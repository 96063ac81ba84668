import type { Fetch } from '../model/fetch.ts'
import { isObject } from '../model/json.ts'
import { pathOf } from '../model/operation.ts'
import { Secret } from '../secrets/secret.ts'
import type { Api } from '../spec/api.ts'
import { describeFailure } from './failure.ts'
import { RefreshError, type TokenOptions, type TokenPair } from './tokens.ts'

export interface RefreshGrantOptions {
  api: Api
  baseUrl: string
  /** Through a recorder, so that the exchange is recorded and the new tokens are known to its redactor. */
  fetch: Fetch
  client: { id: string; secret: Secret }
  /** ms since the epoch. */
  now: () => number
}

/** Renews tokens by the refresh grant (RFC 6749 section 6), in the way the API's binding says. */
export function refreshGrant(options: RefreshGrantOptions): TokenOptions['refresh'] {
  return async (token) => {
    const response = await options.fetch(requestFor(token, options)).catch((error: unknown) => {
      throw new RefreshError(
        'failed',
        `The token endpoint gave no answer: ${describeFailure(error)}. Try again.`,
      )
    })
    const body: unknown = await response.json().catch(() => undefined)
    if (!response.ok) throw refusalOf(response.status, body)
    return pairOf(body, token, options)
  }
}

function requestFor(token: Secret, { api, baseUrl, client }: RefreshGrantOptions): Request {
  const { token: address, grants } = api.binding.authentication
  const fields = {
    grant_type: 'refresh_token',
    refresh_token: token.reveal(),
    client_id: client.id,
    client_secret: client.secret.reveal(),
  }
  const isJson = grants.refresh_token === 'json'
  return new Request(`${baseUrl.replace(/\/$/, '')}${pathOf(address)}`, {
    method: 'POST',
    redirect: 'manual',
    ...(isJson
      ? { body: JSON.stringify(fields), headers: { 'content-type': 'application/json' } }
      : { body: new URLSearchParams(fields) }),
  })
}

/** RFC 6749 section 5.2: a 4xx with an `error` is final; anything else may pass. */
function refusalOf(status: number, body: unknown): RefreshError {
  const error = isObject(body) && typeof body.error === 'string' ? body.error : undefined
  return error !== undefined && status < 500 && status !== 429
    ? new RefreshError('refused', `The refresh token was refused (${error}). Authorize the connection again.`)
    : new RefreshError('failed', `The token endpoint answered ${status}. Try again later.`)
}

/** An answer without a refresh token leaves the old one in force. */
function pairOf(body: unknown, old: Secret, { api, now }: RefreshGrantOptions): TokenPair {
  const { field, as } = api.binding.authentication.expiry
  if (!isObject(body) || typeof body.access_token !== 'string')
    throw new RefreshError(
      'failed',
      'The token endpoint answered without an access_token. Look at the recorded exchange.',
    )
  const told = Number(body[field])
  return {
    access: new Secret(body.access_token),
    refresh: typeof body.refresh_token === 'string' ? new Secret(body.refresh_token) : old,
    ...(Number.isFinite(told) && { expiresAt: as === 'timestamp' ? told * 1000 : now() + told * 1000 }),
  }
}
