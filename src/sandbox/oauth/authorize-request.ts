import type { Authentication } from '../../model/binding.ts'
import type { Tap } from '../fault-points.ts'
import type { SandboxClient } from '../sandbox.ts'

/** An authorization request that may be put before a person (RFC 6749 section 4.1.1, RFC 7636 section 4.3). */
export interface AuthorizeRequest {
  kind: 'ask'
  client: SandboxClient
  redirectUri: string
  state: string | undefined
  challenge: string | undefined
}

/** A request whose sender cannot be trusted: it is told on the page and never sent anywhere. */
interface Untrusted {
  kind: 'untrusted'
  message: string
}

/** A request that is wrong in itself: its client is told by a redirect (RFC 6749 section 4.1.2.1). */
export interface WrongRequest {
  kind: 'wrong'
  redirectUri: string
  state: string | undefined
  error: string
  description: string
}

export interface AuthorizeQuestion {
  parameters: URLSearchParams
  clients: readonly SandboxClient[]
  authentication: Authentication
  tap: Tap
}

export function readAuthorizeRequest(
  question: AuthorizeQuestion,
): AuthorizeRequest | WrongRequest | Untrusted {
  const { parameters, clients, tap } = question
  const client = clients.find(({ id }) => id === only(parameters, 'client_id'))
  if (!client) return { kind: 'untrusted', message: 'The application that sent you here is not registered.' }
  const given = only(parameters, 'redirect_uri') ?? ''
  const registered = tap('oauth.redirect', client.redirectUris.includes(given), {
    given,
    registered: client.redirectUris,
  })
  if (!registered)
    return {
      kind: 'untrusted',
      message: 'The address to send you back to is not registered for this application.',
    }
  const state = parameters.get('state') ?? undefined
  const wrong = wrongIn(question)
  if (wrong) return { kind: 'wrong', redirectUri: given, state, ...wrong }
  return {
    kind: 'ask',
    client,
    redirectUri: given,
    state,
    challenge: parameters.get('code_challenge') ?? undefined,
  }
}

/** The value of a parameter that is given exactly once. */
function only(parameters: URLSearchParams, name: string): string | undefined {
  const [value, ...more] = parameters.getAll(name)
  return more.length === 0 ? value : undefined
}

const invalid = (description: string) => ({ error: 'invalid_request', description })

function wrongIn(question: AuthorizeQuestion): { error: string; description: string } | undefined {
  const { parameters } = question
  const repeated = ['response_type', 'state', 'scope', 'code_challenge', 'code_challenge_method'].some(
    (name) => parameters.getAll(name).length > 1,
  )
  if (repeated) return invalid('A parameter is given more than once.')
  const type = parameters.get('response_type')
  if (!type) return invalid('response_type is missing.')
  if (type !== 'code')
    return { error: 'unsupported_response_type', description: 'Only the code flow is offered.' }
  return wrongChallenge(question)
}

function wrongChallenge({ parameters, authentication, tap }: AuthorizeQuestion) {
  const challenge = parameters.get('code_challenge')
  const method = parameters.get('code_challenge_method')
  if (challenge === null) {
    if (method !== null) return invalid('code_challenge is missing.')
    return authentication.pkce.required ? invalid('code_challenge is missing.') : undefined
  }
  // Without a method RFC 7636 section 4.3 means plain.
  const meant = method ?? 'plain'
  const offered = authentication.pkce.methods
  const accepted = tap(
    'oauth.challenge',
    offered.some((one) => one === meant),
    { method: meant, offered },
  )
  if (!accepted) return invalid('The code challenge method is not offered.')
  return /^[A-Za-z0-9._~-]{43,128}$/.test(challenge) ? undefined : invalid('The code challenge is malformed.')
}
