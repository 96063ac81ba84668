import { HarnessError } from '../../model/harness-error.ts'
import { toPointer } from '../../model/pointer.ts'
import type { RecordEditor, StoredRecord } from '../fault-points.ts'
import { instant } from './history.ts'
import type { Realm } from './place.ts'
import type { RecordStore } from './record-store.ts'

export interface EditorOptions {
  /** Where new records go. */
  connection: string
  /** All connections whose records may be changed. */
  connections(): readonly string[]
  now(): number
}

type Fields = [pointer: string, value: unknown][]

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
    const record = store.source(by.entity, connection)?.find(by.key)
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
  const place = header && store.linePlaces(header)?.locate(record.index)
  if (mirror && header && place)
    changeLine(store, header, { ...place, lines: mirror.lines, values, now: to.now })
  else store.overlay(realm).change(record.index, new Map(values))
}

function changeLine(
  store: RecordStore,
  header: Realm,
  {
    index,
    line,
    lines,
    values,
    now,
  }: { index: number; line: number; lines: string; values: Fields; now: number },
): void {
  const inLine = values.map(([pointer, value]): Fields[number] => [`${lines}/${line}${pointer}`, value])
  const moved = stamp([header.plan.binding.updatedAt], now)
  store.overlay(header).change(index, new Map([...inLine, ...moved]))
}

/** Returns the new record's key. A new line is added to the last record that has lines. */
function insert(store: RecordStore, realm: Realm, now: number): string {
  const { mirror, binding, name } = realm.plan
  const header = mirror && realm.other(mirror.entity)
  const places = header && store.linePlaces(header)
  const added = places?.add()
  if (mirror && header && places && added) {
    const values = stamp([binding.createdAt, binding.updatedAt], now)
    changeLine(store, header, { ...added, lines: mirror.lines, values, now })
    return String(realm.keys.write(places.keyIndex(added.place)))
  }
  const index = store.source(name, realm.connection)?.total() ?? 0
  const born = stamp([binding.createdAt, binding.updatedAt], now)
  store.overlay(realm).insert(index, new Map([...born, ...linesBorn(realm, { index, now })]))
  return String(realm.keys.write(index))
}

/** Lines that are records of their own come into being with their header. */
function linesBorn({ plan, other }: Realm, at: { index: number; now: number }): Fields {
  const { mirroredBy, lineCounts } = plan
  if (!mirroredBy || !lineCounts) return []
  const binding = other(mirroredBy.entity)?.plan.binding
  const born = stamp([binding?.createdAt, binding?.updatedAt], at.now)
  return Array.from({ length: lineCounts.of(at.index) }, (_, line) =>
    born.map(([pointer, value]): Fields[number] => [`${mirroredBy.lines}/${line}${pointer}`, value]),
  ).flat()
}
