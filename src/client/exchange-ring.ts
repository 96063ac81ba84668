import type { Exchange } from '../model/exchange.ts'

/** The latest exchanges within bounds of number and size. */
export class ExchangeRing {
  readonly #limits: { exchanges: number; characters: number }
  #kept: Exchange[] = []
  #characters = 0

  constructor(limits: { exchanges: number; characters: number }) {
    this.#limits = limits
  }

  get kept(): readonly Exchange[] {
    return this.#kept
  }

  add(exchange: Exchange): void {
    this.#kept.push(exchange)
    this.#characters += sizeOf(exchange)
    while (this.#kept.length > this.#limits.exchanges || this.#characters > this.#limits.characters)
      this.#characters -= sizeOf(this.#kept.shift())
  }
}

function sizeOf(exchange: Exchange | undefined): number {
  return (exchange?.request.body?.length ?? 0) + (exchange?.response?.body?.length ?? 0)
}
