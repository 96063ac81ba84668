import { at } from '../../model/pointer.ts'
import type { Rule } from './rule.ts'

/** A record has at least so many lines once it is created, and whenever lines are sent. */
export const lines: Rule<'lines'> = (limit, { role, sent, after, linesAt }) => {
  if (linesAt === undefined || (role !== 'create' && at(sent, linesAt) === undefined)) return []
  const held = at(after, linesAt)
  return Array.isArray(held) && held.length >= limit.minimum ? [] : [{ limit, pointer: linesAt }]
}
