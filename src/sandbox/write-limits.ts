import type { WriteLimit } from '../model/limits.ts'
import { type WriteMeter, writeMeter } from './rules/write-meter.ts'

/** The limit on writes of each connection. */
export class WriteLimits {
  readonly #limit: WriteLimit
  readonly #meters = new Map<string, WriteMeter>()

  constructor(limit: WriteLimit) {
    this.#limit = limit
  }

  of(connection: string): WriteMeter {
    const meter = this.#meters.get(connection) ?? writeMeter(this.#limit)
    this.#meters.set(connection, meter)
    return meter
  }

  /** Where writes under way are counted, a write takes a turn of the event loop, so that others can come meanwhile. */
  async turn(): Promise<void> {
    if (this.#limit.style === 'concurrency') await new Promise((resolve) => setImmediate(resolve))
  }
}
