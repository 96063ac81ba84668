import { retryAfterMs } from '../client/retry-after.ts'

/** What an answer tells of the limit it counts against. */
export interface RateNote {
  /** `requests` in any `ms`. */
  window?: { requests: number; ms: number }
  /** No call is left for so many ms. */
  usedUpForMs?: number
  /** ms to wait, and whether the field was there and said anything. */
  retryAfter?: { present: boolean; ms?: number }
}

/** A header by its name in lower case. */
export type HeaderOf = (name: string) => string | null

/**
 * Reads the fields `RateLimit-Policy` and `RateLimit` of the IETF draft in both forms (`"default";q=100;w=60` of draft 8 and
 * later, `100;w=60` before), `RateLimit-Remaining` and `-Reset` of earlier ones, and `Retry-After` of a refusal. Fields that
 * begin with `X-` have no fixed meaning: some reset at an instant and some after seconds, so they are not read. `now` is in
 * ms since the epoch.
 */
export function readRateHeaders(
  header: HeaderOf,
  { status, now }: { status: number; now: number },
): RateNote {
  const window = strictest(header('ratelimit-policy') ?? '')
  const usedUpForMs = usedUp(header)
  const note: RateNote = {}
  if (window) note.window = window
  if (usedUpForMs !== undefined) note.usedUpForMs = usedUpForMs
  if (status === 429) note.retryAfter = retryOf(header('retry-after'), now)
  return note
}

function retryOf(text: string | null, now: number): { present: boolean; ms?: number } {
  const ms = retryAfterMs(text, now)
  return { present: text !== null, ...(ms === undefined ? {} : { ms }) }
}

/** Of several policies the one with the lowest rate. */
function strictest(text: string): { requests: number; ms: number } | undefined {
  const windows = text.split(',').flatMap((item) => {
    const requests = number(item, /(?:^|;)\s*q=(\d+)/) ?? number(item, /^\s*(\d+)\s*(?:;|$)/)
    const seconds = number(item, /;\s*w=(\d+)/)
    return requests && seconds ? [{ requests, ms: seconds * 1000 }] : []
  })
  return windows.toSorted((a, b) => a.requests / a.ms - b.requests / b.ms)[0]
}

function usedUp(header: HeaderOf): number | undefined {
  const limit = header('ratelimit') ?? ''
  const left =
    number(limit, /;\s*r=(\d+)/) ??
    number(limit, /remaining=(\d+)/) ??
    number(header('ratelimit-remaining'), /^(\d+)$/)
  const seconds =
    number(limit, /;\s*t=(\d+)/) ??
    number(limit, /reset=(\d+)/) ??
    number(header('ratelimit-reset'), /^(\d+)$/)
  return left === 0 && seconds !== undefined ? seconds * 1000 : undefined
}

function number(text: string | null, pattern: RegExp): number | undefined {
  const found = pattern.exec(text ?? '')?.[1]
  return found === undefined ? undefined : Number(found)
}
