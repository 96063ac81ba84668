import type { Condition } from '../../model/limits.ts'
import { at } from '../../model/pointer.ts'
import { meets } from './condition.ts'
import { placesAt } from './places.ts'
import type { Rule, WriteFacts } from './rule.ts'

/** These fields must name a record that there is, and that is as the limit wants it. Null names none. */
export const reference: Rule<'reference'> = (limit, write) =>
  limit.fields.flatMap((field) =>
    placesAt(write.sent, field)
      .filter(({ value }) => value !== null && !names(write, { field, key: value, where: limit.where ?? {} }))
      .map(({ pointer }) => ({ limit, pointer })),
  )

function names(
  { references, find }: WriteFacts,
  { field, key, where }: { field: string; key: unknown; where: Record<string, Condition> },
): boolean {
  const record = find(references[field] ?? '', String(key))
  return (
    record !== undefined &&
    Object.entries(where).every(([pointer, condition]) => meets(at(record, pointer), condition))
  )
}
