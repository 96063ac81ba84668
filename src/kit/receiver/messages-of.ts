import type { Instance } from '../check.ts'
import type { ReceiverActs } from './acts.ts'
import type { Delivered } from './expect-delivery.ts'
import { type Change, type Desk, type Made, make } from './message.ts'

/** Ends a proof once it is known what it would send. */
class WouldSend extends Error {
  readonly made: readonly Made[]

  constructor(made: readonly Made[]) {
    super('what would be sent is known')
    this.made = made
  }
}

/**
 * What a check would deliver, one after another, without sending it. Empty where it does more than that: many at once, a
 * connection that is kept, a wait, a restart.
 */
export async function messagesOf(
  { prove }: Pick<Instance<ReceiverActs>, 'prove'>,
  desk: Desk,
): Promise<readonly Made[]> {
  try {
    await prove(collecting(desk))
  } catch (error) {
    if (error instanceof WouldSend) return error.made
    throw error
  }
  return []
}

function collecting(desk: Desk): ReceiverActs {
  const would = async (changes: readonly Change[]): Promise<Delivered> => {
    throw new WouldSend(changes.map((change) => make(desk, change)))
  }
  const more = () => would([])
  return {
    scope: desk.scope,
    greet: () => would([{}]),
    deliver: (change = {}) => would([change]),
    deliverAll: would,
    repeat: (times, change) => {
      const made = make(desk, change)
      throw new WouldSend(Array.from({ length: times }, () => made))
    },
    freshId: () => desk.nextId(),
    expect: () => {
      throw new RangeError('nothing was sent that could be judged')
    },
    offerTls: more,
    ...{ deliverDuringRotation: more, deliverAfterRotation: more },
    ...{ repeatAtOnce: more, deliverAtOnce: more, replayAfter: more, deliverAfter: more },
    ...{ replayAfterRestart: more, deliverBeforeRestart: more, deliverLure: more, deliverVersions: more },
  }
}
