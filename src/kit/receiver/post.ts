import type { WireAnswer } from '../../model/wire.ts'
import type { Line } from '../../target/receiver/session.ts'
import type { Evidence } from '../measure.ts'
import { Unjudged } from '../unjudged.ts'
import { exchangeOf } from './exchange.ts'
import type { Delivered, Sent } from './expect-delivery.ts'
import { isGenuine } from './genuine.ts'
import type { Greeting } from './greeting.ts'
import { type Change, type Desk, type Made, make } from './message.ts'
import { afterChange, duringChange } from './rotation.ts'
import { untoldOf } from './untold.ts'
import { verdictOf } from './verdict.ts'

/** A queue may be looked at every few seconds only. */
const RESUMED_MS = 10_000

/** Sends messages over one session, and writes down what was said. */
export class Post {
  readonly #greeting: Greeting
  readonly #evidence: Evidence

  constructor(greeting: Greeting, evidence: Evidence) {
    this.#greeting = greeting
    this.#evidence = evidence
  }

  async greet(): Promise<Delivered> {
    const { desks } = this.#greeting
    const before = await this.#greeting.effects.now()
    let first: Sent | undefined
    for (const desk of desks) {
      first = await this.#send(make(desk), desk)
      if (verdictOf(first.answer) !== 'accepted') continue
      return this.#followed(desk, { sent: [first], before })
    }
    const sent = first ?? none()
    return { sent: [sent], after: sent, ...(before === undefined ? {} : { effects: 0 }) }
  }

