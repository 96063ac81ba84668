import { sameJson } from '../../model/json.ts'
import type { LimitClaim } from '../../model/limits.ts'

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d/
const DAY = /^\d{4}-\d\d-\d\d$/
const HOUR_MS = 3_600_000

/** Something else than was sent, as systems make it: another letter case, fewer decimals, another hour, a known value. */
export function transformed(value: unknown, limit: LimitClaim): unknown {
  if ('values' in limit && Array.isArray(limit.values))
    return limit.values.find((known) => !sameJson(known, value))
  if (typeof value === 'number') return Number.isInteger(value) ? value + 1 : Math.round(value)
  if (typeof value === 'boolean') return !value
  return typeof value === 'string' ? otherText(value) : null
}

function otherText(text: string): string {
  const time = Date.parse(text)
  if (INSTANT.test(text) && !Number.isNaN(time)) return new Date(time + HOUR_MS).toISOString()
  if (DAY.test(text) && !Number.isNaN(time)) return new Date(time + 24 * HOUR_MS).toISOString().slice(0, 10)
  const upper = text.toUpperCase()
  return upper === text ? `${text} *` : upper
}
