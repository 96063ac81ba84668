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
  /** Whether a header is another than it was at the beginning. */
  touched(index: number): boolean
}

/** The lines of another entity's records, each as a record of its own: the same bytes as in their header. */
export function mirrorSource(options: MirrorOptions): RecordSource {
  const { realm, headers, header, places, touched } = options
  const byIndex = (keyIndex: number): StoredRecord =>
    lazyRecord({ index: keyIndex, connection: realm.connection }, () => lineOf(options, keyIndex))
  const record = (place: number) => byIndex(places.locate(place).keyIndex)
  const lineField = lineReader(options)
  const { createdAt } = header.plan.binding
  return {
    owner: realm.connection,
    total: () => places.total(),
    record,
    byIndex,
    reader(pointer) {
      const direct = lineField(pointer)
      return (place) => {
        const { index, number } = places.locate(place)
        return direct && !touched(index) ? direct(index, number) : at(record(place).value, pointer)
      }
    },
    find(key) {
      const keyIndex = realm.keys.read(key)
      return keyIndex !== undefined && places.find(keyIndex) ? byIndex(keyIndex) : undefined
    },
    ascends: (pointer) =>
      pointer === realm.plan.binding.createdAt && createdAt !== undefined && headers.ascends(createdAt),
    version: headers.version,
  }
}

function lineOf(options: MirrorOptions, keyIndex: number) {
  const { mirror, headers, header, places } = options
  const place = places.find(keyIndex)
  const value = headers.byIndex(place?.index ?? 0).value
  const lines = at(value, mirror.lines)
  const held = Array.isArray(lines) && place ? lines[numberOf(options, lines, place)] : undefined
  const made: Record<string, unknown> = isObject(held) ? { ...held } : {}
  if (mirror.header !== undefined) setAt(made, mirror.header, at(value, header.plan.binding.id))
  return made
}

/** In a record that was touched a line is known by its key: where it stands may have changed. */
function numberOf(
  { realm, touched }: MirrorOptions,
  lines: readonly unknown[],
  place: { index: number; keyIndex: number; number: number },
): number {
  if (!touched(place.index)) return place.number
  const key = realm.keys.write(place.keyIndex)
  return lines.findIndex((line) => at(line, realm.plan.binding.id) === key)
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
