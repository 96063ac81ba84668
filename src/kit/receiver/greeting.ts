import type { WireAnswer } from '../../model/wire.ts'
import type { ReceiverSession } from '../../target/receiver/session.ts'
import { Unjudged } from '../unjudged.ts'
import { type Effects, effectsOf } from './effects.ts'
import type { Desk, Made } from './message.ts'
import { make } from './message.ts'
import { Patience } from './patience.ts'
import { Rotation } from './rotation.ts'
import type { ReceiverScope } from './scope.ts'
import { showAnswer, verdictOf } from './verdict.ts'

/** After so long without an answer to correct deliveries, no check that follows waits for one. */
const SILENCE_MS = 30_000

/** A receiver, with what is known of it once a first correct delivery was accepted. */
export interface Greeting {
  session: ReceiverSession
  effects: Effects
  nextId: () => string
  /** Desks that write a signature in each way that the sender may. */
  desks: readonly Desk[]
  /** The desk whose messages are accepted; throws Unjudged where none is. `send` sends. */
  desk(send: (made: Made) => Promise<WireAnswer>): Promise<Desk>
  /** How long the receiver's wishes are waited for. */
  patience: Patience
  rotation: Rotation
  /** Has everything signed by the next secret. */
  useNext(): void
  /** Told where a correct message did not get through: it is looked again before anything else is blamed. */
  doubt(): void
}

export function greeter(
  session: ReceiverSession,
  { scope, nextId }: { scope: ReceiverScope; nextId: () => string },
): Greeting {
  const { url, clock } = session
  // Which of them is in use changes within a run.
  const secrets = { ...session.secrets }
  const desks = spellings(scope).map((own): Desk => ({ scope: own, url, secrets, now: clock.now, nextId }))
  let found: Desk | undefined
  let doubtful = false
  let last: WireAnswer | undefined
  let silentMs = 0
  return {
    session,
    effects: effectsOf(session),
    nextId,
    patience: new Patience(),
    desks,
    rotation: new Rotation(session),
    useNext: () => {
      if (secrets.next) secrets.current = secrets.next
    },
    async desk(send) {
      if (found && !doubtful) return found
      for (const desk of desks) {
        if (silentMs >= SILENCE_MS) break
        last = await send(make(desk))
        silentMs = last.kind === 'hung' ? silentMs + last.ms : 0
        if (verdictOf(last) !== 'accepted') continue
        found = desk
        doubtful = false
        return desk
      }
      const seen = last ? showAnswer(last) : 'none was sent'
      const given = silentMs >= SILENCE_MS ? ', and none is sent any more after so long a silence' : ''
      const since = found ? 'any more since an earlier check' : 'at all'
      throw new Unjudged(
        `no correct delivery is accepted ${since} (${seen}${given}): what is rejected says nothing`,
      )
    },
    doubt: () => {
      doubtful = true
    },
  }
}

/** The same sender, once for each encoding that it may write. */
function spellings(scope: ReceiverScope): ReceiverScope[] {
  return scope.scheme.encodings.map((encoding) => {
    const scheme = { ...scope.scheme, encodings: [encoding] }
    const schemes = scope.recipe.schemes.map((each) => (each === scope.scheme ? scheme : each))
    return { ...scope, scheme, recipe: { ...scope.recipe, schemes } }
  })
}
