import { Gaps } from './gaps.ts'
import type { LineCounts } from './line-counts.ts'

/** Keys of added lines count from here, far above those of lines that came with their record. */
export const ADDED = 2 ** 31

/** Record that a line belongs to, and what the line's key is made from. */
interface LinePlace {
  index: number
  keyIndex: number
  /** Its place in a record that nobody has touched. */
  number: number
}

/**
 * Where the lines of an entity's records stand as records of another: first those that are computed, then those that
 * came later, each kind in the order of creation.
 */
export class LinePlaces {
  readonly #counts: LineCounts
  /** Records with computed lines, and the number of these lines. */
  readonly #records: number
  readonly #computed: number
  readonly #added: LinePlace[] = []
  readonly #places = new Map<number, number>()
  readonly #gaps = new Gaps()

  constructor(counts: LineCounts, records: number) {
    this.#counts = counts
    this.#records = records
    this.#computed = counts.before(records)
  }

  total(): number {
    return this.#computed + this.#added.length - this.#gaps.size
  }

  /** The line at a place, in the order they are listed. */
  locate(place: number): LinePlace {
    return this.#at(this.#gaps.indexAt(place))
  }

  /** The line whose key is made from this. */
  find(keyIndex: number): LinePlace | undefined {
    const raw = this.#raw(keyIndex)
    return raw === undefined || this.#gaps.has(raw) ? undefined : this.#at(raw)
  }

  /** Lines that the record at `index` has from now on; those that it had and are not named are gone. */
  settle(index: number, keyIndices: readonly number[]): void {
    for (const known of this.#linesOf(index))
      if (!keyIndices.includes(known)) this.#gaps.open(this.#raw(known) ?? 0)
    for (const keyIndex of keyIndices) this.#put(index, keyIndex)
  }

  #put(index: number, keyIndex: number): void {
    const raw = this.#raw(keyIndex)
    if (raw === undefined) {
      this.#places.set(keyIndex, this.#computed + this.#added.length)
      this.#added.push({ index, keyIndex, number: 0 })
    } else this.#gaps.close(raw)
  }

  #at(raw: number): LinePlace {
    const added = this.#added[raw - this.#computed]
    if (added) return added
    const { index, line } = this.#counts.locate(raw)
    return { index, keyIndex: raw, number: line }
  }

  #linesOf(index: number): number[] {
    const first = this.#counts.before(index)
    const computed = index < this.#records ? this.#counts.of(index) : 0
    return [
      ...Array.from({ length: computed }, (_, line) => first + line),
      ...this.#added.filter((line) => line.index === index).map(({ keyIndex }) => keyIndex),
    ]
  }

  #raw(keyIndex: number): number | undefined {
    return keyIndex < this.#computed ? keyIndex : this.#places.get(keyIndex)
  }
}
