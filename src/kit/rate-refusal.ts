import type { Caller } from '../client/caller.ts'
import { Unjudged } from './unjudged.ts'

/** Once waiting has not helped, a refusal says nothing about what was asked: it is no answer to judge. */
export function notRefusedForTheRate(caller: Caller): Caller {
  return {
    as: (token) => notRefusedForTheRate(caller.as(token)),
    call: async (address, init) => {
      const answer = await caller.call(address, init)
      if (answer.status !== 429) return answer
      throw new Unjudged(`the target goes on refusing calls for the rate (429 from ${address})`)
    },
  }
}
