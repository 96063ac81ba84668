import { connectionSource, isConnections } from '../connection-source.ts'
import { aboveOf } from '../data/parents.ts'
import type { RecordSource } from '../data/record-source.ts'
import type { Call, Engine } from '../engine.ts'
import type { StoredRecord } from '../fault-points.ts'
import { keyAbove, sourceBelow } from './below.ts'

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
  const sources = seen.flatMap((connection) => engine.records.source(entity, connection) ?? [])
  const above = findAbove(engine, call, entity)
  if (!above) return sources
  const { record } = above
  if (!record) return []
  return sources.map((source) => sourceBelow(engine, source, { entity, above: record }))
}

/** The record that those of an entity are below in a call; undefined where they are below none, without a record where there is none. */
export function findAbove(
  engine: Engine,
  call: Call,
  entity: string,
): { entity: string; record: StoredRecord | undefined } | undefined {
  const above = aboveOf(engine.api.binding, entity)
  const key = keyAbove(engine, call, entity)
  const role = call.part?.role ?? 'get'
  if (!above || key === undefined || !engine.tap('data.below', true, { entity, role })) return undefined
  return { entity: above.entity, record: findRecord(engine, call, { entity: above.entity, key }) }
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
