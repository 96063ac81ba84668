import type { Binding, TokenKind } from '../../model/binding.ts'
import type { Operation } from '../../model/operation.ts'
import type { Call, Engine } from '../engine.ts'
import type { TokenGrant } from '../fault-points.ts'
import { type Reply, refuse } from './reply.ts'
import { roleDenies } from './role-permission.ts'

type Asked = Omit<Call, 'grant'>

export type Admission =
  /** `leave` tells that the call is done. */
  | { grant: TokenGrant | undefined; leave(): void }
  /** `applied` is the grant of a call that is carried out although it is refused. */
  | { refused: Reply; applied?: TokenGrant }

const NO_MATTER = () => {}

/** Lets a call in with its grant, or says why not: identity comes first, then limits of rate, then permissions. */
export function guard(engine: Engine, call: Asked): Admission {
  const { operation, request } = call
  if (isOpen(engine, call)) return { grant: ownGrant(engine), leave: NO_MATTER }
  const demanded = operation.security.length > 0 || call.part !== undefined
  if (!engine.tap('auth.demand', demanded, { operation })) return { grant: undefined, leave: NO_MATTER }
  const header = request.headers.get('authorization') ?? undefined
  const right = header === undefined ? undefined : engine.tokens.verify(bearerIn(header) ?? '')
  const grant = engine.tap('auth.verify', right, { header, request, grants: engine.tokens.grants })
  if (!grant) return { refused: unauthenticated(engine, header) }
  const overAll = overLimit(engine, grant)
  if (overAll) return { refused: overAll }
  const writing = admitWrite(engine, call, grant)
  if ('refused' in writing) return writing
  const refused = permission(engine, call, grant) ?? reauthorization(engine, call, grant)
  if (refused) writing.leave()
  return refused ? { refused } : { grant, leave: writing.leave }
}

/** Where a binding was inferred, only what its document secures with a token of the sandbox's kind asks for one. */
function isOpen({ api: { binding } }: Engine, { operation, request }: Asked): boolean {
  if (binding.untold?.includes('/authentication')) return true
  return isForAll(binding, operation) && !request.headers.has('authorization')
}

function isForAll({ untold }: Binding, { security }: Operation): boolean {
  return untold !== undefined && security.length === 0
}

/** Callers without a token share the records of the primary connection. */
function ownGrant({ tokens, accounts }: Engine): TokenGrant | undefined {
  return tokens.verify(accounts.connections.primary.accessToken)
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
  const connection = engine.connections.get(grant.connection)
  const forbidden = part && connection?.forbidden.includes(part.entity)
  const isOfKind = isForAll(engine.api.binding, operation) || kindsFor(engine, call).includes(grant.kind)
  const right = isOfKind && !forbidden
  if (!engine.tap('auth.permit', right, { grant, operation }))
    return refuse('forbidden', 403, {
      message: 'The token does not allow this.',
      headers: [['www-authenticate', `Bearer realm="${engine.api.id}", error="insufficient_scope"`]],
    })
  return connection?.role === undefined ? undefined : roleDenies(engine, call, connection.role)
}

/** Kinds of token that an operation takes: as its entity says, else as its security schemes do. */
function kindsFor({ api: { binding } }: Engine, { operation, part }: Asked): TokenKind[] {
  const own = part && binding.entities[part.entity]?.token
  // Who may come without a token may come with one.
  if (!own && operation.security.length === 0) return ['connection']
  return own
    ? [own]
    : operation.security.map((scheme) => binding.authentication.schemes[scheme] ?? 'connection')
}

/** The limit on writes, for calls that write. */
function admitWrite(
  engine: Engine,
  { operation, part }: Asked,
  grant: TokenGrant,
): { leave(): void } | { refused: Reply; applied?: TokenGrant } {
  if (!engine.writes || !part || part.role === 'list' || part.role === 'get') return { leave: NO_MATTER }
  const meter = engine.writes.of(grant.connection)
  const wait = meter.enter(engine.clock.now())
  const right = { over: wait > 0, retryAfter: Math.max(1, Math.ceil(wait / 1000)), applied: false }
  const { over, retryAfter, applied } = engine.tap('write.limit', right, { operation })
  if (!over) return { leave: wait > 0 ? NO_MATTER : meter.leave }
  if (wait === 0) meter.leave()
  return {
    refused: tooMany(engine, 'The limit on writes', retryAfter),
    ...(applied ? { applied: grant } : {}),
  }
}

function overLimit(engine: Engine, grant: TokenGrant): Reply | undefined {
  const { used, limit, retryAfter } = engine.limit.count(grant.connection, engine.clock.now())
  if (!engine.tap('limit.exceeded', used > limit, { used, limit })) return undefined
  return tooMany(engine, `The limit of ${limit} requests`, retryAfter)
}

function tooMany({ api }: Engine, limit: string, retryAfter: number): Reply {
  return refuse('rateLimited', 429, {
    message: `${limit} is used up. Try again in ${retryAfter} s.`,
    headers: [[api.binding.rateLimit.retryAfter, String(retryAfter)]],
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
