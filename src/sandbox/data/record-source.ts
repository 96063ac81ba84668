import type { StoredRecord } from '../fault-points.ts'

/** The records of one entity in one connection, as lists and single reads see them. */
export interface RecordSource {
  /** Id of the connection. */
  owner: string
  total(): number
  /** The record at a place from 0, in creation order. */
  record(place: number): StoredRecord
  /** The record with this index, whether it can be seen or not. Its index is its place while nothing was removed. */
  byIndex(index: number): StoredRecord
  /** Reads one field of many records, without making the records where that can be avoided. */
  reader(pointer: string): (place: number) => unknown
  find(key: string): StoredRecord | undefined
  /** Whether the field never decreases from one place to the next. */
  ascends(pointer: string): boolean
  /** Moves whenever any record changes. */
  version(): number
}

/** A record that is made when it is looked at. */
export function lazyRecord(
  place: { index: number; connection: string },
  make: () => Record<string, unknown>,
): StoredRecord {
  let made: Record<string, unknown> | undefined
  return {
    ...place,
    get value() {
      made ??= make()
      return made
    },
  }
}
