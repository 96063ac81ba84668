import { isObject, sameJson } from '../../model/json.ts'
import type { Condition } from '../../model/limits.ts'
import { isPresent } from './places.ts'

/** Whether a value is as a condition wants it. Where nothing is there, bounds have nothing to say. */
export function meets(value: unknown, condition: Condition): boolean {
  if (condition === 'present') return isPresent(value)
  if (!isBounds(condition)) return sameJson(value ?? null, condition)
  if (value === null || value === undefined) return true
  const { from, to, above } = condition
  return (
    (from === undefined || order(value, from) >= 0) &&
    (to === undefined || order(value, to) <= 0) &&
    (above === undefined || order(value, above) > 0)
  )
}

type Bounds = { from?: number | string; to?: number | string; above?: number }

function isBounds(condition: Condition): condition is Bounds {
  const names = isObject(condition) ? Object.keys(condition) : []
  return names.length > 0 && names.every((name) => ['from', 'to', 'above'].includes(name))
}

/** Negative, zero or positive; NaN, and so beyond any bound, where the two cannot be compared. */
function order(value: unknown, bound: number | string): number {
  if (typeof bound === 'number') return Number(value) - bound
  const [time, limit] = [Date.parse(String(value)), Date.parse(bound)]
  if (Number.isNaN(time) || Number.isNaN(limit))
    return String(value) < bound ? -1 : Number(String(value) > bound)
  // A day as a bound means the whole of it.
  return bound.length === 10 ? Date.parse(new Date(time).toISOString().slice(0, 10)) - limit : time - limit
}
