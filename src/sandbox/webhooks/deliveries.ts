import type { AttemptContext } from '../fault-points.ts'
import { type AttemptMeans, attempt } from './attempt.ts'
import type {
  Answered,
  AttemptNote,
  AttemptRecord,
  DeliveryRecord,
  DeliveryState,
  DeliveryVerdict,
} from './delivery-log.ts'
import { type Endpoint, goodSecrets } from './endpoint.ts'
import type { WebhookEvent } from './happening.ts'
import type { Network } from './network.ts'
import { askedWait, nextWait } from './schedule.ts'

export interface DeliveriesOptions extends AttemptMeans {
  /** At least 0, below 1; another one each time. */
  chance(): number
  onAttempt?: ((note: AttemptNote) => void) | undefined
}

interface Parcel {
  event: WebhookEvent
  /** The same text for every attempt. */
  body: string
}

interface Delivery extends Parcel {
  endpoint: Endpoint
  record: DeliveryRecord
  /** Attempts of the plan so far; those by hand do not count. */
  planned: number
  began: number
  callOff(): void
}

/** All events on their way, each for itself: what one receiver does delays no other. */
export class Deliveries {
  readonly #options: DeliveriesOptions
  readonly #held: Delivery[] = []
  readonly #lanes = new Map<string, Promise<void>>()

  constructor(options: DeliveriesOptions) {
    this.#options = { ...options }
  }

  reach(network: Network): void {
    this.#options.network = network
  }

  begin(endpoint: Endpoint, { event, body }: Parcel): void {
    const { clock, tap } = this.#options
    const id = `dlv_${this.#held.length + 1}`
    const record: DeliveryRecord = {
      id,
      endpoint: endpoint.id,
      event: event.id,
      type: event.type,
      state: 'waiting',
      attempts: [],
    }
    const began = clock.now()
    const delivery = { event, body, endpoint, record, planned: 0, began, callOff: () => {} }
    this.#held.push(delivery)
    const wait = tap('webhook.schedule', 0, {
      ...this.#context(delivery, false),
      answer: undefined,
      asked: undefined,
    })
    this.#plan(delivery, wait)
  }

  /** Tries once more, whatever has become of it. Where that is taken, nothing more is sent. */
  async redeliver(id: string): Promise<void> {
    const delivery = this.#held.find(({ record }) => record.id === id)
    if (delivery) await this.#attempt(delivery, true)
  }

  log(endpoint: string): DeliveryRecord[] {
    const own = this.#held.filter(({ record }) => record.endpoint === endpoint)
    return own.map(({ record }) => this.#options.tap('webhook.log', structuredClone(record), { endpoint }))
  }

  #plan(delivery: Delivery, wait: number | undefined): void {
    const { clock } = this.#options
    if (wait === undefined) delivery.record.state = 'given-up'
    else delivery.callOff = clock.at(clock.now() + wait, () => void this.#inLane(delivery))
  }

  /** Deliveries have a lane each. */
  #inLane(delivery: Delivery): Promise<void> {
    const { tap } = this.#options
    const { id, endpoint } = delivery.record
    const lane = tap('webhook.lane', id, { endpoint })
    const before = this.#lanes.get(lane)
    const done = before ? before.then(() => this.#attempt(delivery, false)) : this.#attempt(delivery, false)
    const held = done.finally(() => {
      if (this.#lanes.get(lane) === held) this.#lanes.delete(lane)
    })
    this.#lanes.set(lane, held)
    return held
  }

  async #attempt(delivery: Delivery, manual: boolean): Promise<void> {
    const { clock, tap } = this.#options
    const { endpoint, record } = delivery
    if (!manual) delivery.planned += 1
    const context = this.#context(delivery, manual)
    const answer = await attempt(this.#options, {
      url: endpoint.url,
      body: tap('webhook.body', delivery.body, context),
      secrets: goodSecrets(endpoint, context.now),
      context,
    })
    const told = 'status' in answer ? { status: answer.status } : answer
    const made: AttemptRecord = { at: context.now, manual, ...told, ms: clock.now() - context.now }
    record.attempts.push(made)
    const next = this.#settle(delivery, { answer, context })
    const { url } = endpoint
    const { type, event, state } = record
    this.#options.onAttempt?.({ url, type, event, state, next, attempt: made })
  }

  /** ms until the next attempt; undefined where none follows. */
  #settle(
    delivery: Delivery,
    { answer, context }: { answer: Answered; context: AttemptContext },
  ): number | undefined {
    const { tap, binding, clock, chance } = this.#options
    const verdict = tap('webhook.verdict', verdictOf(answer, binding.gone), { ...context, answer })
    if (verdict === 'gone') this.#close(delivery.endpoint)
    if (verdict === 'delivered') end(delivery, 'delivered')
    if (context.manual || delivery.record.state !== 'waiting') return undefined
    const asks = 'status' in answer && binding.slowDown.statuses.includes(answer.status)
    const asked = asks ? askedWait(answer.retryAfter, clock.now()) : undefined
    const { planned: attempts, began } = delivery
    const planned = nextWait(binding, { attempts, sinceFirst: clock.now() - began, asked, chance: chance() })
    const wait = tap('webhook.schedule', planned, { ...context, answer, asked })
    this.#plan(delivery, wait)
    return wait
  }

  /** A receiver that is gone is sent nothing more. */
  #close(endpoint: Endpoint): void {
    endpoint.isGone = true
    for (const delivery of this.#held)
      if (delivery.endpoint === endpoint && delivery.record.state === 'waiting') end(delivery, 'given-up')
  }

  #context({ event, planned, began, endpoint }: Delivery, manual: boolean): AttemptContext {
    const now = this.#options.clock.now()
    return { id: event.id, type: event.type, attempt: planned, manual, now, began, endpoint: endpoint.id }
  }
}

function end(delivery: Delivery, state: DeliveryState): void {
  delivery.callOff()
  delivery.record.state = state
}

/** Only 2xx is success: a redirect is an answer of somebody else than the receiver. */
function verdictOf(answer: Answered, gone: readonly number[]): DeliveryVerdict {
  if (!('status' in answer)) return 'failed'
  if (gone.includes(answer.status)) return 'gone'
  return answer.status >= 200 && answer.status < 300 ? 'delivered' : 'failed'
}
