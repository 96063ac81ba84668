import type { IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Acts } from '../kit/acts.ts'
import { isObject } from '../model/json.ts'
import type { TargetSession } from '../target/session.ts'
import { TOKENS } from './placeholders.ts'
import type { Given } from './set-up.ts'

interface Filling {
  session: TargetSession
  acts: Acts
  given: Given
}

/** Headers that belong to the connection and not to what is asked, or that are written anew. */
const HOP = ['host', 'connection', 'content-length', 'transfer-encoding', 'expect', 'keep-alive']

/** A verifier's request as the target gets it: with real tokens, secrets and the client's own address in place of placeholders. */
export async function filled(request: IncomingMessage, filling: Filling): Promise<Request> {
  const { session } = filling
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (!HOP.includes(name)) for (const one of [value ?? []].flat()) headers.append(name, one)
  const token = headers.get('authorization')
  if (token) headers.set('authorization', await authorization(token, filling))
  const body = await buffer(request)
  return new Request(session.baseUrl.replace(/\/$/, '') + request.url, {
    ...{ method: request.method ?? 'GET', headers, redirect: 'manual' },
    ...(body.length > 0 && { body: filledBody(body, headers.get('content-type') ?? '', filling) }),
  })
}

async function authorization(value: string, { session, acts }: Filling): Promise<string> {
  if (value === `Bearer ${TOKENS.connection}`) return `Bearer ${session.connections.primary.access.reveal()}`
  return value === `Bearer ${TOKENS.admin}` ? `Bearer ${(await acts.adminToken()).reveal()}` : value
}

/** Members that stand for something of the client, or that a state gave; everything else stays as it is, to the byte. */
function filledBody(
  body: Buffer,
  type: string,
  { session, given }: Filling,
): Uint8Array<ArrayBuffer> | string {
  const known: Given = { ...given, ...clientOf(session) }
  const put = (value: unknown) => (typeof value === 'string' && known[value]) || value
  if (type.startsWith('application/x-www-form-urlencoded')) {
    const fields = [...new URLSearchParams(body.toString())].map(([name, value]) => [
      name,
      String(put(value)),
    ])
    return new URLSearchParams(fields).toString()
  }
  const parsed = type.includes('json') ? jsonOf(body) : undefined
  if (!isObject(parsed) || !Object.values(parsed).some((value) => put(value) !== value))
    return new Uint8Array(body)
  return JSON.stringify(Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, put(value)])))
}

function clientOf({ client }: TargetSession): Given {
  if (!client) return {}
  const { id, secret, redirectUri } = client
  return { 'client-id': id, 'client-secret': secret.reveal(), 'redirect-uri': redirectUri }
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
