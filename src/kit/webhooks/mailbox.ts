import { setTimeout as sleep } from 'node:timers/promises'
import type { Entry } from '../../client/journal.ts'
import { at } from '../../model/pointer.ts'
import type { ArrivalHandler } from '../../target/session.ts'
import type { HooksMeans } from './hooks.ts'
import { payloadOf } from './readings.ts'
import { type Inbox, type Receipt, type Receiver, receiversNetwork } from './receiver.ts'

const LOOK_AGAIN_MS = 20
const ELSEWHERE = '/assay-elsewhere'

/**
 * Sorts what arrives at an endpoint that others cause events for too. An event counts where it names a record that this check
 * made, or where it is one of a write and names none. All else is taken with 200 and forgotten: what others did blames nobody.
 */
export class Mailbox {
  readonly #means: HooksMeans
  readonly #url: string
  /** Entries of the journal that were there before this check. */
  readonly #before: number
  readonly #known = new Set<string>()
  #inbox: Inbox | undefined
  #elsewhere: (Receiver & { url: string }) | undefined
  /** Settles once it is known what the act under way made. */
  #held: Promise<unknown> = Promise.resolve()

  constructor(means: HooksMeans, url: string) {
    this.#means = means
    this.#url = url
    this.#before = means.journal.entries.length
  }

  /** The inbox that is looked at from now on, in place of the one it gives back. */
  watch(inbox: Inbox | undefined): Inbox | undefined {
    const before = this.#inbox
    this.#inbox = inbox
    return before
  }

  /** An address of the same host that nothing is registered for. */
  elsewhere(): Receiver & { url: string } {
    const url = new URL(ELSEWHERE, this.#url).href
    this.#elsewhere = { url, address: '', answers: [], receipts: [], tries: [] }
    return this.#elsewhere
  }

  tries(): number {
    return (this.#inbox?.tries.length ?? 0) + (this.#elsewhere?.tries.length ?? 0)
  }

  /** Whether a delivery has named this record. */
  knows(key: string): boolean {
    return this.#known.has(key)
  }

  /** Records that this check made. */
  made(): Entry<'made'>[] {
    const { entries } = this.#means.journal
    return entries.slice(this.#before).filter((entry): entry is Entry<'made'> => entry.kind === 'made')
  }

  /** Does something; what arrives meanwhile is sorted once it is done. */
  async holding<T>(done: () => Promise<T>): Promise<T> {
    const given = done()
    this.#held = given.catch(() => {})
    return given
  }

  /** Waits until something is so; false where it is not after so many ms. */
  async comes(isSo: () => boolean, ms: number): Promise<boolean> {
    const end = performance.now() + ms
    while (!isSo() && performance.now() < end) await sleep(LOOK_AGAIN_MS)
    return isSo()
  }

  readonly receive: ArrivalHandler = async (request, signal) => {
    const arrived = Date.now()
    const receipt = await copyOf(request, arrived)
    await this.#held
    const receiver = this.#receiverOf(receipt)
    for (const key of this.#keysIn(receipt)) this.#known.add(key)
    if (!receiver) return new Response(null, { status: 200 })
    // A delivery came when it arrived, not once it was sorted.
    const late = Date.now() - arrived
    const time = { now: () => Date.now() - late, wait: async (ms: number) => void (await sleep(ms)) }
    const { hostname } = new URL(request.url)
    const network = receiversNetwork(new Map([[hostname, receiver]]), time, this.#means.recorder)
    return network.post(requestOf(receipt), { address: receiver.address, signal })
  }

  #receiverOf(receipt: Receipt): Receiver | undefined {
    if (receipt.url.split('?')[0] === this.#elsewhere?.url) return this.#elsewhere
    return this.#isOwn(receipt) ? this.#inbox : undefined
  }

  #isOwn(receipt: Receipt): boolean {
    const payload = payloadOf(receipt)
    const { webhooks } = this.#means.scope.api.binding
    if (payload === undefined || !webhooks) return true
    const keys = this.#keysIn(receipt)
    if (keys.length > 0) return this.made().some(({ key }) => keys.includes(key))
    const type = at(payload, webhooks.payload.type)
    const { when } = (typeof type === 'string' && webhooks.events[type]) || {}
    return when === 'created' || when === 'updated'
  }

  #keysIn(receipt: Receipt): string[] {
    const place = this.#means.scope.api.binding.webhooks?.payload.keys
    const told = place === undefined ? undefined : at(payloadOf(receipt), place)
    return [told ?? []].flat().map(String)
  }
}

async function copyOf(request: Request, arrived: number): Promise<Receipt> {
  const { method, url, headers } = request
  return { at: arrived, method, url, headers: [...headers], body: await request.bytes(), taken: 0 }
}

function requestOf({ method, url, headers, body }: Receipt): Request {
  const bare = method === 'GET' || method === 'HEAD'
  return new Request(url, { method, headers, ...(!bare && { body: Buffer.from(body) }) })
}
