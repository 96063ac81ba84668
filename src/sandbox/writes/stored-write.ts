import { at } from '../../model/pointer.ts'
import type { Realm } from '../data/place.ts'
import { successStatus } from '../data/record-schema.ts'
import type { Call, Engine } from '../engine.ts'
import type { Row, StoredRecord, WriteContext } from '../fault-points.ts'
import { readBody } from '../http/body.ts'
import { documentedStatus } from '../http/documented-status.ts'
import { type Reply, refuse } from '../http/reply.ts'
import { keyIn, noSuchRecord, wrap } from '../operations/item-operation.ts'
import { findRecord, ownerOf } from '../operations/sources.ts'
import { inRecordNames } from './body-names.ts'
import { type Draft, draftOf, stampAt } from './draft.ts'
import { finish } from './finish.ts'
import { stateOf, stateSent } from './state-change.ts'

/** Answers a write of a system that stores: all of it within the claims of the manifest, or nothing. */
export async function storedWrite(engine: Engine, call: Call, about: WriteContext): Promise<Reply> {
  const { entity, role } = about
  const record = role === 'create' ? undefined : findLive(engine, call, entity)
  if (role !== 'create' && !record) return noSuchRecord(engine, entity)
  const body = await readBody(engine, call)
  if ('refused' in body) return body.refused
  const realm = engine.records.world.realm(entity, record?.connection ?? ownerOf(engine, call))
  if (!realm) return noSuchRecord(engine, entity)
  const value = engine.tap('write.body', body.value, about)
  const write: Incoming = { realm, record, body: value, about }
  if (role === 'create') return create(engine, call, write)
  const draft = draftFrom(engine, write)
  return draft ? carryOut(engine, call, { draft, about }).reply : noSuchState(engine, call, realm)
}

interface Incoming {
  realm: Realm
  record: StoredRecord | undefined
  body: unknown
  about: WriteContext
}

/** A record that was deleted is shown and no longer written. */
function findLive(engine: Engine, call: Call, entity: string): StoredRecord | undefined {
  const record = findRecord(engine, call, { entity, key: keyIn(call) })
  const { deletedAt } = engine.api.binding.entities[entity] ?? {}
  const deleted = deletedAt === undefined || !record ? null : at(record.value, deletedAt)
  return deleted === null || deleted === undefined ? record : undefined
}

/** A create that was sent a short time ago is treated as the manifest says. */
function create(engine: Engine, call: Call, write: Incoming): Reply {
  const { realm, about, body } = write
  const name = JSON.stringify([realm.connection, about.entity, body])
  const first = engine.replays.find(name, engine.clock.now())
  const claimed = engine.manifest.entities[about.entity]?.replay ?? 'duplicate'
  const becomes = first ? engine.tap('write.replay', claimed, about) : 'duplicate'
  if (first && becomes === 'same') return answer(engine, call, first)
  if (becomes === 'refused')
    return refuse('conflict', 409, { message: 'The same was sent a moment ago, and is there already.' })
  const draft = draftFrom(engine, write)
  if (!draft) return noSuchState(engine, call, realm)
  const { reply, shown } = carryOut(engine, call, { draft, about })
  if (shown) engine.replays.add(name, engine.clock.now(), shown)
  return reply
}

/** Undefined where a state is named that there is none of. */
function draftFrom(engine: Engine, { realm, record, body, about }: Incoming): Draft | undefined {
  const { state } = realm.plan.binding
  const named = inRecordNames(realm.plan.binding, body)
  const sent: Row = about.role === 'status' && state ? { [state.at.slice(1)]: stateSent(realm, body) } : named
  const draft = draftOf(engine, {
    realm,
    index: record?.index ?? engine.records.next(realm),
    before: record?.value,
    sent,
    initial: engine.manifest.entities[about.entity]?.states?.initial,
  })
  const { sent: aligned, after } = draft
  const names = state && (about.role === 'status' || at(aligned, state.at) !== undefined)
  return names && stateOf(realm, about.role === 'status' ? aligned : after) === undefined ? undefined : draft
}

function noSuchState(engine: Engine, call: Call, { plan: { binding } }: Realm): Reply {
  const status = documentedStatus(engine.api.document, call.operation.address, [422, 400])
  const at = (binding.state?.change?.at ?? binding.state?.at ?? '/state').slice(1).replaceAll('/', '.')
  return refuse('invalid', status, { message: `${at} must name a state that there is.` })
}

interface Drafted {
  draft: Draft
  about: WriteContext
}

function carryOut(engine: Engine, call: Call, { draft, about }: Drafted): { reply: Reply; shown?: Row } {
  const { before, sent } = draft
  if (about.role === 'remove') return { reply: remove(engine, call, { draft, about }) }
  const record = finish(engine, draft, about)
  if (about.role === 'create') engine.records.reserve(draft.realm)
  store(engine, draft, { about, record: engine.tap('write.store', record, { ...about, before, sent }) })
  const shown = engine.tap('write.answer', record, { ...about, before, sent, stored: record })
  return { reply: answer(engine, call, shown), shown }
}

function store(
  engine: Engine,
  { realm, index }: Draft,
  to: { about: WriteContext; record: Row | undefined },
): void {
  const { record, about } = to
  if (!record) return
  const now = engine.clock.now()
  const shownAt = now + engine.tap('write.delay', 0, about)
  engine.records.schedule(shownAt, now, () => engine.records.write(realm, index, record))
}

/** Where deleted records are shown, it is marked as one; elsewhere it is gone. */
function remove(engine: Engine, call: Call, { draft, about }: Drafted): Reply {
  const { realm, index, before, sent, after } = draft
  const now = engine.clock.now()
  const { deletedAt, updatedAt } = realm.plan.binding
  for (const pointer of deletedAt === undefined ? [] : [deletedAt, updatedAt])
    stampAt(after, pointer, { realm, now })
  const record = engine.tap('write.store', after, { ...about, before, sent })
  if (record && deletedAt === undefined) engine.records.remove(realm, index)
  else store(engine, draft, { about, record })
  return answer(engine, call, engine.tap('write.answer', after, { ...about, before, sent, stored: after }))
}

function answer(engine: Engine, call: Call, shown: Row): Reply {
  const status = successStatus(engine.api.document, call.operation.address)
  return status === 204 ? { status } : { status, json: wrap(engine, shown) }
}
