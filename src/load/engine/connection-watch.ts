import type { QuotaMeasured } from '../measured.ts'
import { openQuota, type Quota, quotaMemory } from '../quota.ts'
import type { Sent } from './send.ts'

/** The bucket of one connection, and what this run learns of its limit. Instants are on the clock of the run. */
export interface ConnectionWatch {
  /** Whether a call may start now; if so, it is taken. */
  mayStart(now: number): boolean
  /** Answers what to tell of its end. */
  started(now: number): (sent: Sent, at: { now: number; atMs: number; ratePerSecond: number }) => void
  result(): QuotaMeasured
}

/** ms to wait after a refusal that does not say how long. */
const USUAL_PAUSE_MS = 5000

export function watchConnection(
  connection: string,
  quota: Quota = openQuota(quotaMemory()),
): ConnectionWatch {
  const seen: QuotaMeasured = {
    connection,
    origin: 'none',
    held: 0,
    throttled: 0,
    retryAfter: { present: 0, valid: 0, sentTooEarly: 0 },
    afterWait: { tried: 0, accepted: 0 },
  }
  let closedUntil = Number.NEGATIVE_INFINITY
  let waited = false
  return {
    mayStart: (now) => {
      if (quota.take(now) === 0) return true
      seen.held += 1
      return false
    },
    started: (now) => {
      if (now < closedUntil) seen.retryAfter.sentTooEarly += 1
      const first = waited && now >= closedUntil
      if (first) waited = false
      return (sent, at) => {
        if (first) seen.afterWait.tried += 1
        if (first && sent.class !== 'throttled') seen.afterWait.accepted += 1
        if (sent.rate) quota.learn(sent.rate, at.now)
        if (sent.class !== 'throttled') return
        seen.throttled += 1
        seen.firstThrottled ??= { atMs: at.atMs, ratePerSecond: at.ratePerSecond }
        const { present = false, ms } = sent.rate?.retryAfter ?? {}
        if (present) seen.retryAfter.present += 1
        if (ms !== undefined) seen.retryAfter.valid += 1
        waited = true
        closedUntil = Math.max(closedUntil, at.now + (ms ?? USUAL_PAUSE_MS))
        quota.pauseUntil(closedUntil)
      }
    },
    result: () => {
      const ceiling = quota.ceiling()
      return ceiling ? { ...seen, ceilingPerSecond: ceiling.perSecond, origin: ceiling.origin } : seen
    },
  }
}
