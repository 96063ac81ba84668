import type { Fetch } from '../model/fetch.ts'
import { retryAfterMs } from './retry-after.ts'

export interface Patience {
  /** Header that tells how long to wait, in seconds or as a date (RFC 9110 section 10.2.3). */
  header: string
  now(): number
  sleep(ms: number): Promise<void>
  /** Told before each wait, in ms. */
  onWait?(ms: number): void
}

/** Calls that are refused for the rate are tried this often in all. */
const ATTEMPTS = 5
/** ms; a target that asks for more is not waited for. */
const LONGEST_WAIT_MS = 300_000
/** ms; where a target does not say how long. */
const USUAL_WAIT_MS = 5000

/**
 * Waits where a target asks for it: a call refused with 429 was not processed (RFC 6585 section 4), so it may be sent
 * again, whatever its method. A refusal that remains is returned as it is.
 */
export function patient(fetch: Fetch, patience: Patience): Fetch {
  return async (request, init) => {
    for (let attempt = 1; ; attempt += 1) {
      const response = await fetch(attempt < ATTEMPTS ? request.clone() : request, init)
      const wait =
        response.status === 429 ? waitOf(response.headers.get(patience.header), patience.now()) : undefined
      if (wait === undefined || wait > LONGEST_WAIT_MS || attempt >= ATTEMPTS) return response
      patience.onWait?.(wait)
      await patience.sleep(wait)
    }
  }
}

/** Anything that is no time counts as not said. */
function waitOf(header: string | null, now: number): number {
  return retryAfterMs(header, now) ?? USUAL_WAIT_MS
}
