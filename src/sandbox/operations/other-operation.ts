import { collectionOf } from '../../model/binding.ts'
import { isObject } from '../../model/json.ts'
import { setAt } from '../../model/pointer.ts'
import { clientFacts, connectionFacts } from '../connection-facts.ts'
import { isConnections } from '../connection-source.ts'
import { recordSchema, schemaUnder, successSchema, successStatus } from '../data/record-schema.ts'
import { type Facts, nameIn, sampleOf } from '../data/sample.ts'
import { propertiesOf, shapeOf } from '../data/schema-shape.ts'
import type { Call, Engine } from '../engine.ts'
import { readBody } from '../http/body.ts'
import type { Reply } from '../http/reply.ts'
import type { Connection, NewConnection } from '../oauth/connections.ts'
import { expiryOf } from '../oauth/token-endpoint.ts'
import { keyIn } from './below.ts'
import { disconnectReply } from './connection-operations.ts'
import { documentedAnswer } from './documented-answer.ts'
import { noSuchRecord } from './item-operation.ts'
import { envelopeOf } from './list-envelope.ts'
import { withoutSchema } from './schemaless-answer.ts'
import { findRecord } from './sources.ts'
import { writeReply } from './write-operation.ts'

/**
 * Answers an operation that the binding gives no role. What belongs to a record or a connection is about that one; the
 * rest is an example that conforms to the document, with what is known of the caller in it.
 */
export async function otherReply(engine: Engine, call: Call): Promise<Reply> {
  const { operation } = call
  const managed = Object.entries(engine.api.binding.entities).find(
    ([name, bound]) => isConnections(engine, name) && isBelow(operation.path, collectionOf(bound)),
  )
  if (managed) return manage(engine, call, managed[0])
  const [owner] = Object.entries(engine.api.binding.entities)
    .filter(([, { get }]) => get && isBelow(operation.path, get))
    .sort(([, a], [, b]) => (b.get?.length ?? 0) - (a.get?.length ?? 0))
  if (owner) return aboutRecord(engine, call, owner[0])
  const body = await readBody(engine, call)
  return 'refused' in body ? body.refused : example(engine, call, describesClient(engine, call))
}

/** Whether a path is that of an operation, or continues it. */
function isBelow(path: string, address: string): boolean {
  const above = address.slice(address.indexOf(' ') + 1)
  return path === above || path.startsWith(`${above}/`)
}

/** A call about one of the client's connections, or one that makes a new one. */
async function manage(engine: Engine, call: Call, entity: string): Promise<Reply> {
  const { operation, grant } = call
  const client = (grant && engine.tokens.ofAccess(grant.token)?.client) ?? ''
  const named = Object.keys(call.parameters).length > 0
  const held = engine.connections.get(keyIn(engine, call, entity))
  const connection = held?.client === client ? held : undefined
  if (named && !connection) return noSuchRecord(engine, entity)
  const body = await readBody(engine, call)
  if ('refused' in body) return body.refused
  if (connection && operation.method === 'DELETE' && operation.path.endsWith('}'))
    return disconnectReply(engine, call, connection.id)
  return example(engine, call, managedFacts(engine, call, { client, connection, sent: body.value }))
}

interface Managed {
  client: string
  connection: Connection | undefined
  sent: unknown
}

/** Where the answer holds tokens, they are real ones: of the connection named, or of a new one. */
function managedFacts(engine: Engine, call: Call, { client, connection, sent }: Managed): Facts {
  const registered = engine.accounts.clients.find(({ id }) => id === client)
  const names = fieldNames(engine, call)
  const givesTokens = names.includes('accesstoken') || names.includes('token')
  if (!givesTokens || call.operation.method === 'GET')
    return connection ? connectionFacts(connection, registered) : {}
  const of = connection ?? engine.connections.open({ client, ...newConnection(sent) })
  const pair = engine.tokens.issue({ grant: 'admin', kind: 'connection', connection: of.id, client })
  return {
    ...connectionFacts(of, registered),
    token: pair.access.token,
    accesstoken: pair.access.token,
    refreshtoken: pair.refresh.token,
    [nameIn(engine.api.binding.authentication.expiry.field)]: expiryOf(engine, pair, engine.clock.now()),
  }
}

function newConnection(sent: unknown): Omit<NewConnection, 'client'> {
  const given = new Map(
    Object.entries(isObject(sent) ? sent : {}).map(([name, value]) => [nameIn(name), value]),
  )
  const text = (name: string, usual: string) => String(given.get(name) ?? usual)
  const email = given.get('email')
  return {
    system: text('provider', 'system'),
    title: text('provider', 'system'),
    name: text('name', 'New connection'),
    user: text('email', 'unknown'),
    ...(typeof email === 'string' ? { email } : {}),
  }
}

/** A call below a record: answered with that record where the document answers so. */
async function aboutRecord(engine: Engine, call: Call, entity: string): Promise<Reply> {
  const { document, binding } = engine.api
  const bound = binding.entities[entity]
  const item = schemaUnder(document, successSchema(document, call.operation.address), binding.envelopes.item)
  if (bound && document.resolve(item) === document.resolve(recordSchema(engine.api, bound)))
    return writeReply(engine, call, { entity, role: 'update' })
  if (!findRecord(engine, call, { entity, key: keyIn(engine, call, entity) }))
    return noSuchRecord(engine, entity)
  const body = await readBody(engine, call)
  return 'refused' in body ? body.refused : example(engine, call, {})
}

/** An answer that lists redirect URIs describes the caller's client. */
function describesClient(engine: Engine, call: Call): Facts {
  const owner = call.grant && engine.tokens.ofAccess(call.grant.token)?.client
  const client = engine.accounts.clients.find(({ id }) => id === owner)
  const describes = fieldNames(engine, call).some((name) => name.startsWith('redirect'))
  return client && describes ? clientFacts(client) : {}
}

/** Names of the fields in an operation's answer. */
function fieldNames({ api }: Engine, { operation }: Call): string[] {
  const { document, binding } = api
  const success = successSchema(document, operation.address)
  const item = schemaUnder(document, success, binding.envelopes.item) ?? success
  return propertiesOf(document.resolve, shapeOf(document.resolve, item)).map(([name]) => nameIn(name))
}

/** The documented success of a call. A list is put into its envelope. */
function example(engine: Engine, call: Call, facts: Facts): Reply {
  const { api, clock } = engine
  const { document, binding } = api
  const { address } = call.operation
  const status = successStatus(document, address)
  const schema = successSchema(document, address)
  if (schema === undefined) return withoutSchema(engine, call, status)
  const sample = { document, facts, seed: `${address} ${call.grant?.connection ?? ''}`, now: clock.now() }
  const items = schemaUnder(document, schema, binding.envelopes.list.items)
  const isList = items !== undefined && shapeOf(document.resolve, items).types[0] === 'array'
  if (!isList)
    return { status, json: documentedAnswer(engine, call, { value: sampleOf({ ...sample, schema }) }) }
  const made = sampleOf({ ...sample, schema: items })
  const total = Array.isArray(made) ? made.length : 0
  const place = binding.envelopes.list.items
  if (place === '') return { status, json: documentedAnswer(engine, call, { value: made }) }
  const envelope: Record<string, unknown> = {}
  setAt(envelope, place, made)
  const window = { page: binding.paging.first, size: Math.max(1, total) }
  envelopeOf(engine, call, { envelope, items: place, window, total, shown: total, unpaged: true })
  return { status, json: documentedAnswer(engine, call, { value: envelope }) }
}
