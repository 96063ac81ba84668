import { Finding } from '../../model/finding.ts'
import type { WireAnswer } from '../../model/wire.ts'
import type { Handshake } from '../../target/receiver/session.ts'
import { traceIn } from './untold.ts'
import { type ReceiverVerdict, showAnswer, verdictOf } from './verdict.ts'

/** What became of one or several deliveries, of the correct one that was sent after them, and of their effects. */
export interface Delivered {
  sent: readonly Sent[]
  /** A correct delivery of a fresh event, sent after the others. */
  after: Sent
  /** Effects that the others had; undefined where nothing counts them. */
  effects?: number
  /** Paths of a lure that were asked for. */
  fetched?: readonly string[]
  /** What came of an offer of one version of TLS. */
  handshake?: Handshake
  /** What an entity was said to be in the end, and the values of its versions. */
  ended?: { state: string; newest: string; others: readonly string[] }
}

export interface Sent {
  answer: WireAnswer
  /** Id of its exchange. */
  exchange: string
  /** Id of what it brings. */
  event: string
  /** What no answer may hold. */
  untold: readonly string[]
}

/** Judges deliveries. Every failed expectation throws a Finding. */
export class DeliveryExpectation {
  readonly #delivered: Delivered

  constructor(delivered: Delivered) {
    this.#delivered = delivered
  }

  /** Answered 2xx, and alive afterwards. */
  toBeAccepted(): this {
    return this.#toBe(['accepted'], 'it is accepted: an answer 2xx')
  }

  /** Answered 4xx, without an effect, and alive afterwards. */
  toBeRejected(): this {
    return this.#toBe(['rejected'], 'it is rejected: an answer 4xx').toHaveEffects(0)
  }

  /** Accepted or rejected: no outage, and no redirect, which a sender does not follow. */
  toBeHandled(): this {
    return this.#toBe(['accepted', 'rejected'], 'an answer 2xx or 4xx')
  }

  /** Answered 413, or no longer read: whoever sends too much must not fill the memory. */
  toBeCutShort(): this {
    const whole = this.#delivered.sent.find(
      ({ answer }) => answer.sentAll && !(answer.kind === 'answered' && answer.status === 413),
    )
    if (!whole) return this.toLive()
    const seen = `it read all of it, then: ${showAnswer(whole.answer)}`
    throw finding('an answer 413, or that it stops reading', seen, whole)
  }

  /** Whatever became of the deliveries, the next correct one is accepted. */
  toLive(): this {
    const { after, sent } = this.#delivered
    if (verdictOf(after.answer) === 'accepted') return this
    const seen = `${showAnswer(after.answer)}. What was sent before has broken it`
    throw finding('the next correct delivery is accepted', seen, sent.at(-1) ?? after)
  }

  /** How many effects they had in all; nothing is said where nothing counts them. */
  toHaveEffects(expected: number): this {
    const { effects, sent } = this.#delivered
    if (effects === undefined || effects === expected) return this
    const [first] = sent
    const answer = first ? `, answered ${showAnswer(first.answer)}` : ''
    throw finding(`${count(expected)} counted`, `${count(effects)} counted${answer}`, sent.at(-1))
  }

  /** Whatever was answered 2xx has had its effect; a second one may be of work that was begun again. */
  toLoseNothing(): this {
    const { effects, sent } = this.#delivered
    const accepted = sent.filter(({ answer }) => verdictOf(answer) === 'accepted').length
    if (effects === undefined || effects >= accepted) return this.toLive()
    throw finding(
      `${count(accepted)}: one of each event answered 2xx`,
      `${count(effects)} counted`,
      sent.at(-1),
    )
  }

  /** No answer holds a secret, a signature that would have been right, or a place in code. */
  toTellNothing(): this {
    for (const one of this.#delivered.sent) {
      const text = textOf(one.answer)
      const told = one.untold.find((secret) => secret.length > 7 && text.includes(secret))
      if (told !== undefined)
        throw finding('no secret and no right signature in the answer', 'an answer that tells one', one)
      const trace = traceIn(text)
      if (trace !== undefined) throw finding('no trace of code in the answer', JSON.stringify(trace), one)
    }
    return this.toLive()
  }

  /** Of two packed bodies, a broken one and a huge one: whoever rejects the first unpacks, and has to reject the second, too. */
  toUnpackWithinLimits(): this {
    const [broken, huge] = this.#delivered.sent
    if (!broken || !huge) throw new RangeError('a broken body and a huge one are needed')
    this.toBeHandled()
    if (verdictOf(broken.answer) === 'accepted' || verdictOf(huge.answer) === 'rejected') return this
    throw finding('it is rejected: an answer 4xx', `${showAnswer(huge.answer)}, unpacked to its end`, huge)
  }

  /** No address of the payload was asked for. */
  toFetchNothing(): this {
    const { fetched = [], sent } = this.#delivered
    if (fetched.length === 0) return this
    const seen = `it asked for ${fetched.slice(0, 5).join(', ')}`
    throw finding('no address of the payload is fetched', seen, sent.at(-1))
  }

  /** What is kept of the entity is its newest version. */
  toEndAsNewest(): this {
    const { ended, sent } = this.#delivered
    if (!ended) throw new RangeError('nothing was asked what the entity has become')
    const { state, newest, others } = ended
    if (state.includes(newest) && !others.some((other) => state.includes(other))) return this
    throw finding(`the entity is ${newest}`, `it is ${JSON.stringify(state.slice(0, 200))}`, sent.at(-1))
  }

  /** No connection came about by the version of TLS that was offered. */
  toRefuseTls(): this {
    return this.#toShakeHands('refused', 'the version is refused')
  }

  /** A connection came about by the version of TLS that was offered. */
  toTakeTls(): this {
    return this.#toShakeHands('agreed', 'the version is taken')
  }

  /** Answers of no more than so many bytes. */
  toAnswerWithin(bytes: number): this {
    const long = this.#delivered.sent.find(
      ({ answer }) => answer.kind === 'answered' && answer.body.length > bytes,
    )
    if (!long) return this
    throw finding(`an answer of at most ${bytes} bytes`, `more than ${bytes} bytes`, long)
  }

  #toShakeHands(wanted: Handshake['kind'], expected: string): this {
    const { handshake = { kind: 'failed', how: 'nothing was offered' }, after } = this.#delivered
    if (handshake.kind === wanted) return this.toLive()
    const seen = handshake.kind === 'agreed' ? 'a connection by it' : `${handshake.kind}: ${handshake.how}`
    throw finding(expected, seen, after)
  }

  #toBe(wanted: readonly ReceiverVerdict[], expected: string): this {
    const { sent } = this.#delivered
    const odd = sent.find(({ answer }) => !wanted.includes(verdictOf(answer)))
    if (odd) throw finding(`${expected}${sent.length > 1 ? ' to each' : ''}`, showAnswer(odd.answer), odd)
    return this.toLive()
  }
}

function textOf(answer: WireAnswer): string {
  if (answer.kind !== 'answered') return ''
  const headers = answer.headers.map(([name, value]) => `${name}: ${value}`)
  return [...headers, Buffer.from(answer.body).toString()].join('\n')
}

function count(effects: number): string {
  return `${effects} effect${effects === 1 ? '' : 's'}`
}

function finding(expected: string, seen: string, sent: Sent | undefined): Finding {
  return new Finding({ expected, seen, ...(sent && { exchange: sent.exchange }) })
}
