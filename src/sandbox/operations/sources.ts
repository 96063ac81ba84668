import { connectionSource, isConnections } from '../connection-source.ts'
import type { RecordSource } from '../data/record-source.ts'
import type { Call, Engine } from '../engine.ts'
import type { StoredRecord } from '../fault-points.ts'

/** Connection whose records a call is about. */
export function ownerOf({ connections }: Engine, { grant }: Call): string {
  return connections.recordsOf(grant?.connection ?? '')
}

/** The records of an entity that a call may see: those of the connection whose token it carries. */
export function sourcesFor(
  engine: Engine,
  call: Call,
  about: { entity: string; role: 'list' | 'get'; filtered: boolean },
): RecordSource[] {
  const { entity, role, filtered } = about
  if (isConnections(engine, entity)) {
    const client = call.grant && engine.tokens.ofAccess(call.grant.token)?.client
    return [connectionSource(engine, entity, client ?? '')]
  }
  const own = [ownerOf(engine, call)]
  const seen = engine.tap('data.scope', own, { role, entity, all: engine.connections.ids(), filtered })
  return seen.flatMap((connection) => engine.records.source(entity, connection) ?? [])
}

/** The record that a key names, if the call may see it. */
export function findRecord(
  engine: Engine,
  call: Call,
  by: { entity: string; key: string },
): StoredRecord | undefined {
  const sources = sourcesFor(engine, call, { entity: by.entity, role: 'get', filtered: false })
  let record: StoredRecord | undefined
  for (const source of sources) record ??= source.find(by.key)
  const found = engine.tap('item.found', record !== undefined, by)
  return found ? (record ?? sources[0]?.record(0)) : undefined
}
