import { isObject, sameJson } from '../../model/json.ts'
import type { Condition } from '../../model/limits.ts'
import { at, pointerTokens, toPointer } from '../../model/pointer.ts'
import { placesAt } from '../values.ts'

/** Whether a value is as a manifest's condition says. Days and instants are compared as texts, which ISO 8601 allows. */
export function meets(value: unknown, condition: Condition): boolean {
  if (condition === 'present') return value !== undefined && value !== null && value !== ''
  if (!isBounds(condition)) return sameJson(value, condition)
  if (typeof value !== 'number' && typeof value !== 'string') return false
  const { from, to, above } = condition
  return (
    (from === undefined || (typeof from === typeof value && value >= from)) &&
    (to === undefined || (typeof to === typeof value && value <= to)) &&
    (above === undefined || (typeof value === 'number' && value > above))
  )
}

/** A value that meets a condition; one at its very bound where it has any, and undefined where any will do. */
export function meeting(condition: Condition): unknown {
  return isBounds(condition) ? edgesOf(condition)[0]?.within : condition === 'present' ? undefined : condition
}

/** Where a condition ends: the last value that meets it, and the next one, which does not. */
export interface Edge {
  name: string
  within: unknown
  beyond: unknown
}

/** Every bound of a condition; none where it has no bounds. */
export function edgesOf(condition: Condition): Edge[] {
  if (!isBounds(condition)) return []
  const { from, to, above } = condition
  return [
    ...(from === undefined ? [] : [{ name: 'from', within: from, beyond: moved(from, -1) }]),
    ...(above === undefined ? [] : [{ name: 'above', within: above + 1, beyond: above }]),
    ...(to === undefined ? [] : [{ name: 'to', within: to, beyond: moved(to, 1) }]),
  ]
}

/** Whether every place that these conditions name is as they say; a place that is not there is not judged. */
export function meetsAll(record: unknown, where: Record<string, Condition>): boolean {
  return Object.entries(where).every(([pointer, condition]) =>
    placesAt(record, pointer).every(({ value }) => meets(value, condition)),
  )
}

type Bounds = { from?: number | string; to?: number | string; above?: number }

function isBounds(condition: Condition): condition is Bounds {
  const keys = isObject(condition) ? Object.keys(condition) : []
  return keys.length > 0 && keys.every((key) => key === 'from' || key === 'to' || key === 'above')
}

/** A number by one, a day by a day, an instant by a second. */
function moved(bound: number | string, by: 1 | -1): number | string {
  if (typeof bound === 'number') return bound + by
  const isDay = bound.length === 10
  const then = new Date(Date.parse(bound) + by * (isDay ? 86_400_000 : 1000)).toISOString()
  return isDay ? then.slice(0, 10) : then.replace('.000Z', 'Z')
}

// `/lineItems/*/price` as `/lineItems/0/price`.
export function firstOf(pointer: string): string {
  return toPointer(pointerTokens(pointer).map((token) => (token === '*' ? '0' : token)))
}

/** The value at a pointer, of the first item where it names any. */
export function firstAt(record: unknown, pointer: string): unknown {
  return at(record, firstOf(pointer))
}
