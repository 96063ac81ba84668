import { isObject } from '../model/json.ts'
import { pointerTokens, toPointer } from '../model/pointer.ts'

/** A value with the concrete pointer it stands at. */
export interface Placed {
  pointer: string
  value: unknown
}

/** All values a pointer with `*` (any array index) names; absent ones are left out, null ones are kept. */
export function placesAt(root: unknown, pattern: string): Placed[] {
  let places: { tokens: (string | number)[]; value: unknown }[] = [{ tokens: [], value: root }]
  for (const token of pointerTokens(pattern)) {
    places = places.flatMap(({ tokens, value }) =>
      childrenAt(value, token).map((child) => ({ tokens: [...tokens, child.token], value: child.value })),
    )
  }
  return places.map(({ tokens, value }) => ({ pointer: toPointer(tokens), value }))
}

function childrenAt(value: unknown, token: string): { token: string | number; value: unknown }[] {
  if (Array.isArray(value))
    return token === '*' ? value.map((item, index) => ({ token: index, value: item })) : []
  return isObject(value) && Object.hasOwn(value, token) ? [{ token, value: value[token] }] : []
}

/** Every scalar, empty array and empty object of a value, with `*` for array indices. */
export function leavesOf(value: unknown, prefix = ''): Placed[] {
  if (Array.isArray(value) && value.length > 0) return value.flatMap((item) => leavesOf(item, `${prefix}/*`))
  if (isObject(value) && Object.keys(value).length > 0)
    return Object.entries(value).flatMap(([key, child]) => leavesOf(child, prefix + toPointer([key])))
  return [{ pointer: prefix, value }]
}

const INSTANT = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/

/** RFC 3339 instant with an offset, in ms since the epoch; undefined for anything else. */
export function instantOf(value: unknown): number | undefined {
  // Most texts are no times: the fifth character tells quickly.
  if (typeof value !== 'string' || value[4] !== '-') return undefined
  const instant = INSTANT.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(instant) ? undefined : instant
}

/** A value as text for a finding, whole: texts are cut when secrets have been taken out, for half of one would stay. */
export function show(value: unknown): string {
  return value === undefined ? 'nothing' : (JSON.stringify(value) ?? String(value))
}

/** Neither null nor absent. */
export function isThere(value: unknown): boolean {
  return value !== null && value !== undefined
}
