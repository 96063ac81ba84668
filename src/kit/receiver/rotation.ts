import type { ReceiverSession } from '../../target/receiver/session.ts'
import type { Change, Desk } from './message.ts'

/** How often something is delivered while secrets are changed, in milliseconds. */
const EVERY_MS = 50

/** A change of the secret that is in use, once in a run. */
export class Rotation {
  readonly #session: ReceiverSession
  #change: Promise<void> | undefined
  #desk: Desk | undefined

  constructor(session: ReceiverSession) {
    this.#session = session
  }

  /** What delivered while it went on; undefined where it has not begun. */
  get desk(): Desk | undefined {
    return this.#desk
  }

  /** Has the secret changed; `meanwhile` is done again and again until it is, and at least once. */
  async run(desk: Desk, meanwhile: () => Promise<void>): Promise<void> {
    let isOver = false
    const change = this.#session.rotate?.() ?? Promise.resolve()
    this.#desk = desk
    this.#change = change.finally(() => {
      isOver = true
    })
    // It is awaited below: what is sent meanwhile comes to its end first.
    this.#change.catch(() => {})
    do {
      await meanwhile()
      await this.#session.clock.wait(EVERY_MS)
    } while (!isOver)
    await this.#change
  }

  /** Throws what the change has failed with. */
  async ended(): Promise<void> {
    await this.#change
  }
}

/** What a sender sends while it changes its secret: signed by both where there is a list for it, else by the old one until it is over. */
export function duringChange({ scope }: Desk): Change {
  return scope.recipe.signature?.between === undefined ? {} : { besides: 'next' }
}

/** What it sends as soon as the receiver knows both. */
export function afterChange(desk: Desk): Change {
  const { besides } = duringChange(desk)
  return besides ? { besides } : { secret: 'next' }
}
