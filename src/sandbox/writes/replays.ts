import type { Row } from '../fault-points.ts'

/** How long a create is recognised when it comes again. */
const SHORT_MS = 60_000

/** Creates of the last minute, with what they were answered. */
export class Replays {
  readonly #seen = new Map<string, { at: number; shown: Row }>()

  /** What the same create was answered a short time ago. */
  find(create: string, now: number): Row | undefined {
    for (const [name, { at }] of this.#seen) {
      if (now - at <= SHORT_MS) break
      this.#seen.delete(name)
    }
    return this.#seen.get(create)?.shown
  }

  add(create: string, now: number, shown: Row): void {
    this.#seen.delete(create)
    this.#seen.set(create, { at: now, shown })
  }
}
