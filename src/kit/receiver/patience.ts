import { parseHttpDate } from '../../model/http-date.ts'
import type { WireAnswer } from '../../model/wire.ts'

/** How often one delivery is tried again, and how long is waited for one try and in a whole run. */
const MOST = { tries: 5, tryMs: 5000, runMs: 120_000 }

/** A receiver may ask a sender to come back later (429 or 503 with `Retry-After`), and is not blamed for it within limits. */
export class Patience {
  #leftMs = MOST.runMs

  /** How long to wait until the next try, in milliseconds; undefined where the answer stands. */
  waitFor(answer: WireAnswer, { tries, now }: { tries: number; now: number }): number | undefined {
    const wished = wishOf(answer, now)
    if (wished === undefined || tries >= MOST.tries) return undefined
    if (wished > MOST.tryMs || wished > this.#leftMs) return undefined
    this.#leftMs -= wished
    return wished
  }
}

/** Seconds or a date (RFC 9110 section 10.2.3), as milliseconds from now. */
function wishOf(answer: WireAnswer, now: number): number | undefined {
  if (answer.kind !== 'answered' || (answer.status !== 429 && answer.status !== 503)) return undefined
  const text = answer.headers.find(([name]) => name === 'retry-after')?.[1]
  if (text === undefined) return undefined
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : (parseHttpDate(text, now) ?? Number.NaN) - now
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}
