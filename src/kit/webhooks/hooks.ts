import type { Recorder } from '../../client/recorder.ts'
import { Finding } from '../../model/finding.ts'
import type { DeliveryRecord } from '../../sandbox/webhooks/delivery-log.ts'
import { Secret } from '../../secrets/secret.ts'
import type { TargetSession, TargetWebhooks, WebhookOwner } from '../../target/session.ts'
import { demand } from '../access.ts'
import type { Reader } from '../reader.ts'
import type { Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import { type Happens, usualEvent } from './happenings.ts'
import { createReadings, type Readings } from './readings.ts'
import { type Inbox, type Receiver, type ReceiverAnswer, receiversNetwork } from './receiver.ts'

export interface OpenOptions {
  who?: WebhookOwner
  /** One for each delivery, the last one for all that follow; 200 at once where none is given. */
  answers?: readonly ReceiverAnswer[]
}

/** Receives what the target sends, on the target's clock. */
export interface Hooks extends Readings {
  /** Registers an endpoint of a host of its own. */
  open(options?: OpenOptions): Promise<Inbox>
  /** A host that nothing is registered for. */
  host(name: string): Receiver
  /** Why the target refuses to deliver to this address; undefined where it would. */
  refusalOf(url: string): string | undefined
  /** Makes an event happen, the usual one where none is named, and waits as `until` does. */
  occur(event?: Happens, who?: WebhookOwner): Promise<void>
  /** Does something, and waits until deliveries that come of it begin, or a minute has passed. */
  until<T>(done: () => Promise<T>): Promise<T>
  /** The usual event, so many times. */
  occurOften(times: number): Promise<void>
  /** Moves the target's clock, and makes all attempts that are due on the way. */
  pass(ms: number): Promise<void>
  /** Asks for another attempt at the delivery of an inbox that came last. */
  redeliver(inbox: Inbox): Promise<void>
  rotate(inbox: Inbox): Secret
  log(inbox: Inbox): DeliveryRecord[]
}

interface HooksMeans {
  scope: Scope
  session: TargetSession
  recorder: Recorder
  reader: Pick<Reader, 'sample'>
}

/** Seconds in which a sender begins to deliver. */
const PROMPT = 60

/** Hosts have an address that anybody could have, and that no other judge takes exception to. */
const PUBLIC = '8.8.4.4'

export function createHooks(means: HooksMeans): Hooks {
  const hosts = new Map<string, Receiver>()
  let reached: TargetWebhooks | undefined
  const target = () => {
    reached ??= connected(means.session, hosts, means.recorder)
    return reached
  }
  const desk = { ...means, hosts, target }
  return { ...createReadings(means.scope), ...registering(desk), ...happening(desk), ...managing(desk) }
}

interface Desk extends HooksMeans {
  hosts: Map<string, Receiver>
  /** Connected when it is first asked for: hooks are handed to every proof, whatever the target has. */
  target(): TargetWebhooks
}

function registering({ hosts, target, recorder }: Desk): Pick<Hooks, 'host' | 'open' | 'refusalOf'> {
  const host = (name: string): Receiver => {
    const receiver: Receiver = { address: PUBLIC, answers: [], receipts: [], tries: [] }
    hosts.set(name, receiver)
    target()
    return receiver
  }
  return {
    host,
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
  }
}

function happening(desk: Desk): Pick<Hooks, 'pass' | 'until' | 'occur' | 'occurOften'> {
  const { hosts, target, scope } = desk
  const pass = (ms: number) => target().pass(ms)
  const until = async <T>(done: () => Promise<T>): Promise<T> => {
    const tries = () => [...hosts.values()].reduce((sum, one) => sum + one.tries.length, 0)
    const before = tries()
    const given = await done()
    await pass(0)
    for (let second = 0; second < PROMPT && tries() === before; second++) await pass(1000)
    return given
  }
  const occur: Hooks['occur'] = (event = usualEvent(scope), who = 'primary') =>
    until(() => bringAbout(desk, event, who))
  return {
    pass,
    until,
    occur,
    occurOften: async (times) => {
      for (let time = 0; time < times; time++) await occur()
    },
  }
}

function managing({ target, recorder }: Desk): Pick<Hooks, 'redeliver' | 'rotate' | 'log'> {
  return {
    redeliver: async (inbox) => {
      const last = target().log(inbox.id).at(-1)
      const tried = target().redeliver(last?.id ?? '')
      await target().pass(0)
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

function connected(
  session: TargetSession,
  hosts: ReadonlyMap<string, Receiver>,
  recorder: Recorder,
): TargetWebhooks {
  const webhooks = demand(session.webhooks, 'way to register a receiver of webhooks')
  const clock = demand(session.clock, 'clock')
  webhooks.reach(receiversNetwork(hosts, { now: clock.now, wait: webhooks.wait }, recorder))
  return webhooks
}

function learnt({ redactor }: Recorder, text: string): Secret {
  const secret = new Secret(text)
  redactor.learn(secret)
  return secret
}

async function bringAbout(
  { session, reader, target }: Desk,
  event: Happens | undefined,
  who: WebhookOwner,
): Promise<void> {
  if (!event) throw new Unjudged('the binding names no event')
  const { when, entity } = event
  if (when !== 'created' && when !== 'updated') return target().trigger(when, who)
  if (!entity) throw new Unjudged(`the binding does not say of what ${event.type} tells`)
  const control = demand(session.control, 'control surface')
  if (when === 'created') control.insert(entity.name)
  else control.touch(entity.name, (await reader.sample(entity)).key)
}
