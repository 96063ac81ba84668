/** Requests per caller in windows of fixed length; a window begins with the first request in it. */
export class RateLimit {
  readonly #limit: number
  readonly #windowMs: number
  readonly #windows = new Map<string, { start: number; used: number }>()

  constructor(limit: number, windowMs: number) {
    this.#limit = limit
    this.#windowMs = windowMs
  }

  /** Counts a request. `used` includes it; `retryAfter` is in seconds. */
  count(caller: string, now: number): { used: number; limit: number; retryAfter: number } {
    const window = this.#window(caller, now)
    window.used += 1
    const left = window.start + this.#windowMs - now
    return { used: window.used, limit: this.#limit, retryAfter: Math.max(1, Math.ceil(left / 1000)) }
  }

  /** Uses up a whole window, beginning now. */
  exhaust(caller: string, now: number): void {
    this.#windows.set(caller, { start: now, used: this.#limit })
  }

  #window(caller: string, now: number): { start: number; used: number } {
    const current = this.#windows.get(caller)
    if (current && now < current.start + this.#windowMs) return current
    const fresh = { start: now, used: 0 }
    this.#windows.set(caller, fresh)
    return fresh
  }
}
