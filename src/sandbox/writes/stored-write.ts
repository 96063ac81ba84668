import { at, setAt } from '../../model/pointer.ts'
import type { Realm } from '../data/place.ts'
import type { Call, Engine } from '../engine.ts'
import type { StoredRecord, WriteContext } from '../fault-points.ts'
import { readBody } from '../http/body.ts'
import { documentedStatus } from '../http/documented-status.ts'
import { type Reply, refuse } from '../http/reply.ts'
import { keyIn } from '../operations/below.ts'
import { noSuchRecord } from '../operations/item-operation.ts'
import { findAbove, findRecord, ownerOf } from '../operations/sources.ts'
import { tellOfWrite } from '../webhooks/record-events.ts'
import { inRecordNames } from './body-names.ts'
import { answer, carryOut } from './carry-out.ts'
import { type Draft, draftOf } from './draft.ts'
import { stateOf, stateSent } from './state-change.ts'

/** Answers a write of a system that stores: all of it within the claims of the manifest, or nothing. */
export async function storedWrite(engine: Engine, call: Call, about: WriteContext): Promise<Reply> {
  const { entity, role } = about
  const above = findAbove(engine, call, entity)
  if (above?.record === undefined && above) return noSuchRecord(engine, above.entity)
  const find = () => (role === 'create' ? undefined : findLive(engine, call, entity))
  if (role !== 'create' && !find()) return noSuchRecord(engine, entity)
  const body = await readBody(engine, call)
  if ('refused' in body) {
    tellOfRefusal(engine, call, about)
    return body.refused
  }
  // Another write may have come in between, and nothing comes in between from here on.
  const record = find()
  if (role !== 'create' && !record) return noSuchRecord(engine, entity)
  const realm = engine.records.world.realm(entity, record?.connection ?? ownerOf(engine, call))
  if (!realm) return noSuchRecord(engine, entity)
  const value = engine.tap('write.body', body.value, about)
  const write: Incoming = { realm, record, body: value, about }
  if (role === 'create') return create(engine, call, { ...write, above })
  const draft = draftFrom(engine, write)
  return draft ? carryOut(engine, call, { draft, about }).reply : noSuchState(engine, call, write)
}

function tellOfRefusal(engine: Engine, call: Call, { entity, role }: WriteContext): void {
  const record = role === 'create' ? undefined : findLive(engine, call, entity)
  const realm = engine.records.world.realm(entity, record?.connection ?? ownerOf(engine, call))
  if (realm) tellOfWrite(engine, { realm, index: record?.index ?? 0, role, applied: false })
}

interface Incoming {
  realm: Realm
  record: StoredRecord | undefined
  /** The record that a new one is to be below, where it is below any. */
  above?: ReturnType<typeof findAbove>
  body: unknown
  about: WriteContext
}

/** A record that was deleted is shown and no longer written. */
function findLive(engine: Engine, call: Call, entity: string): StoredRecord | undefined {
  const record = findRecord(engine, call, { entity, key: keyIn(engine, call, entity) })
  const { deletedAt } = engine.api.binding.entities[entity] ?? {}
  const deleted = deletedAt === undefined || !record ? null : at(record.value, deletedAt)
  return deleted === null || deleted === undefined ? record : undefined
}

/** A create that was sent a short time ago is treated as the manifest says. */
function create(engine: Engine, call: Call, write: Incoming): Reply {
  const { realm, about, body } = write
  const name = JSON.stringify([realm.connection, about.entity, write.above?.record?.index, body])
  const first = engine.replays.find(name, engine.clock.now())
  const claimed = engine.manifest.entities[about.entity]?.replay ?? 'duplicate'
  const becomes = first ? engine.tap('write.replay', claimed, about) : 'duplicate'
  if (first && becomes === 'same') return answer(engine, call, first)
  if (becomes === 'refused')
    return refuse('conflict', 409, { message: 'The same was sent a moment ago, and is there already.' })
  const draft = draftFrom(engine, write)
  if (!draft) return noSuchState(engine, call, write)
  const { reply, shown } = carryOut(engine, call, { draft, about })
  if (shown) engine.replays.add(name, engine.clock.now(), shown)
  return reply
}

/** Undefined where a state is named that there is none of. */
function draftFrom(engine: Engine, { realm, record, above, body, about }: Incoming): Draft | undefined {
  const { state } = realm.plan.binding
  const moves = about.role === 'status'
  const sent = moves ? {} : inRecordNames(realm.plan.binding, body)
  if (moves && state) setAt(sent, state.at, stateSent(realm, body))
  const fixed = above?.record ? putBelow(engine, realm, { entity: above.entity, record: above.record }) : {}
  for (const name of Object.keys(fixed)) Reflect.deleteProperty(sent, name)
  const draft = draftOf(engine, {
    realm,
    index: record?.index ?? engine.records.next(realm),
    before: record?.value,
    sent,
    fixed,
    initial: engine.manifest.entities[about.entity]?.states?.initial,
  })
  const { sent: aligned, after } = draft
  const names = state && (moves || at(aligned, state.at) !== undefined)
  return names && stateOf(realm, moves ? aligned : after) === undefined ? undefined : draft
}

/** A new record belongs where it was sent to, and its reference says so, whatever was sent for it. */
function putBelow(
  { records }: Engine,
  realm: Realm,
  above: { entity: string; record: StoredRecord },
): Record<string, unknown> {
  records.parents.bear(realm, records.next(realm), above.record.index)
  const key = realm.other(above.entity)?.keys.write(above.record.index)
  const fixed: Record<string, unknown> = {}
  for (const [pointer, entity] of Object.entries(realm.plan.binding.references))
    if (entity === above.entity && !pointer.includes('*')) setAt(fixed, pointer, key)
  return fixed
}

function noSuchState(engine: Engine, call: Call, { realm, about }: Incoming): Reply {
  const status = documentedStatus(engine.api.document, call.operation.address, [422, 400])
  const { state } = realm.plan.binding
  const at = (about.role === 'status' ? state?.change?.at : undefined) ?? state?.at ?? '/state'
  return refuse('invalid', status, {
    message: `${at.slice(1).replaceAll('/', '.')} must name a state that there is.`,
  })
}
