interface Timer {
  instant: number
  act: () => void
}

/** What is to be done at which instant; of two at the same one, the one that was added first comes first. */
export class Timers {
  readonly #held: Timer[] = []

  /** The answer takes it out again. */
  add(instant: number, act: () => void): () => void {
    const timer = { instant, act }
    const later = this.#held.findIndex((one) => one.instant > instant)
    this.#held.splice(later < 0 ? this.#held.length : later, 0, timer)
    return () => {
      const place = this.#held.indexOf(timer)
      if (place >= 0) this.#held.splice(place, 1)
    }
  }

  /** Instant of the next one. */
  next(): number | undefined {
    return this.#held[0]?.instant
  }

  /** Takes the next one out where it is due by then. */
  takeDue(by: number): Timer | undefined {
    const [first] = this.#held
    return first && first.instant <= by ? this.#held.shift() : undefined
  }
}
