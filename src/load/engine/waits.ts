import type { LoadClock } from './clock.ts'

/** What is to be done later, and can be called off as a whole. */
export class Waits {
  readonly #clock: LoadClock
  readonly #own = new Set<() => void>()

  constructor(clock: LoadClock) {
    this.#clock = clock
  }

  get size(): number {
    return this.#own.size
  }

  until(instant: number, act: () => void): void {
    const callOff = this.#clock.at(instant, () => {
      this.#own.delete(callOff)
      act()
    })
    this.#own.add(callOff)
  }

  callOff(): void {
    for (const callOff of this.#own) callOff()
    this.#own.clear()
  }
}
