import { sameJson } from '../../model/json.ts'
import { at } from '../../model/pointer.ts'
import { meets } from './condition.ts'
import { type PlaceOfValue, placesAt } from './places.ts'
import type { Rule, WriteFacts } from './rule.ts'

/**
 * Values that a write gives, or changes by what it gives, must meet the conditions. What nobody gave is left in peace, unless
 * a new record has to have it.
 */
export const businessRule: Rule<'business-rule'> = (limit, write) =>
  write.role === 'create' || write.role === 'update'
    ? Object.entries(limit.where).flatMap(([field, condition]) =>
        judged(write, field, condition === 'present')
          .filter(({ value }) => !meets(value, condition))
          .map(({ pointer }) => ({ limit, pointer })),
      )
    : []

function judged({ role, base, sent, after }: WriteFacts, field: string, mustBe: boolean): PlaceOfValue[] {
  const held = placesAt(after, field)
  const places = held.length === 0 && !field.includes('*') ? [{ pointer: field, value: null }] : held
  return places.filter(
    ({ pointer, value }) =>
      (mustBe && role === 'create') ||
      at(sent, pointer) !== undefined ||
      !sameJson(at(base, pointer) ?? null, value),
  )
}
