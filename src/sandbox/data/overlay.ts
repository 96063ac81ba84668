import { pointerTokens } from '../../model/pointer.ts'
import { copyOf } from './rule-node.ts'

/** What the owner of the sandbox changed in the records of one entity and connection; all other records stay procedural. */
export class Overlay {
  readonly #changes = new Map<number, Map<string, unknown>>()
  #inserted = 0
  #version = 0
  readonly #pointers = new Set<string>()

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

  change(index: number, values: ReadonlyMap<string, unknown>): void {
    for (const pointer of values.keys()) this.#pointers.add(pointer)
    this.#set(index, values)
  }

  #set(index: number, values: ReadonlyMap<string, unknown>): void {
    this.#version += 1
    this.#changes.set(index, new Map([...(this.#changes.get(index) ?? []), ...values]))
  }

  has(index: number): boolean {
    return this.#changes.has(index)
  }

  /** Whether this field of any record was changed after the record came into being. */
  changed(pointer: string): boolean {
    return this.#pointers.has(pointer)
  }

  /** Mutates the record. */
  apply(index: number, record: Record<string, unknown>): void {
    for (const [pointer, value] of this.#changes.get(index) ?? []) assign(record, pointer, copyOf(value))
  }
}

/** Sets what a pointer names, through arrays too; a place that does not exist is left alone. */
function assign(record: Record<string, unknown>, pointer: string, value: unknown): void {
  const tokens = pointerTokens(pointer)
  const last = tokens.at(-1)
  let holder: unknown = record
  for (const token of tokens.slice(0, -1)) holder = (holder as Record<string, unknown> | null)?.[token]
  if (last !== undefined && typeof holder === 'object' && holder !== null)
    (holder as Record<string, unknown>)[last] = value
}
