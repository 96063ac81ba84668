import { isObject } from '../../../model/json.ts'
import type { Condition } from '../../../model/limits.ts'
import { toPointer } from '../../../model/pointer.ts'
import type { Complaint } from '../schema-problems.ts'

/** Bounds that cannot be compared with anything, and those that nothing lies within. */
export function boundComplaints(where: Record<string, Condition>, place: string): Complaint[] {
  return Object.entries(where).flatMap(([field, condition]) => {
    if (!isObject(condition)) return []
    const pointer = place + toPointer(['where', field])
    const unread = Object.entries(condition).filter(
      ([, bound]) => typeof bound === 'string' && !isTime(bound),
    )
    if (unread.length > 0)
      return unread.map(([name, bound]) => ({
        pointer: pointer + toPointer([name]),
        message: `${JSON.stringify(bound)} is no day or instant that there is: write it such as "2026-01-31" or "2026-01-31T12:00:00Z"`,
      }))
    const kinds = new Set(Object.values(condition).map((bound) => typeof bound))
    const message = 'bounds a number and a time at once, and no value is both: keep bounds of one kind'
    return kinds.size > 1 ? [{ pointer, message }] : emptyRange(condition, pointer)
  })
}

function emptyRange({ from, to, above }: Record<string, unknown>, pointer: string): Complaint[] {
  const isEmpty = isAfter(from, to) || isAfter(above, to) || (above !== undefined && above === to)
  const message = `nothing lies within these bounds: "to" comes before "${isAfter(from, to) ? 'from' : 'above'}"`
  return isEmpty ? [{ pointer, message }] : []
}

function isAfter(low: unknown, high: unknown): boolean {
  if (typeof low === 'number' && typeof high === 'number') return low > high
  return typeof low === 'string' && typeof high === 'string' && Date.parse(low) > lastOf(high)
}

/** A day as an upper bound means the whole of it. */
function lastOf(time: string): number {
  return Date.parse(time.length === 10 ? `${time}T23:59:59.999Z` : time)
}

const TIME = /^(\d{4}-\d\d-\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/

/** A day that the calendar has, with or without a time of it (RFC 3339). */
function isTime(text: string): boolean {
  const day = TIME.exec(text)?.[1]
  if (day === undefined || Number.isNaN(Date.parse(text)) || Number.isNaN(Date.parse(day))) return false
  return new Date(day).toISOString().startsWith(day)
}
