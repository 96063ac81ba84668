/** Those who wait, oldest first. Taking one costs the same however many wait. */
export class Backlog<T> {
  #items: T[] = []
  #head = 0

  get size(): number {
    return this.#items.length - this.#head
  }

  add(item: T): void {
    this.#items.push(item)
  }

  take(): T | undefined {
    const item = this.#items[this.#head]
    if (this.size > 0) this.#head += 1
    if (this.#head > 1000 && this.#head * 2 > this.#items.length) this.#keep(this.#items.slice(this.#head))
    return item
  }

  takeAll(): T[] {
    const items = this.#items.slice(this.#head)
    this.#keep([])
    return items
  }

  #keep(items: T[]): void {
    this.#items = items
    this.#head = 0
  }
}
