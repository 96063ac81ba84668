import { placesOf } from './places.ts'
import type { Rule } from './rule.ts'

/** These custom fields are shown and cannot be written. */
export const customField: Rule<'custom-field'> = (limit, { sent }) =>
  placesOf(sent, limit.fields).map(({ pointer }) => ({ limit, pointer }))
