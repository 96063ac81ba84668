import type { Exchange } from '../model/exchange.ts'

/** The latest exchanges within bounds of number and size, each with its place in the sequence of all. */
export class ExchangeRing {
  readonly #limits: { exchanges: number; characters: number }
  #kept: Exchange[] = []
  #characters = 0
  #added = 0

  constructor(limits: { exchanges: number; characters: number }) {
    this.#limits = limits
  }

  get added(): number {
    return this.#added
  }

  get kept(): readonly Exchange[] {
    return this.#kept
  }

  add(exchange: Exchange): void {
    this.#kept.push(exchange)
    this.#characters += sizeOf(exchange)
    this.#added += 1
    while (this.#kept.length > this.#limits.exchanges || this.#characters > this.#limits.characters)
      this.#characters -= sizeOf(this.#kept.shift())
  }

  /** Those kept that were added after a number had been. */
  since(added: number): Exchange[] {
    return this.#kept.slice(Math.max(0, this.#kept.length - (this.#added - added)))
  }
}

function sizeOf(exchange: Exchange | undefined): number {
  return (exchange?.request.body?.length ?? 0) + (exchange?.response?.body?.length ?? 0)
}
