import type { Recorder } from '../../client/recorder.ts'
import { Finding } from '../../model/finding.ts'
import { at } from '../../model/pointer.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { WebhooksBinding } from '../../model/webhook-binding.ts'
import type { DeliveryRecord } from '../../sandbox/webhooks/delivery-log.ts'
import { Secret } from '../../secrets/secret.ts'
import type { TargetSession, TargetWebhooks, WebhookOwner } from '../../target/session.ts'
import { verify } from '../../webhooks/verify.ts'
import { demand } from '../access.ts'
import type { Reader } from '../reader.ts'
import type { Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import { type EventRow, usualEvent } from './event-rows.ts'
import { type Receipt, type Receiver, type ReceiverAnswer, receiversNetwork } from './receiver.ts'

/** A registered endpoint, and what came there. */
export interface Inbox extends Receiver {
  id: string
  url: string
  /** Newest first. */
  secrets: Secret[]
}

export interface OpenOptions {
  who?: WebhookOwner
  /** One for each delivery, the last one for all that follow; 200 at once where none is given. */
  answers?: readonly ReceiverAnswer[]
}

/** Receives what the target sends, on the target's clock. */
export interface Hooks {
  /** What the binding promises of webhooks. */
  promised(): WebhooksBinding
  /** Registers an endpoint of a host of its own. */
  open(options?: OpenOptions): Promise<Inbox>
  /** A host that nothing is registered for. */
  host(name: string): Receiver
  /** Why the target refuses to deliver to this address; undefined where it would. */
  refusalOf(url: string): string | undefined
  /** Makes an event happen, the usual one where none is named, and delivers what is due at once. */
  occur(event?: EventRow, who?: WebhookOwner): Promise<void>
  /** Moves the target's clock, and makes all attempts that are due on the way. */
  pass(ms: number): Promise<void>
  /** Asks for another attempt at the delivery of an inbox that came last. */
  redeliver(inbox: Inbox): Promise<void>
  rotate(inbox: Inbox): Secret
  log(inbox: Inbox): DeliveryRecord[]
  /** `genuine`, or why one of these secrets' signature is not found on a delivery. */
  judge(receipt: Receipt | undefined, secrets: readonly Secret[]): string
  /** Where the recipe has a place for it, else in the payload. */
  idOf(receipt: Receipt): unknown
  /** Value in the payload. */
  told(receipt: Receipt | undefined, place: keyof WebhooksBinding['payload']): unknown
}

interface HooksMeans {
  scope: Scope
  session: TargetSession
  recorder: Recorder
  reader: Pick<Reader, 'sample'>
}

/** Hosts have an address that anybody could have, and that no other judge takes exception to. */
const PUBLIC = '8.8.4.4'

export function createHooks(means: HooksMeans): Hooks {
  const { scope, session, recorder } = means
  const hosts = new Map<string, Receiver>()
  let reached: TargetWebhooks | undefined
  const target = () => {
    reached ??= connected(session, hosts, recorder)
    return reached
  }
  const host = (name: string): Receiver => {
    const receiver: Receiver = { address: PUBLIC, answers: [], receipts: [], tries: [] }
    hosts.set(name, receiver)
    target()
    return receiver
  }
  const pass = (ms: number) => target().pass(ms)
  return {
    ...readings(scope),
    host,
    pass,
    open: async ({ who = 'primary', answers = [] } = {}) => {
      const name = `receiver-${hosts.size + 1}.example.com`
      const url = `https://${name}/hooks?of=${who}`
      const registered = target().register(url, who)
      if ('refused' in registered)
        throw new Finding({ expected: `${url} to be taken as an endpoint`, seen: registered.refused })
      const { id } = registered
      const secrets = [learnt(recorder, registered.secret)]
      return Object.assign(host(name), { id, url, secrets, answers })
    },
    refusalOf: (url) => {
      const registered = target().register(url, 'primary')
      return 'refused' in registered ? registered.refused : undefined
    },
    occur: async (event = usualEvent(scope), who = 'primary') => {
      await bringAbout({ ...means, target: target() }, event, who)
      await pass(0)
    },
    redeliver: async (inbox) => {
      const last = target().log(inbox.id).at(-1)
      const tried = target().redeliver(last?.id ?? '')
      await pass(0)
      await tried
    },
    rotate: (inbox) => {
      const secret = learnt(recorder, target().rotate(inbox.id))
      inbox.secrets.unshift(secret)
      return secret
    },
    log: (inbox) => target().log(inbox.id),
  }
}

function connected(session: TargetSession, hosts: ReadonlyMap<string, Receiver>, recorder: Recorder): TargetWebhooks {
  const webhooks = demand(session.webhooks, 'way to register a receiver of webhooks')
  const clock = demand(session.clock, 'clock')
  webhooks.reach(receiversNetwork(hosts, { now: clock.now, wait: webhooks.wait }, recorder))
  return webhooks
}

/** What is read in a delivery. */
function readings({ api }: Scope): Pick<Hooks, 'promised' | 'judge' | 'idOf' | 'told'> {
  const recipe = () => told<Recipe>(api.recipe)
  const binding = () => told<WebhooksBinding>(api.binding.webhooks)
  const valueAt = (receipt: Receipt | undefined, place: keyof WebhooksBinding['payload']) =>
    at(payloadOf(receipt), binding().payload[place])
  return {
    promised: binding,
    judge: (receipt, secrets) => {
      if (!receipt) return 'no delivery'
      const { body, url, headers, method, at: now } = receipt
      const verdict = verify(recipe(), secrets, { body, url, headers, method, now })
      return verdict.ok ? 'genuine' : `${verdict.reason}: ${verdict.detail}`
    },
    told: valueAt,
    idOf: (receipt) => {
      const header = recipe().id?.header
      return header === undefined
        ? valueAt(receipt, 'id')
        : receipt.headers.find(([name]) => name.toLowerCase() === header)?.[1]
    },
  }
}

function told<T>(part: T | undefined): T {
  if (part !== undefined) return part
  throw new Unjudged('the binding does not tell how webhooks are sent')
}

/** The JSON of a delivery; undefined where there is none. */
export function payloadOf(receipt: Receipt | undefined): unknown {
  try {
    return receipt && JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(receipt.body))
  } catch {
    return undefined
  }
}

function learnt({ redactor }: Recorder, text: string): Secret {
  const secret = new Secret(text)
  redactor.learn(secret)
  return secret
}

async function bringAbout(
  { session, reader, target }: HooksMeans & { target: TargetWebhooks },
  event: EventRow | undefined,
  who: WebhookOwner,
): Promise<void> {
  if (!event) throw new Unjudged('the binding names no event')
  const { when, entity } = event
  if (when !== 'created' && when !== 'updated') return target.trigger(when, who)
  if (!entity) throw new Unjudged(`the binding does not say of what ${event.type} tells`)
  const control = demand(session.control, 'control surface')
  if (when === 'created') control.insert(entity.name)
  else control.touch(entity.name, (await reader.sample(entity)).key)
}
