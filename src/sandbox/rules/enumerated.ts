import { sameJson } from '../../model/json.ts'
import { placesOf } from './places.ts'
import type { Rule } from './rule.ts'

/** These fields take no other value; null takes one away. */
export const enumerated: Rule<'enumerated'> = (limit, { sent }) =>
  placesOf(sent, limit.fields)
    .filter(({ value }) => value !== null && !limit.values.some((known) => sameJson(known, value)))
    .map(({ pointer }) => ({ limit, pointer }))
