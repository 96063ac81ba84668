import { setAt, at as valueAt } from '../../model/pointer.ts'
import type { LineCounts } from './line-counts.ts'
import { makeAt, type Place, type Realm } from './place.ts'

/** Keys of added lines count from here, far above those of lines that came with their record. */
const ADDED = 2 ** 31

interface Added {
  index: number
  line: number
}

/** Where the lines of an entity's records stand as records of another: first those that are computed, then added ones. */
export class LinePlaces {
  readonly #counts: LineCounts
  readonly #headers: () => number
  readonly #added: Added[] = []

  /** `headers` tells how many records have lines. */
  constructor(counts: LineCounts, headers: () => number) {
    this.#counts = counts
    this.#headers = headers
  }

  total(): number {
    return this.#computed() + this.#added.length
  }

  /** Record and line at a place. */
  locate(place: number): { index: number; line: number } {
    return this.#added[place - this.#computed()] ?? this.#counts.locate(place)
  }

  /** What the key of the line at a place is made from, and back. */
  keyIndex(place: number): number {
    const beyond = place - this.#computed()
    return beyond < 0 ? place : ADDED + beyond
  }

  placeOfKey(keyIndex: number): number | undefined {
    const place = keyIndex < ADDED ? keyIndex : this.#computed() + keyIndex - ADDED
    const known = keyIndex < ADDED ? place < this.#computed() : place < this.total()
    return known ? place : undefined
  }

  /** Adds a line to the last record; undefined where there is none. */
  add(): { place: number; index: number; line: number } | undefined {
    const index = this.#headers() - 1
    if (index < 0) return undefined
    const line = this.#counts.of(index) + this.#added.filter((one) => one.index === index).length
    this.#added.push({ index, line })
    return { place: this.total() - 1, index, line }
  }

  /** Puts added lines into the record they belong to. Mutates it. */
  complete(record: Record<string, unknown>, place: Place, realm: Realm): void {
    const { mirroredBy, nodes } = realm.plan
    const mirror = mirroredBy && realm.other(mirroredBy.entity)
    const lines = mirroredBy && valueAt(record, mirroredBy.lines)
    const node = nodes.get(`${mirroredBy?.lines}/*`)
    if (!mirror || !node || !Array.isArray(lines)) return
    for (const [number, { index, line }] of this.#added.entries()) {
      if (index !== place.index) continue
      const made = makeAt(node, { ...place, lines: [line] }) as Record<string, unknown>
      setAt(made, mirror.plan.binding.id, mirror.keys.write(ADDED + number))
      lines.push(made)
    }
  }

  #computed(): number {
    return this.#counts.before(this.#headers())
  }
}
