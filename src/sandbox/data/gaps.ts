/** Places of a sequence that hold nothing to be seen: what comes after moves up. */
export class Gaps {
  /** Ascending. */
  readonly #open: number[] = []

  get size(): number {
    return this.#open.length
  }

  has(index: number): boolean {
    return this.#open[this.#slot(index)] === index
  }

  open(index: number): void {
    if (!this.has(index)) this.#open.splice(this.#slot(index), 0, index)
  }

  close(index: number): void {
    if (this.has(index)) this.#open.splice(this.#slot(index), 1)
  }

  /** What stands at a place, counted without the gaps. */
  indexAt(place: number): number {
    let index = place
    for (const gap of this.#open) {
      if (gap > index) break
      index += 1
    }
    return index
  }

  /** Where an index is, or would be, among the gaps. */
  #slot(index: number): number {
    const slot = this.#open.findIndex((gap) => gap >= index)
    return slot < 0 ? this.#open.length : slot
  }
}
