import type { Recorder } from '../../client/recorder.ts'
import { Finding } from '../../model/finding.ts'
import { Secret } from '../../secrets/secret.ts'
import type { TargetSession, TargetWebhooks, WebhookOwner } from '../../target/session.ts'
import { demand } from '../access.ts'
import { Unjudged } from '../unjudged.ts'
import { type Happens, usualEvent } from './happenings.ts'
import type { Hooks, HooksMeans, Watched } from './hooks.ts'
import { createReadings } from './readings.ts'
import { type Receiver, receiversNetwork } from './receiver.ts'
import { SLACK } from './timing.ts'

/** Seconds in which a sender begins to deliver. */
const PROMPT = 60

/** Hosts have an address that anybody could have, and that no other judge takes exception to. */
const PUBLIC = '8.8.4.4'

/** Receivers of this process, on a clock that can be moved. */
export function movedHooks(means: HooksMeans): Hooks {
  const hosts = new Map<string, Receiver>()
  let reached: TargetWebhooks | undefined
  const target = () => {
    reached ??= connected(means.session, hosts, means.recorder)
    return reached
  }
  const desk = { ...means, hosts, target }
  return {
    ...createReadings(means.scope),
    ...registering(desk),
    ...happening(desk),
    ...managing(desk),
    repeats: (wanted) => wanted,
    slack: SLACK,
  }
}

interface Desk extends HooksMeans {
  hosts: Map<string, Receiver>
  /** Connected when it is first asked for: hooks are handed to every proof, whatever the target has. */
  target(): TargetWebhooks
}

function registering({ hosts, target, recorder }: Desk): Pick<Hooks, 'elsewhere' | 'open' | 'refusalOf'> {
  const host = (name: string): Receiver => {
    const receiver: Receiver = { address: PUBLIC, answers: [], receipts: [], tries: [] }
    hosts.set(name, receiver)
    target()
    return receiver
  }
  return {
    elsewhere: () =>
      Object.assign(host('elsewhere.example.com'), { url: 'https://elsewhere.example.com/hooks' }),
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

function happening(desk: Desk): Pick<Hooks, 'pass' | 'until' | 'watch' | 'occur' | 'occurOften'> {
  const { hosts, target, scope } = desk
  const pass = (ms: number) => target().pass(ms)
  const until = async <T>(done: Watched<T>): Promise<T> => {
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
    watch: until,
    occur,
    occurOften: async (times) => {
      for (let time = 0; time < times; time++) await occur()
      return times
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
