import { parseDuration } from '../../model/duration.ts'
import { parseHttpDate } from '../../model/http-date.ts'
import type { WebhooksBinding } from '../../model/webhook-binding.ts'

/** What the next attempt is planned by. */
export interface Failed {
  /** Attempts of the plan so far. */
  attempts: number
  /** ms since the first attempt. */
  sinceFirst: number
  /** ms that the receiver asked to wait for. */
  asked: number | undefined
  /** At least 0, below 1. */
  chance: number
}

/** ms until the next attempt, as the API promises; undefined where there is none any more. */
export function nextWait({ retry, slowDown }: WebhooksBinding, failed: Failed): number | undefined {
  const { attempts, sinceFirst, asked = 0, chance } = failed
  const planned = span(retry.first) * retry.factor ** (attempts - 1)
  const jittered = planned * (1 + retry.jitter * (2 * chance - 1))
  const wait = Math.round(Math.max(jittered, Math.min(asked, span(slowDown.longest))))
  return sinceFirst + wait > span(retry.until) ? undefined : wait
}

/** Retry-After in ms (RFC 9110 section 10.2.3): seconds or a date. Undefined for what is neither, or lies in the past. */
export function askedWait(value: string | null, now: number): number | undefined {
  if (value === null) return undefined
  if (/^\d+$/.test(value)) return Number(value) * 1000
  const date = parseHttpDate(value, now)
  return date !== undefined && date > now ? date - now : undefined
}

/** ms of a duration of a binding, which its schema has looked at. */
export function span(duration: string): number {
  return parseDuration(duration) ?? 0
}
