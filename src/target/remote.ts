import { ANSWER_LIMIT } from '../client/read-whole.ts'
import type { Fetch } from '../model/fetch.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { Io } from '../model/io.ts'
import type { Capability, Danger } from '../model/requirement.ts'
import { parseSize } from '../model/size.ts'
import { resolveSecret } from '../secrets/resolve.ts'
import type { Secret } from '../secrets/secret.ts'
import type { ConnectionConfig, TargetConfig } from './config.ts'
import { openDeliveries } from './deliveries/open-deliveries.ts'
import type { ConnectionTokens, OAuthClient, TargetSession } from './session.ts'

/** A session with the system at a configured address. Finds the secrets; asks nothing of the system yet. */
export async function remoteSession(
  name: string,
  target: TargetConfig,
  io: Pick<Io, 'env' | 'now'>,
): Promise<TargetSession> {
  const { primary, second, restricted, roles } = target.connections
  const headers = await headersOf(target, io)
  const deliveries = target.webhooks && (await openDeliveries(target.webhooks, io))
  return {
    name,
    kind: 'remote',
    baseUrl: target.baseUrl.replace(/\/$/, ''),
    fetch: withHeaders(fetchFrom(new URL(target.baseUrl).origin), target, headers),
    ownHeaders: Object.keys(headers),
    answerLimit: parseSize(target.answerLimit ?? '') ?? ANSWER_LIMIT,
    secrets: [...Object.values(headers), ...(deliveries ? [deliveries.secret] : [])],
    ...(deliveries && { deliveries }),
    ...(target.client && { client: await clientOf(target.client, io) }),
    connections: {
      primary: await tokensOf(primary, io),
      ...(second && { second: await tokensOf(second, io) }),
      ...(restricted && { restricted: await tokensOf(restricted, io) }),
      ...(roles && { roles: await tokensOfRoles(roles, io) }),
    },
    close: async () => {},
  }
}

/** What checks may need that the target has, told without its secrets. */
export function capabilitiesOf({ client, connections, webhooks }: TargetConfig): ReadonlySet<Capability> {
  return new Set<Capability>([
    ...(client ? (['client'] as const) : []),
    ...(connections.second ? (['second'] as const) : []),
    ...(connections.restricted ? (['restricted'] as const) : []),
    ...(connections.roles ? (['roles'] as const) : []),
    ...(webhooks ? (['deliveries', 'repeats'] as const) : []),
  ])
}

/** What checks may do to the target. */
export function dangersOf({ allow = [] }: TargetConfig): ReadonlySet<Danger> {
  return new Set<Danger>(['read', ...allow])
}

async function clientOf(
  { id, secret, redirectUri }: NonNullable<TargetConfig['client']>,
  io: Pick<Io, 'env'>,
): Promise<OAuthClient> {
  return { id, secret: await resolveSecret(secret, io), redirectUri }
}

async function tokensOf(
  { access, forbidden = [] }: ConnectionConfig & { forbidden?: string[] },
  io: Pick<Io, 'env'>,
): Promise<ConnectionTokens> {
  return { access: await resolveSecret(access, io), forbidden }
}

async function tokensOfRoles(
  roles: Record<string, ConnectionConfig>,
  io: Pick<Io, 'env'>,
): Promise<Record<string, ConnectionTokens>> {
  const tokens: Record<string, ConnectionTokens> = {}
  for (const [role, connection] of Object.entries(roles)) tokens[role] = await tokensOf(connection, io)
  return tokens
}

async function headersOf(
  { headers = {} }: TargetConfig,
  io: Pick<Io, 'env'>,
): Promise<Record<string, Secret>> {
  const secrets: Record<string, Secret> = {}
  for (const [name, reference] of Object.entries(headers)) secrets[name] = await resolveSecret(reference, io)
  return secrets
}

/** A call that carries a token gets the target's own headers, in its place where the API takes none. Others stay as they are. */
function withHeaders(fetch: Fetch, { tokenless }: TargetConfig, headers: Record<string, Secret>): Fetch {
  return async (request, init) => {
    if (!request.headers.has('authorization')) return fetch(request, init)
    if (tokenless) request.headers.delete('authorization')
    for (const [name, secret] of Object.entries(headers)) give(request.headers, name, secret)
    return fetch(request, init)
  }
}

/** Headers that every call has by itself. */
const USUAL = ['accept', 'authorization', 'content-type', 'user-agent']

/** A header that a check sends for its own sake stands; its cookies travel beside those of the target (RFC 6265 section 5.4). */
function give(headers: Headers, name: string, secret: Secret): void {
  const lower = name.toLowerCase()
  const sent = headers.get(lower)
  if (sent === null || USUAL.includes(lower)) headers.set(name, secret.reveal())
  else if (lower === 'cookie') headers.set(name, `${secret.reveal()}; ${sent}`)
}

/** Credentials go to the target's own host and nowhere else: other hosts are refused, redirects not followed. */
function fetchFrom(origin: string): Fetch {
  return async (request, init) => {
    if (!request.url.startsWith(`${origin}/`))
      throw new HarnessError(
        'TARGET_FAILED',
        `${new URL(request.url).origin} is not the target, which is ${origin}. Check the address.`,
      )
    return fetch(request, { ...init, redirect: 'manual' })
  }
}
