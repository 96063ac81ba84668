import { isObject } from '../../model/json.ts'
import type { OperationRole } from '../../model/manifest.ts'
import { at, setAt } from '../../model/pointer.ts'
import { instant } from '../data/history.ts'
import { placeIn, type Realm, recordAt } from '../data/place.ts'
import { successStatus } from '../data/record-schema.ts'
import { copyOf } from '../data/rule-node.ts'
import type { Call, Engine } from '../engine.ts'
import type { StoredRecord } from '../fault-points.ts'
import { readBody } from '../http/body.ts'
import type { Reply } from '../http/reply.ts'
import { tellOfWrite } from '../webhooks/record-events.ts'
import { keyIn } from './below.ts'
import { noSuchRecord, wrap } from './item-operation.ts'
import { findRecord } from './sources.ts'

/** Answers a write to a read-only sandbox: checked like a real one, answered like a success, and nothing changes. */
export async function writeReply(
  engine: Engine,
  call: Call,
  part: { entity: string; role: OperationRole },
): Promise<Reply> {
  const { entity, role } = part
  const record =
    role === 'create' ? undefined : findRecord(engine, call, { entity, key: keyIn(engine, call, entity) })
  if (role !== 'create' && !record) return noSuchRecord(engine, entity)
  const body = await readBody(engine, call)
  if ('refused' in body) return body.refused
  const realm = engine.records.world.realm(entity, record?.connection ?? call.grant?.connection ?? '')
  if (realm) tellOfWrite(engine, { realm, index: record?.index ?? 0, role, applied: false })
  const status = successStatus(engine.api.document, call.operation.address)
  if (status === 204) return { status }
  const written = asWritten(engine, call, { entity, record, sent: body.value })
  return { status, json: wrap(engine, written) }
}

interface Write {
  entity: string
  /** The record as it stands; none for a new one. */
  record: StoredRecord | undefined
  sent: unknown
}

/** The record as it would be after the write. */
function asWritten(engine: Engine, call: Call, { entity, record, sent }: Write): Record<string, unknown> {
  const connection = record?.connection ?? call.grant?.connection ?? ''
  const realm = engine.records.world.realm(entity, connection)
  const index = record?.index ?? engine.records.source(entity, connection)?.total() ?? 0
  // Records are shared and frozen: what would be written is worked out on a copy.
  const base = structuredClone(record?.value ?? (realm ? recordAt(placeIn(realm, index)) : {}))
  if (!realm) return base
  const written = overlay(base, sent)
  const now = instant(engine.clock.now())
  const { createdAt, updatedAt } = realm.plan.binding
  if (!record && createdAt) setAt(written, createdAt, now)
  if (updatedAt) setAt(written, updatedAt, now)
  moveState(realm, written, sent)
  keyNewLines(realm, written, base)
  realm.plan.settle(written, placeIn(realm, index))
  return written
}

/** What was sent over what there is, field by field. Fields that the record does not have are dropped. */
function overlay(base: Record<string, unknown>, sent: unknown): Record<string, unknown> {
  const written = { ...base }
  for (const [name, value] of Object.entries(isObject(sent) ? sent : {}))
    if (Object.hasOwn(base, name)) written[name] = merged(base[name], value)
  return written
}

function merged(base: unknown, sent: unknown): unknown {
  if (isObject(base) && isObject(sent)) return { ...base, ...(copyOf(sent) as object) }
  if (!Array.isArray(base) || !Array.isArray(sent)) return copyOf(sent)
  return sent.map((item, index) => {
    const like = base[index] ?? base[0]
    return isObject(like) && isObject(item) ? overlay(like, item) : copyOf(item)
  })
}

/** Keys from here on are of no record. */
const NOWHERE = 2 ** 31 + 2 ** 30

/** Lines beyond those there were get keys of their own. */
function keyNewLines(realm: Realm, written: Record<string, unknown>, base: Record<string, unknown>): void {
  const { mirroredBy } = realm.plan
  const mirror = mirroredBy && realm.other(mirroredBy.entity)
  const lines = mirroredBy && at(written, mirroredBy.lines)
  const before = mirroredBy && at(base, mirroredBy.lines)
  if (!mirror || !Array.isArray(lines) || !Array.isArray(before)) return
  for (const [number, line] of lines.entries())
    if (number >= before.length && isObject(line))
      setAt(line, mirror.plan.binding.id, mirror.keys.write(NOWHERE + number))
}

/** A state that was sent by its code moves the record there, by its key. */
function moveState(realm: Realm, written: Record<string, unknown>, sent: unknown): void {
  const { state } = realm.plan.binding
  const codes = realm.stateCodes()
  const code = isObject(sent) ? Object.values(sent).find((value) => codes.includes(value)) : undefined
  if (state && code !== undefined)
    setAt(written, state.at, realm.other(state.entity)?.keys.write(codes.indexOf(code)))
}
