import { successSchema } from '../data/record-schema.ts'
import { propertiesOf, requiredOf, type Shape, shapeOf } from '../data/schema-shape.ts'
import type { Engine, Incoming } from '../engine.ts'
import type { OAuthRefusal } from '../fault-points.ts'
import { documentedStatus } from '../http/documented-status.ts'
import type { Reply } from '../http/reply.ts'
import { authenticateClient } from './client-authentication.ts'
import { GRANTS } from './grants.ts'
import { readTokenRequest, refusal, type TokenRequest } from './token-request.ts'
import type { TokenPair } from './tokens.ts'

/** RFC 6749 section 5.1: what a token was sent with is never cached. */
const UNCACHED = [['pragma', 'no-cache']] as const

/** Answers a request to the token endpoint (RFC 6749 sections 3.2 and 5). */
export async function tokenReply(engine: Engine, { request }: Incoming): Promise<Reply> {
  const { document, binding } = engine.api
  const unsupported = documentedStatus(document, binding.authentication.token, [415, 400])
  const asked = await readTokenRequest(request, unsupported)
  if ('error' in asked) return refusedReply(engine, asked, new Map())
  const grant = asked.parameters.get('grant_type')
  const pair = grantTokens(engine, asked, grant)
  return 'error' in pair
    ? refusedReply(engine, pair, asked.parameters)
    : tokensReply(engine, pair, grant ?? '')
}

function grantTokens(
  engine: Engine,
  asked: TokenRequest,
  grant: string | undefined,
): TokenPair | OAuthRefusal {
  const { grants } = engine.api.binding.authentication
  if (!grant) return refusal('invalid_request', 'grant_type is missing.')
  const encoding = Object.hasOwn(grants, grant) ? grants[grant] : undefined
  const give = Object.hasOwn(GRANTS, grant) ? GRANTS[grant] : undefined
  if (!encoding || !give) return refusal('unsupported_grant_type', 'The grant is not offered here.')
  if (encoding !== asked.encoding)
    return refusal('invalid_request', `This grant is sent as ${encoding === 'form' ? 'a form' : 'JSON'}.`)
  const client = authenticateClient({
    request: asked,
    clients: engine.accounts.clients,
    grant,
    tap: engine.tap,
  })
  if ('error' in client) return client
  if (!client.grants.includes(grant))
    return refusal('unauthorized_client', 'The client may not use this grant.')
  return give(engine, { client, parameters: asked.parameters })
}

function tokensReply(engine: Engine, pair: TokenPair, grant: string): Reply {
  const now = engine.clock.now()
  const { answer, required } = answerShape(engine)
  const { expiry } = engine.api.binding.authentication
  const body = {
    access_token: pair.access.token,
    token_type: answer.get('token_type')?.const ?? 'Bearer',
    [expiry.field]: expiryOf(engine, pair, now),
    // RFC 6749 section 4.4.3: an admin token comes without, unless the document says otherwise.
    ...(pair.access.kind === 'connection' || required.includes('refresh_token')
      ? { refresh_token: pair.refresh.token }
      : {}),
  }
  return { status: 200, json: engine.tap('oauth.answer', body, { grant, now }), headers: UNCACHED }
}

/** When the access token dies, as the binding says it is told. */
export function expiryOf({ api }: Engine, pair: TokenPair, now: number): number {
  const { as } = api.binding.authentication.expiry
  return as === 'timestamp' ? Math.floor(pair.promised / 1000) : Math.floor((pair.promised - now) / 1000)
}

function answerShape({ api: { document, binding } }: Engine) {
  const shape: Shape = shapeOf(document.resolve, successSchema(document, binding.authentication.token))
  const properties = propertiesOf(document.resolve, shape)
  return {
    answer: new Map(properties.map(([name, schema]) => [name, document.resolve(schema)])),
    required: requiredOf(shape),
  }
}

/** RFC 6749 section 5.2. */
function refusedReply(engine: Engine, refused: OAuthRefusal, parameters: ReadonlyMap<string, string>): Reply {
  const right = {
    status: refused.status,
    body: { error: refused.error, error_description: refused.description },
  }
  const { status, body } = engine.tap('oauth.refusal', right, {
    grant: parameters.get('grant_type'),
    parameters: Object.fromEntries(parameters),
  })
  const challenge = status === 401 ? ([['www-authenticate', `Basic realm="${engine.api.id}"`]] as const) : []
  return { status, json: body, headers: [...UNCACHED, ...challenge] }
}
