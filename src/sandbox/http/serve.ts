import { isConnections } from '../connection-source.ts'
import type { Call, Engine, Incoming } from '../engine.ts'
import { authorizeReply } from '../oauth/authorize-endpoint.ts'
import { landingReply } from '../oauth/landing-page.ts'
import { tokenReply } from '../oauth/token-endpoint.ts'
import { disconnectReply, statusReply } from '../operations/connection-operations.ts'
import { itemReply } from '../operations/item-operation.ts'
import { listReply } from '../operations/list-operation.ts'
import { otherReply } from '../operations/other-operation.ts'
import { ownerOf } from '../operations/sources.ts'
import { writeReply } from '../operations/write-operation.ts'
import { parameterComplaint } from '../query/documented-parameters.ts'
import { pathComplaint } from '../query/path-values.ts'
import { storedWrite } from '../writes/stored-write.ts'
import { documentedStatus } from './documented-status.ts'
import { guard } from './guard.ts'
import { type Reply, refuse, send } from './reply.ts'
import { route } from './routes.ts'

/** Answers one request. */
export async function serve(engine: Engine, request: Request, id: string): Promise<Response> {
  engine.clock.tick()
  engine.records.catchUp(engine.clock.now())
  const requestId = engine.tap('answer.request-id', id, { request })
  const incoming: Incoming = { request, url: new URL(request.url), requestId }
  const { reply, call } = await answer(engine, incoming)
  const response = await send(engine, incoming, reply)
  if (call?.part && (call.part.role === 'list' || call.part.role === 'get')) {
    const store = engine.editor(ownerOf(engine, call))
    engine.tap('read.done', undefined, { entity: call.part.entity, store })
  }
  return response
}

async function answer(engine: Engine, incoming: Incoming): Promise<{ reply: Reply; call?: Call }> {
  const page = oauthEndpoint(engine, incoming) ?? landingReply(engine, incoming)
  if (page) return { reply: await page }
  const routed = route(engine, incoming)
  if ('reply' in routed) return routed
  const admitted = guard(engine, routed.call)
  if ('refused' in admitted) {
    if (admitted.applied) await perform(engine, { ...routed.call, grant: admitted.applied })
    return { reply: admitted.refused }
  }
  const call = { ...routed.call, grant: admitted.grant }
  try {
    return { reply: await perform(engine, call), call }
  } finally {
    admitted.leave()
  }
}

/** The two addresses of OAuth, whether or not the document lists every method of theirs. */
function oauthEndpoint(engine: Engine, incoming: Incoming): Promise<Reply> | Reply | undefined {
  const { authorize, token } = engine.api.binding.authentication
  const { pathname } = incoming.url
  const is = (address: string) => pathname === address.slice(address.indexOf(' ') + 1)
  if (is(authorize))
    return allowing(incoming, ['GET', 'HEAD', 'POST'], () => authorizeReply(engine, incoming))
  if (is(token)) return allowing(incoming, ['POST'], () => tokenReply(engine, incoming))
  return undefined
}

function allowing(
  { request }: Incoming,
  methods: string[],
  reply: () => Promise<Reply>,
): Promise<Reply> | Reply {
  if (methods.includes(request.method)) return reply()
  const allow = [['allow', [...methods, 'OPTIONS'].join(', ')]] as const
  return request.method === 'OPTIONS'
    ? { status: 204, headers: allow }
    : refuse('methodNotAllowed', 405, { message: 'This is not offered here.', headers: allow })
}

/** Parameters beside the path that are not as documented. A list looks by itself: its binding may say how such a query is refused. */
function complaintAbout({ api: { document } }: Engine, { operation, request }: Call): Reply | undefined {
  const message = parameterComplaint(document, operation, { request, of: () => true })
  const status = documentedStatus(document, operation.address, [400, 422])
  return message === undefined ? undefined : refuse('invalid', status, { message })
}

async function perform(engine: Engine, call: Call): Promise<Reply> {
  const { status, disconnect } = engine.api.binding.connection
  const { part, operation, grant } = call
  const complaint =
    pathComplaint(engine, call) ?? (part?.role === 'list' ? undefined : complaintAbout(engine, call))
  if (complaint) return complaint
  if (operation.address === status) return statusReply(engine, call)
  if (operation.address === disconnect) return disconnectReply(engine, call, grant?.connection ?? '')
  if (!part) return otherReply(engine, call)
  if (part.role === 'list') return listReply(engine, call, part.entity)
  if (part.role === 'get') return itemReply(engine, call, part.entity)
  const { entity, role } = part
  if (engine.manifest.kind !== 'stored' || isConnections(engine, entity))
    return writeReply(engine, call, part)
  await engine.writes?.turn()
  const connectionRole = engine.connections.get(grant?.connection ?? '')?.role
  return storedWrite(engine, call, { entity, role, connectionRole })
}
