import { sameJson } from '../../model/json.ts'
import { at, toPointer } from '../../model/pointer.ts'
import { placesOf } from './places.ts'
import type { Breach, Rule, WriteFacts } from './rule.ts'

/**
 * In these states these fields no longer change, and are not sent at all: what is sent unchanged is a breach too, of which
 * the limit says whether it is taken. Where every field is frozen, the record is not removed either. Going on to another
 * state is what transitions are about.
 */
export const frozen: Rule<'frozen'> = (limit, write) => {
  const { role, state } = write
  if (role === 'create' || role === 'status' || state === undefined || !limit.states.includes(state))
    return []
  if (role === 'remove') return limit.fields ? [] : [{ limit, pointer: '' }]
  const pointers = limit.fields ? touched(write, limit.fields) : sentTo(write)
  return pointers.map((pointer): Breach => ({ limit, pointer }))
}

/** Fields that were sent, or change with what was sent. */
function touched({ before, sent, after }: WriteFacts, fields: readonly string[]): string[] {
  return placesOf(after, fields)
    .map(({ pointer }) => pointer)
    .filter(
      (pointer) => at(sent, pointer) !== undefined || !sameJson(at(before, pointer), at(after, pointer)),
    )
}

function sentTo({ sent, stateAt }: WriteFacts): string[] {
  return Object.keys(sent)
    .map((name) => toPointer([name]))
    .filter((pointer) => pointer !== stateAt)
}
