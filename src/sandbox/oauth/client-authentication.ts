import type { OAuthRefusal, Tap } from '../fault-points.ts'
import type { SandboxClient } from '../sandbox.ts'
import { sameSecret } from './same-secret.ts'
import { refusal, type TokenRequest } from './token-request.ts'

interface Credentials {
  id: string
  secret: string
}

export interface ClientQuestion {
  request: TokenRequest
  clients: readonly SandboxClient[]
  grant: string
  tap: Tap
}

/** The client that sent a token request, by HTTP Basic or by the body (RFC 6749 section 2.3.1). */
export function authenticateClient({
  request,
  clients,
  grant,
  tap,
}: ClientQuestion): SandboxClient | OAuthRefusal {
  const given = credentialsOf(request)
  if ('error' in given) return given
  const named = clients.find(({ id }) => id === given.id)
  // An unknown client is compared too, so that the time does not tell which ids exist.
  const known = sameSecret(given.secret, named?.secret ?? '') && named !== undefined
  const right = known
    ? undefined
    : refusal('invalid_client', 'The client is unknown or its secret is wrong.', 401)
  const refused = tap('oauth.client', right, { grant })
  const client = named ?? clients[0]
  if (refused || !client) return refused ?? refusal('invalid_client', 'No client is registered.', 401)
  return client
}

function credentialsOf({ authorization, parameters }: TokenRequest): Credentials | OAuthRefusal {
  const basic = authorization === null ? undefined : basicOf(authorization)
  const id = parameters.get('client_id')
  const secret = parameters.get('client_secret')
  if (basic) {
    if (secret !== undefined || (id !== undefined && id !== basic.id))
      return refusal('invalid_request', 'The client authenticates in two ways at once.')
    return basic
  }
  if (id === undefined || secret === undefined)
    return refusal('invalid_client', 'The client does not authenticate.', 401)
  return { id, secret }
}

/** Id and secret are form-encoded before they go into Basic (RFC 6749 section 2.3.1). */
function basicOf(authorization: string): Credentials | undefined {
  const encoded = /^basic +([A-Za-z0-9+/]+=*)$/i.exec(authorization)?.[1]
  if (encoded === undefined) return undefined
  const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  return { id: formDecoded(id), secret: formDecoded(rest.join(':')) }
}

function formDecoded(text: string): string {
  return new URLSearchParams(`x=${text.replaceAll('&', '%26')}`).get('x') ?? ''
}
