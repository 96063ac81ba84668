import { pointerTokens } from '../../model/pointer.ts'
import { Gaps } from './gaps.ts'
import { deepFreeze } from './made-records.ts'
import { copyOf } from './rule-node.ts'

type Row = Record<string, unknown>

/**
 * What became of the records of one entity and connection since the beginning: changed behind the API's back, or written
 * through it. All other records stay procedural.
 */
export class Overlay {
  readonly #changes = new Map<number, Map<string, unknown>>()
  readonly #written = new Map<number, Row>()
  readonly #pointers = new Set<string>()
  /** Records that were removed, or are still to come. */
  readonly gaps = new Gaps()
  #inserted = 0
  #newLines = 0
  #version = 0

  /** Places given out beyond the records there were. */
  get inserted(): number {
    return this.#inserted
  }

  get version(): number {
    return this.#version
  }

  /** A record at a place beyond all others. */
  insert(index: number, values: ReadonlyMap<string, unknown>): void {
    this.#inserted += 1
    this.#set(index, values)
  }

  /** Keeps a place beyond all others for a record to come. */
  reserve(index: number): void {
    this.#inserted += 1
    this.gaps.open(index)
  }

  change(index: number, values: ReadonlyMap<string, unknown>): void {
    for (const pointer of values.keys()) this.#pointers.add(pointer)
    this.#set(index, values)
  }

  /** A record as it is from now on, whatever it was. */
  write(index: number, record: Row): void {
    this.#version += 1
    this.#changes.delete(index)
    this.#written.set(index, deepFreeze(copyOf(record) as Row))
    this.gaps.close(index)
  }

  remove(index: number): void {
    this.#version += 1
    this.gaps.open(index)
  }

  /** Number of a line that was not there before, from 0. */
  nextLine(): number {
    this.#newLines += 1
    return this.#newLines - 1
  }

  has(index: number): boolean {
    return this.#changes.has(index) || this.#written.has(index)
  }

  /** Whether this field of any record was changed after the record came into being. */
  changed(pointer: string): boolean {
    return this.#pointers.has(pointer)
  }

  /** The record as it stands; `make` makes it as it would be without any change. */
  record(index: number, make: () => Row): Row {
    const written = this.#written.get(index)
    const changes = this.#changes.get(index)
    if (written && !changes) return written
    const record = written ? (copyOf(written) as Row) : make()
    for (const [pointer, value] of changes ?? []) assign(record, pointer, copyOf(value))
    return record
  }

  #set(index: number, values: ReadonlyMap<string, unknown>): void {
    this.#version += 1
    this.#changes.set(index, new Map([...(this.#changes.get(index) ?? []), ...values]))
  }
}

/** Sets what a pointer names, through arrays too; a place that does not exist is left alone. */
export function assign(record: Row, pointer: string, value: unknown): void {
  const tokens = pointerTokens(pointer)
  const last = tokens.at(-1)
  let holder: unknown = record
  for (const token of tokens.slice(0, -1)) holder = (holder as Row | null | undefined)?.[token]
  if (last === undefined || typeof holder !== 'object' || holder === null) return
  if (value === undefined) Reflect.deleteProperty(holder, last)
  else Object.defineProperty(holder, last, { value, writable: true, enumerable: true, configurable: true })
}
