import { isObject } from '../../model/json.ts'
import { at, setAt } from '../../model/pointer.ts'
import type { Mirror } from '../../model/seed.ts'
import type { StoredRecord } from '../fault-points.ts'
import type { LinePlaces } from './line-places.ts'
import { makeAt, placeIn, type Realm } from './place.ts'
import { lazyRecord, type RecordSource } from './record-source.ts'

export interface MirrorOptions {
  realm: Realm
  mirror: Mirror
  /** Records whose lines these are. */
  headers: RecordSource
  header: Realm
  places: LinePlaces
}

/** The lines of another entity's records, each as a record of its own: the same bytes as in their header. */
export function mirrorSource(options: MirrorOptions): RecordSource {
  const { realm, headers, header, places } = options
  const record = (place: number): StoredRecord => {
    const { index, line } = places.locate(place)
    return lazyRecord({ index: place, connection: realm.connection }, () =>
      lineOf(options, headers.record(index).value, line),
    )
  }
  const lineField = lineReader(options)
  const { createdAt } = header.plan.binding
  return {
    owner: realm.connection,
    total: () => places.total(),
    record,
    reader(pointer) {
      const direct = lineField(pointer)
      return (place) => {
        const { index, line } = places.locate(place)
        return direct && headers.version() === 0 ? direct(index, line) : at(record(place).value, pointer)
      }
    },
    find(key) {
      const index = realm.keys.read(key)
      const place = index === undefined ? undefined : places.placeOfKey(index)
      return place === undefined ? undefined : record(place)
    },
    ascends: (pointer) =>
      pointer === realm.plan.binding.createdAt && createdAt !== undefined && headers.ascends(createdAt),
    version: headers.version,
  }
}

function lineOf({ mirror, header }: MirrorOptions, value: Record<string, unknown>, line: number) {
  const lines = at(value, mirror.lines)
  const held = Array.isArray(lines) ? lines[line] : undefined
  const made: Record<string, unknown> = isObject(held) ? { ...held } : {}
  if (mirror.header !== undefined) setAt(made, mirror.header, at(value, header.plan.binding.id))
  return made
}

/** Reads a field of a line without making its header; undefined for what the arithmetic of the whole decides. */
function lineReader({ header, mirror }: MirrorOptions) {
  const { lines } = header.plan.binding
  const settled = [lines?.lineValue, lines?.lineTax, lines?.discount]
  return (pointer: string): ((index: number, line: number) => unknown) | undefined => {
    if (pointer === mirror.header) return (index) => header.keys.write(index)
    const node = header.plan.nodes.get(`${mirror.lines}/*${pointer}`)
    if (!node || settled.includes(pointer) || pointer.lastIndexOf('/') > 0) return undefined
    return (index, line) => makeAt(node, placeIn(header, index, [line]))
  }
}
