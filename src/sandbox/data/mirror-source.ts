import { isObject } from '../../model/json.ts'
import { at, setAt } from '../../model/pointer.ts'
import type { Mirror } from '../../model/seed.ts'
import type { StoredRecord } from '../fault-points.ts'
import type { LineCounts } from './line-counts.ts'
import { makeAt, placeIn, type Realm } from './place.ts'
import { lazyRecord, type RecordSource } from './record-source.ts'

export interface MirrorOptions {
  realm: Realm
  mirror: Mirror
  /** Records whose lines these are. */
  headers: RecordSource
  header: Realm
  counts: LineCounts
}

/** The lines of another entity's records, each as a record of its own: the same bytes as in their header. */
export function mirrorSource(options: MirrorOptions): RecordSource {
  const { realm, headers, header, counts } = options
  const total = () => counts.before(headers.total())
  const record = (index: number): StoredRecord => {
    const { index: of, line } = counts.locate(index)
    return lazyRecord({ index, connection: realm.connection }, () =>
      lineOf(options, headers.record(of).value, line),
    )
  }
  const lineField = lineReader(options)
  const { createdAt } = header.plan.binding
  return {
    total,
    record,
    reader(pointer) {
      const direct = lineField(pointer)
      return (index) => {
        const { index: of, line } = counts.locate(index)
        return direct && headers.version() === 0 ? direct(of, line) : at(record(index).value, pointer)
      }
    },
    find(key) {
      const index = realm.keys.read(key)
      return index !== undefined && index < total() ? record(index) : undefined
    },
    ascends: (pointer) =>
      pointer === realm.plan.binding.createdAt && createdAt !== undefined && headers.ascends(createdAt),
    version: headers.version,
  }
}

function lineOf({ mirror, header }: MirrorOptions, value: Record<string, unknown>, line: number) {
  const lines = at(value, mirror.lines)
  const held = Array.isArray(lines) ? lines[line] : undefined
  const made: Record<string, unknown> = isObject(held) ? held : {}
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
