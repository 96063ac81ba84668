import type { Engine } from '../engine.ts'
import type { CodeRefusalReason, OAuthRefusal } from '../fault-points.ts'
import type { SandboxClient } from '../sandbox.ts'
import type { AuthorizationCode } from './codes.ts'
import { answersChallenge } from './same-secret.ts'
import { refusal } from './token-request.ts'
import type { TokenPair } from './tokens.ts'

interface GrantRequest {
  client: SandboxClient
  parameters: ReadonlyMap<string, string>
}

type Grant = (engine: Engine, request: GrantRequest) => TokenPair | OAuthRefusal

/** By name, as RFC 6749 has them. */
export const GRANTS: Readonly<Record<string, Grant>> = {
  authorization_code: exchangeCode,
  refresh_token: refresh,
  client_credentials: ({ tokens }, { client }) =>
    tokens.issue({ grant: 'client_credentials', kind: 'admin', connection: '', client: client.id }),
}

const missing = (name: string): OAuthRefusal => refusal('invalid_request', `${name} is missing.`)

/** RFC 6749 section 4.1.3. The connection's earlier tokens die: it has been connected anew. */
function exchangeCode(engine: Engine, { client, parameters }: GrantRequest): TokenPair | OAuthRefusal {
  const { tap, tokens, codes, connections, clock } = engine
  for (const name of ['code', 'redirect_uri']) if (!parameters.get(name)) return missing(name)
  const held = codes.find(parameters.get('code') ?? '')
  // A code for a connection that has ended meanwhile is no longer one.
  const code = held && connections.get(held.connection) ? held : undefined
  const reason = code ? reasonAgainst(code, { client, parameters, now: clock.now() }) : 'unknown'
  if (code && reason === 'used') tokens.revoke(code.pairs, 'replay')
  const right = reason && refusal('invalid_grant', REASONS[reason])
  const refused = tap('oauth.code', right, { reason })
  if (refused || !code) return refused ?? refusal('invalid_grant', REASONS.unknown)
  const earlier = tokens.ofConnection(code.connection)
  tokens.revoke(earlier, 'reconnect')
  connections.setReauthorization(code.connection, false)
  const pair = tokens.issue({
    grant: 'authorization_code',
    kind: 'connection',
    connection: code.connection,
    client: client.id,
    previous: earlier.at(-1),
  })
  code.pairs.push(pair)
  return pair
}

const REASONS: Record<CodeRefusalReason, string> = {
  unknown: 'The code is unknown.',
  expired: 'The code has expired.',
  used: 'The code was used before.',
  client: 'The code was issued to another client.',
  redirect: 'The code was issued for another redirect URI.',
  verifier: 'The code verifier does not answer the challenge.',
}

function reasonAgainst(
  code: AuthorizationCode,
  by: GrantRequest & { now: number },
): CodeRefusalReason | undefined {
  if (code.client !== by.client.id) return 'client'
  if (code.pairs.length > 0) return 'used'
  if (code.expiresAt <= by.now) return 'expired'
  if (code.redirectUri !== by.parameters.get('redirect_uri')) return 'redirect'
  return verified(code.challenge, by.parameters.get('code_verifier')) ? undefined : 'verifier'
}

/** A verifier without a challenge is refused too: somebody took the challenge out (RFC 9700 section 4.8.2). */
function verified(challenge: string | undefined, verifier: string | undefined): boolean {
  if (challenge === undefined || verifier === undefined) return challenge === verifier
  return answersChallenge(verifier, challenge)
}

/** RFC 6749 section 6. The old pair is dead at once. */
function refresh(
  { tap, tokens, clock }: Engine,
  { client, parameters }: GrantRequest,
): TokenPair | OAuthRefusal {
  const given = parameters.get('refresh_token')
  if (!given) return missing('refresh_token')
  const pair = tokens.ofRefresh(given)
  const reason = reasonAgainstPair(pair, { client: client.id, now: clock.now() })
  const right = reason && refusal('invalid_grant', REFRESH_REASONS[reason])
  const refused = tap('oauth.refresh', right, { reason })
  if (refused || !pair) return refused ?? refusal('invalid_grant', 'The refresh token is unknown.')
  tokens.revoke([pair], 'refresh')
  const { kind, connection } = pair.access
  return tokens.issue({ grant: 'refresh_token', kind, connection, client: client.id, previous: pair })
}

const REFRESH_REASONS = {
  unknown: 'The refresh token is unknown.',
  client: 'The refresh token was issued to another client.',
  used: 'The refresh token is dead.',
  expired: 'The refresh token has expired.',
}

function reasonAgainstPair(pair: TokenPair | undefined, by: { client: string; now: number }) {
  if (!pair) return 'unknown'
  if (pair.client !== by.client) return 'client'
  if (pair.refresh.revoked) return 'used'
  return pair.refresh.expiresAt <= by.now ? 'expired' : undefined
}
