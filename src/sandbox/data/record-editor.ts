import { HarnessError } from '../../model/harness-error.ts'
import { at, setAt, toPointer } from '../../model/pointer.ts'
import type { RecordEditor, StoredRecord } from '../fault-points.ts'
import { instant } from './history.ts'
import { makeAt, placeIn, type Realm } from './place.ts'
import type { RecordStore } from './record-store.ts'
import { copyOf } from './rule-node.ts'

export interface EditorOptions {
  /** Where new records go. */
  connection: string
  /** All connections whose records may be changed. */
  connections(): readonly string[]
  now(): number
}

type Fields = [pointer: string, value: unknown][]
type Row = Record<string, unknown>

/** Changes records as the connected system would, behind the API's back. */
export function recordEditor(store: RecordStore, options: EditorOptions): RecordEditor {
  return {
    insert: (entity) => insert(store, realmOf(store, entity, options.connection), options.now()),
    touch(entity, key, values = {}) {
      const fields = Object.entries(values).map(([name, value]): Fields[number] => [toPointer([name]), value])
      change(store, find(store, options, { entity, key }), { fields, now: options.now() })
    },
    softDelete(entity, key) {
      const found = find(store, options, { entity, key })
      const { deletedAt } = found.realm.plan.binding
      change(store, found, { fields: stamp([deletedAt], options.now()), now: options.now() })
    },
  }
}

interface Found {
  realm: Realm
  record: StoredRecord
}

function realmOf(store: RecordStore, entity: string, connection: string): Realm {
  const realm = store.world.realm(entity, connection)
  if (realm) return realm
  throw new HarnessError('NOT_FOUND', `The API has no entity "${entity}": name one of its binding.`)
}

function find(store: RecordStore, options: EditorOptions, by: { entity: string; key: string }): Found {
  for (const connection of [options.connection, ...options.connections()]) {
    const realm = realmOf(store, by.entity, connection)
    const record = store
      .source(by.entity, connection)
      ?.find(store.world.above(realm) ? decodeURIComponent(by.key.split('/').at(-1) ?? '') : by.key)
    if (record) return { realm, record }
  }
  throw new HarnessError(
    'NOT_FOUND',
    `No record of ${by.entity} has the key ${by.key}: take one from its list.`,
  )
}

function stamp(pointers: (string | undefined)[], now: number): Fields {
  return pointers.flatMap((pointer): Fields => (pointer === undefined ? [] : [[pointer, instant(now)]]))
}

/** Changes a record; a line where it stands, and its header with it. */
function change(store: RecordStore, { realm, record }: Found, to: { fields: Fields; now: number }): void {
  const { mirror, binding } = realm.plan
  const values = [...to.fields, ...stamp([binding.updatedAt], to.now)]
  const header = mirror && realm.other(mirror.entity)
  const place = header && store.locateLine(header, record.index)
  if (!mirror || !header || !place) {
    store.overlay(realm).change(record.index, new Map(values))
    return
  }
  const lines = linesOf(store, header, place.index)
  const key = at(record.value, binding.id)
  const line = lines.findIndex((one) => at(one, binding.id) === key)
  const inLine = values.map(([pointer, value]): Fields[number] => [
    `${mirror.lines}/${line}${pointer}`,
    value,
  ])
  const moved = stamp([header.plan.binding.updatedAt], to.now)
  store.overlay(header).change(place.index, new Map([...inLine, ...moved]))
}

function linesOf(store: RecordStore, { plan, connection }: Realm, index: number): unknown[] {
  const value = store.source(plan.name, connection)?.byIndex(index).value
  const lines = at(value, plan.mirroredBy?.lines ?? '')
  return Array.isArray(lines) ? lines : []
}

/** Returns the new record's key. A new line is added to the last record that has lines. */
function insert(store: RecordStore, realm: Realm, now: number): string {
  const { mirror, binding } = realm.plan
  const header = mirror && realm.other(mirror.entity)
  if (header) return insertLine(store, { header, line: realm, now })
  const overlay = store.overlay(realm)
  const index = realm.count + overlay.inserted
  const born = stamp([binding.createdAt, binding.updatedAt], now)
  overlay.insert(index, new Map([...born, ...linesBorn(realm, { index, now })]))
  const record = store.source(realm.plan.name, realm.connection)?.byIndex(index)
  if (realm.plan.mirroredBy && record) store.settleLines(realm, index, record.value)
  return keyFrom(store, realm, index)
}

/** The key of a record, after those of what it is below. */
function keyFrom(store: RecordStore, realm: Realm, index: number): string {
  const own = String(realm.keys.write(index))
  const parts = [own]
  for (let [at, place] = [realm, index]; ; ) {
    const above = store.world.above(at)
    if (!above) return parts.length === 1 ? own : parts.map(encodeURIComponent).join('/')
    place = store.parents.of(at, above, place)
    at = above
    parts.unshift(String(above.keys.write(place)))
  }
}

/** Lines that are records of their own come into being with their header. */
function linesBorn({ plan, other }: Realm, place: { index: number; now: number }): Fields {
  const { mirroredBy, lineCounts } = plan
  if (!mirroredBy || !lineCounts) return []
  const binding = other(mirroredBy.entity)?.plan.binding
  const born = stamp([binding?.createdAt, binding?.updatedAt], place.now)
  return Array.from({ length: lineCounts.of(place.index) }, (_, line) =>
    born.map(([pointer, value]): Fields[number] => [`${mirroredBy.lines}/${line}${pointer}`, value]),
  ).flat()
}

function insertLine(store: RecordStore, to: { header: Realm; line: Realm; now: number }): string {
  const { header, line, now } = to
  const { plan, connection } = header
  const source = store.source(plan.name, connection)
  const last = source && source.total() > 0 ? source.record(source.total() - 1) : undefined
  const record = copyOf(last?.value) as Row
  const lines = at(record, plan.mirroredBy?.lines ?? '')
  const node = plan.nodes.get(`${plan.mirroredBy?.lines}/*`)
  if (!last || !node || !Array.isArray(lines))
    throw new HarnessError('NOT_FOUND', `No record of ${plan.name} can take a line: add one first.`)
  const place = placeIn(header, last.index)
  const made = makeAt(node, { ...place, lines: [lines.length] }) as Row
  const key = store.newLineKey(header)
  setAt(made, line.plan.binding.id, key)
  const { createdAt, updatedAt } = line.plan.binding
  for (const [pointer, value] of stamp([createdAt, updatedAt], now)) setAt(made, pointer, value)
  for (const [pointer, value] of stamp([plan.binding.updatedAt], now)) setAt(record, pointer, value)
  lines.push(made)
  plan.settle(record, place)
  store.write(header, last.index, record)
  return String(key)
}
