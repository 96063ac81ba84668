import type { TokenKind } from '../../model/binding.ts'
import type { Call, Engine } from '../engine.ts'
import type { TokenGrant } from '../fault-points.ts'
import { type Reply, refuse } from './reply.ts'

type Asked = Omit<Call, 'grant'>

/** Lets a call in with its grant, or says why not. */
export function guard(engine: Engine, call: Asked): { grant: TokenGrant | undefined } | { refused: Reply } {
  const { operation, request } = call
  const demanded = operation.security.length > 0 || call.part !== undefined
  if (!engine.tap('auth.demand', demanded, { operation })) return { grant: undefined }
  const header = request.headers.get('authorization') ?? undefined
  const right = header === undefined ? undefined : engine.tokens.verify(bearerIn(header) ?? '')
  const grant = engine.tap('auth.verify', right, { header, request, grants: engine.tokens.grants })
  if (!grant) return { refused: unauthenticated(engine, header) }
  const refused =
    permission(engine, call, grant) ?? overLimit(engine, grant) ?? reauthorization(engine, call, grant)
  return refused ? { refused } : { grant }
}

/** RFC 6750 section 2.1. Two credentials, or anything but one token, are none. */
function bearerIn(header: string): string | undefined {
  return /^bearer +([A-Za-z0-9._~+/-]+=*)$/i.exec(header)?.[1]
}

/** RFC 6750 section 3: a caller that gave no token learns no error code. */
function unauthenticated({ api }: Engine, header: string | undefined): Reply {
  const error = header === undefined ? '' : ', error="invalid_token"'
  return refuse('unauthenticated', 401, {
    message: header === undefined ? 'A bearer token is needed.' : 'The token is unknown, expired or dead.',
    headers: [['www-authenticate', `Bearer realm="${api.id}"${error}`]],
  })
}

function permission(engine: Engine, call: Asked, grant: TokenGrant): Reply | undefined {
  const { operation, part } = call
  const forbidden = part && engine.connections.get(grant.connection)?.forbidden.includes(part.entity)
  const right = kindsFor(engine, call).includes(grant.kind) && !forbidden
  if (engine.tap('auth.permit', right, { grant, operation })) return undefined
  return refuse('forbidden', 403, {
    message: 'The token does not allow this.',
    headers: [['www-authenticate', `Bearer realm="${engine.api.id}", error="insufficient_scope"`]],
  })
}

/** Kinds of token that an operation takes: as its entity says, else as its security schemes do. */
function kindsFor({ api: { binding } }: Engine, { operation, part }: Asked): TokenKind[] {
  const own = part && binding.entities[part.entity]?.token
  return own
    ? [own]
    : operation.security.map((scheme) => binding.authentication.schemes[scheme] ?? 'connection')
}

function overLimit(engine: Engine, grant: TokenGrant): Reply | undefined {
  const { used, limit, retryAfter } = engine.limit.count(grant.connection, engine.clock.now())
  if (!engine.tap('limit.exceeded', used > limit, { used, limit })) return undefined
  return refuse('rateLimited', 429, {
    message: `The limit of ${limit} requests is used up. Try again in ${retryAfter} s.`,
    headers: [[engine.api.binding.rateLimit.retryAfter, String(retryAfter)]],
  })
}

/** A connection that needs reauthorization can still be asked how it is, and be ended. */
function reauthorization(engine: Engine, { operation }: Asked, grant: TokenGrant): Reply | undefined {
  const { status, disconnect } = engine.api.binding.connection
  const needed = engine.connections.get(grant.connection)?.reauthorization
  if (!needed || operation.address === status || operation.address === disconnect) return undefined
  return refuse('reauthorization', 401, {
    message: 'The connected system no longer accepts the connection. A person has to connect it anew.',
    headers: [['www-authenticate', `Bearer realm="${engine.api.id}", error="invalid_token"`]],
  })
}
