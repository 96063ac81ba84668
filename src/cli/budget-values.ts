import { InvalidArgumentError } from 'commander'
import { parseDuration } from '../model/duration.ts'

const LONGEST_MS = 7 * 86_400_000

/** `10m`, `90s`, `2h` as ms: from a second to a week. */
export function timeBudget(text: string): number {
  const ms = parseDuration(text)
  if (ms !== undefined && ms >= 1000 && ms <= LONGEST_MS) return Math.round(ms)
  throw new InvalidArgumentError('It must be a time such as 90s, 10m or 2h, from 1s to 7d.')
}

/** Requests per second: one in ten seconds at least, so that no wait is taken for a hang. */
export function perSecond(text: string): number {
  const rate = Number(text)
  if (/^\d+(\.\d+)?$/.test(text) && rate >= 0.1 && rate <= 10_000) return rate
  throw new InvalidArgumentError('It must be a number of requests per second, from 0.1 to 10000.')
}
