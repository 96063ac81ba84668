import { isObject } from '../../model/json.ts'
import { setAt } from '../../model/pointer.ts'
import { connectionFacts } from '../connection-facts.ts'
import { successSchema, successStatus } from '../data/record-schema.ts'
import { sampleOf } from '../data/sample.ts'
import type { Call, Engine } from '../engine.ts'
import { type Reply, refuse } from '../http/reply.ts'
import type { Connection } from '../oauth/connections.ts'

/** Tells how the connection is that a token belongs to. */
export function statusReply(engine: Engine, call: Call): Reply {
  const connection = engine.connections.get(call.grant?.connection ?? '')
  if (!connection) return refuse('notFound', 404, { message: 'There is no such connection.' })
  const { id, state, states } = engine.api.binding.connection
  const { reauthorization } = connection
  const [shown = ''] = reauthorization ? states.reauthorization : states.ready
  const body = sampleAbout(engine, call, connection)
  if (isObject(body)) {
    setAt(body, id, connection.id)
    setAt(body, state, engine.tap('connection.state', shown, { reauthorization }))
  }
  return { status: 200, json: body }
}

/** Ends a connection: its tokens are dead at once. */
export function disconnectReply(engine: Engine, call: Call, id: string): Reply {
  const connection = engine.connections.get(id)
  if (!connection) return refuse('notFound', 404, { message: 'There is no such connection.' })
  engine.tokens.revoke(engine.tokens.ofConnection(id), 'disconnect')
  engine.connections.close(id)
  const status = successStatus(engine.api.document, call.operation.address)
  const body = sampleAbout(engine, call, connection)
  return status === 204 || body === undefined ? { status } : { status, json: body }
}

/** The documented success of a call, with what is known of a connection in it. */
function sampleAbout({ api, accounts, clock }: Engine, { operation }: Call, connection: Connection): unknown {
  const schema = successSchema(api.document, operation.address)
  const client = accounts.clients.find(({ id }) => id === connection.client)
  return schema === undefined
    ? undefined
    : sampleOf({
        document: api.document,
        schema,
        facts: connectionFacts(connection, client),
        seed: connection.id,
        now: clock.now(),
      })
}
