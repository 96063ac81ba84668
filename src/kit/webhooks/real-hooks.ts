import { setTimeout as sleep } from 'node:timers/promises'
import type { TargetDeliveries } from '../../target/session.ts'
import { Unjudged } from '../unjudged.ts'
import type { Made } from '../writes/writer.ts'
import { createdEvent, usualWritten, type WrittenHappening, writtenCauses } from './happenings.ts'
import type { Hooks, HooksMeans, Watched } from './hooks.ts'
import { Mailbox } from './mailbox.ts'
import { createReadings } from './readings.ts'
import type { Inbox } from './receiver.ts'
import { REAL_SLACK, repeatWait } from './timing.ts'

/** No quiet is shorter: what is sent twice comes at once after. */
const LEAST_QUIET_MS = 1000
/** How much longer than the slowest delivery so far one may take. */
const PATIENCE = 3
/** Events that a real system is made to tell of, where others would be told of a hundred. */
const FEW = 3

/** What a real target sends to the one endpoint that there is, in real time. Time cannot be moved there, nor endpoints made. */
export function realHooks(means: HooksMeans, deliveries: TargetDeliveries): Hooks {
  const mailbox = new Mailbox(means, deliveries.url)
  const real = { ...means, deliveries, mailbox }
  return {
    ...createReadings(means.scope),
    ...witnessing(real),
    ...causing(real),
    repeats: (wanted) => Math.min(wanted, 1),
    slack: REAL_SLACK,
    // A week is not waited for: those who ask for it are content with the first repeat.
    pass: async (ms) => void (await sleep(Math.min(ms, repeatWait(means.scope)))),
    refusalOf: () => absent('way to register endpoints'),
    redeliver: async () => {},
    rotate: () => absent('way to change the secret of an endpoint'),
    log: () => absent('log of deliveries'),
  }
}

interface Real extends HooksMeans {
  deliveries: TargetDeliveries
  mailbox: Mailbox
}

function absent(what: string): never {
  throw new Unjudged(`the target has no ${what}`)
}

function witnessing(real: Real): Pick<Hooks, 'open' | 'elsewhere' | 'until' | 'watch'> {
  const { deliveries, mailbox } = real
  return {
    open: async ({ who = 'primary', answers = [] } = {}) => {
      if (who !== 'primary') absent(`endpoint of the ${who} connection`)
      await deliveries.receive(mailbox.receive)
      await drained(real)
      const { url, secret } = deliveries
      const inbox: Inbox = {
        ...{ id: 'registered', address: '', url, secrets: [secret], answers },
        ...{ receipts: [], tries: [] },
      }
      mailbox.watch(inbox)
      return inbox
    },
    elsewhere: () => mailbox.elsewhere(),
    until: (done) => awaited(real, done, deliveries.waitMs),
    watch: (done) => awaited(real, done, quietOf(deliveries)),
  }
}

/** ms in which a delivery would have come, as those before it did. */
function quietOf({ slowest, waitMs }: TargetDeliveries): number {
  return slowest === undefined ? waitMs : Math.min(waitMs, Math.max(LEAST_QUIET_MS, PATIENCE * slowest))
}

/** Does something, waits for a delivery for so many ms, and once there is one for another that would follow it. */
async function awaited<T>({ mailbox, deliveries }: Real, done: Watched<T>, waitMs: number): Promise<T> {
  const before = mailbox.tries()
  const given = await mailbox.holding(done)
  const began = performance.now()
  if (!(await mailbox.comes(() => mailbox.tries() > before, waitMs))) return given
  deliveries.slowest = Math.max(deliveries.slowest ?? 0, performance.now() - began)
  await sleep(quietOf(deliveries))
  return given
}

/** What an earlier act of this check is told by comes first, and is not what is looked for. */
async function drained({ mailbox, deliveries, scope }: Real): Promise<void> {
  for (const { entity, key } of mailbox.made()) {
    const isTold = createdEvent(scope, entity) !== undefined
    if (isTold) await mailbox.comes(() => mailbox.knows(key), deliveries.waitMs)
  }
}

function causing(real: Real): Pick<Hooks, 'occur' | 'occurOften'> {
  const { scope } = real
  const occur: Hooks['occur'] = async (event, who = 'primary') => {
    const written = event ? writtenCauses(scope).find(({ type }) => type === event.type) : usualWritten(scope)
    if (!written) throw new Unjudged('nothing that is written through the API makes this event happen')
    if (who !== 'primary') absent(`endpoint of the ${who} connection`)
    const early = written.when === 'updated' ? await madeBefore(real, written) : undefined
    await awaited(real, () => bringAbout(real, written, early), real.deliveries.waitMs)
  }
  return {
    occur,
    occurOften: async (times) => {
      const often = Math.min(times, FEW)
      for (let time = 0; time < often; time++) await occur()
      return often
    },
  }
}

/** A record to update, whose own event is not seen by the inbox. */
async function madeBefore(real: Real, { entity }: WrittenHappening): Promise<Made> {
  const { mailbox, writer } = real
  const inbox = mailbox.watch(undefined)
  const made = await writer.make(entity)
  await drained(real)
  mailbox.watch(inbox)
  return made
}

async function bringAbout(
  { writer }: Real,
  { entity }: WrittenHappening,
  early: Made | undefined,
): Promise<void> {
  if (early) await writer.update(early, writer.vary(entity, 'update'))
  else await writer.make(entity)
}
