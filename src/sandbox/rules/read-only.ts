import { placesOf } from './places.ts'
import type { Rule } from './rule.ts'

/** A caller may not set these fields: not even to what they are. */
export const readOnly: Rule<'read-only'> = (limit, { role, sent }) =>
  (limit.on ?? ['create', 'update']).some((one) => one === role)
    ? placesOf(sent, limit.fields).map(({ pointer }) => ({ limit, pointer }))
    : []