  async deliver(messages: (desk: Desk) => readonly Made[], manner?: 'at once'): Promise<Delivered> {
    const desk = await this.#desk()
    const before = await this.#greeting.effects.now()
    const made = messages(desk)
    const sent: Sent[] = []
    if (manner) sent.push(...(await Promise.all(made.map((one) => this.#send(one, desk)))))
    else for (const one of made) sent.push(await this.#send(one, desk))
    return this.#followed(desk, { sent, before })
  }

  /** Sends a message, does something else meanwhile, and sends it again. */
  async replay(meanwhile: () => Promise<void>, change?: Change): Promise<Delivered> {
    const desk = await this.#desk()
    const made = make(desk, change)
    const { effects } = this.#greeting
    const begun = (await effects.now()) ?? 0
    await this.#send(made, desk)
    await effects.since(begun, 1)
    await meanwhile()
    const before = await effects.now()
    return this.#followed(desk, { sent: [await this.#send(made, desk)], before })
  }

  async deliverAfter(earlier: readonly Change[], change: Change): Promise<Delivered> {
    const desk = await this.#desk()
    const { effects, session } = this.#greeting
    const begun = (await effects.now()) ?? 0
    const line = session.connect()
    try {
      const first: Sent[] = []
      for (const each of earlier) first.push(await this.#send(make(desk, each), desk, line))
      await effects.since(begun, first.filter(isAccepted).length)
      const before = await effects.now()
      return await this.#followed(desk, { sent: [await this.#send(make(desk, change), desk, line)], before })
    } finally {
      line.close()
    }
  }

  /** Sends messages at once, has the receiver ended and started again as soon as they are answered, and waits for all effects. */
  async deliverBefore(restart: () => Promise<void>, changes: readonly Change[]): Promise<Delivered> {
    const desk = await this.#desk()
    const { effects } = this.#greeting
    await this.#demandLastingCount(desk, restart)
    const before = (await effects.now()) ?? 0
    const sent = await Promise.all(changes.map((change) => this.#send(make(desk, change), desk)))
    await restart()
    const after = await this.#send(make(desk), desk)
    if (!isAccepted(after)) this.#greeting.doubt()
    const own = isAccepted(after) ? 1 : 0
    const owed = sent.filter(isAccepted).length
    const seen = await effects.since(before, owed + own, RESUMED_MS)
    return { sent, after, effects: Math.max(0, seen - own) }
  }

  /** What is sent once the change has ended is signed so, too: the next secret alone is tried afterwards. */
  async deliverDuringRotation(): Promise<Delivered> {
    const { effects, rotation } = this.#greeting
    if (rotation.desk) throw new Unjudged('the secret was changed already by an earlier check of this run')
    const desk = await this.#desk()
    const before = await effects.now()
    const sent: Sent[] = []
    await rotation.run(desk, async () => {
      sent.push(await this.#send(make(desk, duringChange(desk)), desk))
    })
    const followed = await this.#followed(desk, { sent, before, next: afterChange(desk) })
    this.#greeting.useNext()
    return followed
  }

  async deliverAfterRotation(): Promise<Delivered> {
    const { effects, rotation } = this.#greeting
    if (!rotation.desk) await this.deliverDuringRotation()
    await rotation.ended()
    const desk = rotation.desk ?? none()
    const before = await effects.now()
    return this.#followed(desk, { sent: [await this.#send(make(desk), desk)], before })
  }

  /** A count that begins anew with the process would make everything look lost. */
  async #demandLastingCount(desk: Desk, restart: () => Promise<void>): Promise<void> {
    const { effects } = this.#greeting
    const begun = (await effects.now()) ?? 0
    await this.#send(make(desk), desk)
    const counted = begun + (await effects.since(begun, 1))
    await restart()
    if (((await effects.now()) ?? 0) < counted)
      throw new Unjudged('the count begins anew when the receiver is restarted: what is lost cannot be seen')
  }

  /** What was just sent is blamed where a correct message does not get through after it. */
  async #followed(desk: Desk, { sent, before, next }: Followed): Promise<Delivered> {
    const after = await this.#send(make(desk, next), desk)
    if (!isAccepted(after)) this.#greeting.doubt()
    if (before === undefined) return { sent, after }
    const own = isAccepted(after) ? 1 : 0
    // Of an event that was sent again no second effect is owed.
    const events = new Set(sent.filter(isAccepted).map(({ event }) => event))
    const seen = await this.#greeting.effects.since(before, events.size + own)
    return { sent, after, effects: Math.max(0, seen - own) }
  }

  /** What was sent to find it may have its effect later, and is not to be taken for one of what follows. */
  async #desk(): Promise<Desk> {
    const { desks, effects } = this.#greeting
    const [first = none()] = desks
    const begun = (await effects.now()) ?? 0
    const sent: Sent[] = []
    const desk = await this.#greeting.desk(async (made) => {
      const one = await this.#send(made, first)
      sent.push(one)
      return one.answer
    })
    if (sent.length > 0) await effects.since(begun, sent.filter(isAccepted).length)
    return desk
  }

  /** Tries again where the receiver asks for it, as a sender would: of what no sender sends, the first answer stands. */
  async #send(made: Made, desk: Desk, line?: Line): Promise<Sent> {
    const { session, patience } = this.#greeting
    let sent = await this.#try(made, line)
    for (let tries = 1; ; tries += 1) {
      const waitMs = patience.waitFor(sent.answer, { tries, now: session.clock.now() })
      if (waitMs === undefined || !isGenuine(desk, made)) return sent
      await session.clock.wait(waitMs)
      sent = await this.#try(made, line)
    }
  }

  async #try(made: Made, line: Line | undefined): Promise<Sent> {
    const { session } = this.#greeting
    const { exchanges, redactor } = this.#evidence
    const startedAt = session.clock.now()
    const answer: WireAnswer = await (line ?? session).send(made.request)
    const id = `x${exchanges.length + 1}`
    exchanges.push(exchangeOf({ id, startedAt, url: session.url, request: made.request, answer }, redactor))
    const [{ scope } = none()] = this.#greeting.desks
    const untold = untoldOf(scope, { secrets: session.secrets, made })
    return { answer, exchange: id, untold, event: made.event }
  }
}

interface Followed {
  sent: readonly Sent[]
  /** Effects before they were sent. */
  before: number | undefined
  /** In what the correct message differs that is sent after them. */
  next?: Change
}

function isAccepted({ answer }: Sent): boolean {
  return verdictOf(answer) === 'accepted'
}

export function none(): never {
  throw new RangeError('a scheme needs an encoding, and what is asked of a receiver a way to do it')
}
