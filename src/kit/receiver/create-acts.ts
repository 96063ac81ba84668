import type { WireAnswer } from '../../model/wire.ts'
import type { Evidence } from '../measure.ts'
import type { ReceiverActs } from './acts.ts'
import { exchangeOf } from './exchange.ts'
import { type Delivered, DeliveryExpectation, type Sent } from './expect-delivery.ts'
import type { Greeting } from './greeting.ts'
import { type Change, type Desk, type Made, make } from './message.ts'
import { verdictOf } from './verdict.ts'

export function createReceiverActs(greeting: Greeting, evidence: Evidence): ReceiverActs {
  const post = new Post(greeting, evidence)
  const one = (desk: Desk, change: Change = {}) => [make(desk, change)]
  return {
    scope: greeting.desks[0]?.scope ?? none(),
    greet: () => post.greet(),
    deliver: (change) => post.deliver((desk) => one(desk, change)),
    deliverAll: (changes) => post.deliver((desk) => changes.map((change) => make(desk, change))),
    repeat: (times, change) => post.deliver((desk) => same(times, make(desk, change))),
    repeatAtOnce: (times, change) => post.deliver((desk) => same(times, make(desk, change)), 'at once'),
    deliverAtOnce: (changes) =>
      post.deliver((desk) => changes.map((change) => make(desk, change)), 'at once'),
    replayAfter: (ms, change) => post.replay(ms, change),
    freshId: () => greeting.nextId(),
    expect: (delivered) => new DeliveryExpectation(delivered),
  }
}

function none(): never {
  throw new RangeError('a scheme needs an encoding')
}

function same(times: number, made: Made): Made[] {
  return Array.from({ length: times }, () => made)
}

/** Sends messages over one session, and writes down what was said. */
class Post {
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
      first = await this.#send(make(desk))
      if (verdictOf(first.answer) !== 'accepted') continue
      return this.#followed(desk, [first], before)
    }
    const sent = first ?? none()
    return { sent: [sent], after: sent, ...(before === undefined ? {} : { effects: 0 }) }
  }

  async deliver(messages: (desk: Desk) => readonly Made[], manner?: 'at once'): Promise<Delivered> {
    const desk = await this.#desk()
    const before = await this.#greeting.effects.now()
    const made = messages(desk)
    const sent: Sent[] = []
    if (manner) sent.push(...(await Promise.all(made.map((one) => this.#send(one)))))
    else for (const one of made) sent.push(await this.#send(one))
    return this.#followed(desk, sent, before)
  }

  async replay(ms: number, change?: Change): Promise<Delivered> {
    const desk = await this.#desk()
    const made = make(desk, change)
    const { effects, session } = this.#greeting
    const begun = (await effects.now()) ?? 0
    await this.#send(made)
    await effects.since(begun, 1)
    await session.clock.wait(ms)
    const before = await effects.now()
    return this.#followed(desk, [await this.#send(made)], before)
  }

  /** What was just sent is blamed where a correct message does not get through after it. */
  async #followed(desk: Desk, sent: readonly Sent[], before: number | undefined): Promise<Delivered> {
    const after = await this.#send(make(desk))
    if (verdictOf(after.answer) !== 'accepted') this.#greeting.doubt()
    if (before === undefined) return { sent, after }
    const owed = [...sent, after].filter(({ answer }) => verdictOf(answer) === 'accepted').length
    const own = verdictOf(after.answer) === 'accepted' ? 1 : 0
    // Of what was sent again no second effect is owed: only the correct message is waited for.
    const seen = await this.#greeting.effects.since(before, Math.min(owed, 1 + own))
    return { sent, after, effects: Math.max(0, seen - own) }
  }

  #desk(): Promise<Desk> {
    return this.#greeting.desk(async (made) => (await this.#send(made)).answer)
  }

  async #send(made: Made): Promise<Sent> {
    const { session } = this.#greeting
    const { exchanges, redactor } = this.#evidence
    const startedAt = session.clock.now()
    const answer: WireAnswer = await session.send(made.request)
    const id = `x${exchanges.length + 1}`
    exchanges.push(exchangeOf({ id, startedAt, url: session.url, request: made.request, answer }, redactor))
    const secrets = Object.values(session.secrets).flatMap((secret) => (secret ? [secret.reveal()] : []))
    return { answer, exchange: id, untold: [...secrets, made.right] }
  }
}
