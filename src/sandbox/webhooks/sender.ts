import type { Recipe } from '../../model/recipe.ts'
import type { WebhooksBinding } from '../../model/webhook-binding.ts'
import type { Api } from '../../spec/api.ts'
import type { SandboxClock } from '../clock.ts'
import { Dice, hashText } from '../data/dice.ts'
import type { Tap } from '../fault-points.ts'
import { urlRefusal } from './address-judge.ts'
import { Deliveries } from './deliveries.ts'
import type { AttemptNote, DeliveryRecord } from './delivery-log.ts'
import { type Endpoint, newSecret, rotate } from './endpoint.ts'
import { payloadOf } from './event.ts'
import type { Happening, WebhookEvent } from './happening.ts'
import { type Network, NO_NETWORK } from './network.ts'

export interface SenderOptions {
  api: Api
  binding: WebhooksBinding
  recipe: Recipe
  tap: Tap
  clock: SandboxClock
  seed: number
  random: (count: number) => Uint8Array
  /** Set where receivers are on this machine: then they are nowhere else. */
  loopback?: boolean | undefined
  onAttempt?: ((note: AttemptNote) => void) | undefined
}

/** Sends webhooks as the API promises: each event of a connection to each endpoint of that connection, until it is taken. */
export class WebhookSender {
  readonly #options: SenderOptions
  readonly #endpoints: Endpoint[] = []
  readonly #deliveries: Deliveries
  readonly #dice: Dice

  constructor(options: SenderOptions) {
    this.#options = options
    this.#dice = new Dice(hashText(`webhooks ${options.seed}`))
    this.#deliveries = new Deliveries({
      ...options,
      network: NO_NETWORK,
      loopback: options.loopback ?? false,
      chance: () => this.#dice.share(),
    })
  }

  reach(network: Network): void {
    this.#deliveries.reach(network)
  }

  /** A new endpoint with its secret, or why there can be none. */
  register(url: string, connection: string): { id: string; secret: string } | { refused: string } {
    const { tap, loopback = false } = this.#options
    const refused = tap('webhook.address', urlRefusal(url, { loopback }), { moment: 'registration', url })
    if (refused !== undefined) return { refused }
    const id = this.#id('endpoint')
    const secret = this.#newSecret(id)
    const secrets = [{ text: secret, until: Number.POSITIVE_INFINITY }]
    this.#endpoints.push({ id, url, connection, secrets, isGone: false })
    return { id, secret }
  }

  /** A new secret, beside which the old one stays good for a while. */
  rotate(id: string): string {
    const { binding, clock } = this.#options
    const endpoint = this.#endpoints.find((one) => one.id === id)
    const text = this.#newSecret(id, endpoint?.secrets[0]?.text)
    if (endpoint) rotate(endpoint, binding, { text, now: clock.now() })
    return text
  }

  /**
   * Something happened; `applied` is false for a write that was refused, or that changed nothing. Deliveries begin once the caller
   * has had its answer.
   */
  tell(happening: Happening, applied = true): void {
    const { binding, tap, clock } = this.#options
    const named = Object.entries(binding.events)
      .filter(([, { when, entity }]) => when === happening.cause && entity === happening.entity)
      .map(([type]) => type)
    const due = tap('webhook.events', applied ? named : [], { ...happening, applied, named })
    for (const type of due) this.#send({ ...happening, type, id: this.#id('event'), at: clock.now() })
  }

  redeliver(delivery: string): Promise<void> {
    return this.#deliveries.redeliver(delivery)
  }

  log(endpoint: string): DeliveryRecord[] {
    return this.#deliveries.log(endpoint)
  }

  #newSecret(endpoint: string, old?: string): string {
    const { recipe, random, tap } = this.#options
    return tap('webhook.new-secret', newSecret(recipe, random), { endpoint, old })
  }

  #send(event: WebhookEvent): void {
    const { api, tap } = this.#options
    const payload = tap('webhook.payload', payloadOf(api, event), { event })
    const connections = tap('webhook.audience', [event.connection], {
      event,
      all: this.#endpoints.map(({ connection }) => connection),
    })
    for (const endpoint of this.#endpoints)
      if (connections.includes(endpoint.connection) && !endpoint.isGone)
        this.#deliveries.begin(endpoint, { event, body: JSON.stringify(payload) })
  }

  #id(of: string): string {
    const digits = Array.from({ length: 3 }, () => this.#dice.word().toString(36).padStart(7, '0'))
    return `${of === 'event' ? 'evt' : 'ep'}_${digits.join('')}`
  }
}
