import { parseDuration } from '../../model/duration.ts'
import type { WriteLimit } from '../../model/limits.ts'

/** Counts the writes of one connection. */
export interface WriteMeter {
  /** ms until a write may be tried again; 0 lets it in and counts it. Times are ms since the epoch. */
  enter(now: number): number
  /** A write that was let in is done. */
  leave(): void
}

const MINUTE = 60_000

export function writeMeter(limit: WriteLimit): WriteMeter {
  const per = parseDuration(limit.per ?? '') ?? MINUTE
  if (limit.style === 'bucket') return bucket(limit.burst ?? limit.requests, limit.requests / per)
  return limit.style === 'window' ? slidingWindow(limit.requests, per) : concurrency(limit.requests)
}

/** A bucket of tokens that fills up again by `rate` a ms. */
function bucket(size: number, rate: number): WriteMeter {
  let tokens = size
  let filled: number | undefined
  return {
    enter(now) {
      tokens = Math.min(size, tokens + (now - (filled ?? now)) * rate)
      filled = now
      // Sums of fractions fall a little short of one.
      if (tokens < 1 - 1e-9) return Math.ceil((1 - tokens) / rate)
      tokens -= 1
      return 0
    },
    leave() {},
  }
}

/** At most so many in any stretch of time of this length. */
function slidingWindow(requests: number, per: number): WriteMeter {
  let entered: number[] = []
  return {
    enter(now) {
      entered = entered.filter((time) => time > now - per)
      const [oldest] = entered
      if (oldest !== undefined && entered.length >= requests) return oldest + per - now
      entered.push(now)
      return 0
    },
    leave() {},
  }
}

/** How long a write under way may yet take: nobody knows, so it is the shortest that can be said. */
const A_MOMENT = 1000

function concurrency(requests: number): WriteMeter {
  let underWay = 0
  return {
    enter() {
      if (underWay >= requests) return A_MOMENT
      underWay += 1
      return 0
    },
    leave() {
      underWay -= 1
    },
  }
}
