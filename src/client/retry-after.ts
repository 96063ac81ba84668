import { parseHttpDate } from '../model/http-date.ts'

/**
 * ms that a Retry-After asks for (RFC 9110 section 10.2.3): seconds, also with a fraction, or a date. Undefined where it
 * says nothing of the kind. `now` in ms since the epoch.
 */
export function retryAfterMs(header: string | null, now: number): number | undefined {
  const text = header ?? ''
  if (/^\d+(?:\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000)
  const date = parseHttpDate(text, now)
  return date === undefined ? undefined : Math.max(0, date - now)
}
