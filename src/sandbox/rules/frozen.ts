import { sameJson } from '../../model/json.ts'
import { at, toPointer } from '../../model/pointer.ts'
import { placesOf } from './places.ts'
import type { Breach, Rule, WriteFacts } from './rule.ts'

/**
 * In these states these fields no longer change; sending what they are changes nothing. Where every field is frozen, the
 * record is not removed either. Going on to another state is what transitions are about.
 */
export const frozen: Rule<'frozen'> = (limit, write) => {
  const { role, state, before, after } = write
  if (role === 'create' || role === 'status' || state === undefined || !limit.states.includes(state))
    return []
  if (role === 'remove') return limit.fields ? [] : [{ limit, pointer: '' }]
  const pointers = limit.fields ? placesOf(after, limit.fields).map(({ pointer }) => pointer) : sentTo(write)
  return pointers
    .filter((pointer) => !sameJson(at(before, pointer), at(after, pointer)))
    .map((pointer): Breach => ({ limit, pointer }))
}

function sentTo({ sent, stateAt }: WriteFacts): string[] {
  return Object.keys(sent)
    .map((name) => toPointer([name]))
    .filter((pointer) => pointer !== stateAt)
}
