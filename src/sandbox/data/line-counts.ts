/**
 * Lines per record: record `i` has `min + i mod (max − min + 1)`. So the lines before a record, and the record a line
 * belongs to, are computed and not counted.
 */
export class LineCounts {
  readonly #min: number
  readonly #cycle: number

  constructor(min: number, max: number) {
    this.#min = min
    this.#cycle = max - min + 1
  }

  of(index: number): number {
    return this.#min + (index % this.#cycle)
  }

  /** Lines of all records before this one: of `count` gives the total. */
  before(index: number): number {
    const rest = index % this.#cycle
    return Math.floor(index / this.#cycle) * this.#perCycle() + rest * this.#min + (rest * (rest - 1)) / 2
  }

  /** Record and line of the `place`-th line. */
  locate(place: number): { index: number; line: number } {
    const perCycle = this.#perCycle()
    let index = Math.floor(place / perCycle) * this.#cycle
    let line = place % perCycle
    while (line >= this.of(index)) {
      line -= this.of(index)
      index += 1
    }
    return { index, line }
  }

  #perCycle(): number {
    return this.#cycle * this.#min + (this.#cycle * (this.#cycle - 1)) / 2
  }
}
