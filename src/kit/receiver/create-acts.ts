import type { SecureVersion } from 'node:tls'
import type { Evidence } from '../measure.ts'
import { Unjudged } from '../unjudged.ts'
import type { ReceiverActs } from './acts.ts'
import type { Delivered } from './expect-delivery.ts'
import { DeliveryExpectation } from './expect-delivery.ts'
import type { Greeting } from './greeting.ts'
import { type Change, type Desk, type Made, make } from './message.ts'
import { none, Post } from './post.ts'

export function createReceiverActs(greeting: Greeting, evidence: Evidence): ReceiverActs {
  const post = new Post(greeting, evidence)
  const one = (desk: Desk, change: Change = {}) => [make(desk, change)]
  const { session, desks } = greeting
  return {
    scope: desks[0]?.scope ?? none(),
    greet: () => post.greet(),
    deliver: (change) => post.deliver((desk) => one(desk, change)),
    deliverAll: (changes) => post.deliver((desk) => changes.map((change) => make(desk, change))),
    repeat: (times, change) => post.deliver((desk) => same(times, make(desk, change))),
    repeatAtOnce: (times, change) => post.deliver((desk) => same(times, make(desk, change)), 'at once'),
    deliverAtOnce: (changes) =>
      post.deliver((desk) => changes.map((change) => make(desk, change)), 'at once'),
    replayAfter: (ms, change) => post.replay(() => session.clock.wait(ms), change),
    deliverAfter: (earlier, change) => post.deliverAfter(earlier, change),
    replayAfterRestart: (change) => post.replay(async () => session.restart?.(), change),
    deliverBeforeRestart: (times) =>
      post.deliverBefore(
        async () => session.restart?.(),
        Array.from({ length: times }, () => ({})),
      ),
    deliverDuringRotation: () => post.deliverDuringRotation(),
    deliverAfterRotation: () => post.deliverAfterRotation(),
    deliverLure: (change) => deliverLure(greeting, post, change),
    deliverVersions: (ages) => deliverVersions(greeting, post, ages),
    offerTls: (version) => offerTls(greeting, post, version),
    freshId: () => greeting.nextId(),
    expect: (delivered) => new DeliveryExpectation(delivered),
  }
}

function same(times: number, made: Made): Made[] {
  return Array.from({ length: times }, () => made)
}

async function deliverLure({ session }: Greeting, post: Post, change: (url: string) => Change) {
  const lure = (await session.lure?.()) ?? none()
  try {
    const delivered = await post.deliver((desk) => [make(desk, change(lure.url))])
    return { ...delivered, fetched: await lure.asked() }
  } finally {
    await lure.close()
  }
}

async function offerTls({ session }: Greeting, post: Post, version: SecureVersion): Promise<Delivered> {
  const handshake = (await session.shakeHands?.(version)) ?? none()
  if (handshake.kind === 'unable')
    throw new Unjudged(`${version} cannot be offered from here (${handshake.how}): use another build of Node`)
  return { ...(await post.deliver(() => [])), handshake }
}

/** How long a version may take to be kept, and how often it is looked for. */
const WAIT = { longestMs: 2000, everyMs: 50 }

async function deliverVersions({ session, nextId }: Greeting, post: Post, ages: readonly number[]) {
  const entity = nextId()
  const versions = ages.map((age) => ({ entity, age, value: `version ${nextId()}.` }))
  const delivered = await post.deliver((desk) => versions.map((version) => make(desk, { version })))
  const newest = versions.toSorted((one, other) => one.age - other.age)[0]?.value ?? ''
  const look = async () => (await session.state?.(entity)) ?? ''
  let state = await look()
  for (let waited = 0; !state.includes(newest) && waited < WAIT.longestMs; waited += WAIT.everyMs) {
    await session.clock.wait(WAIT.everyMs)
    state = await look()
  }
  // The other version may be worked on a little later.
  await session.clock.wait(10 * WAIT.everyMs)
  const others = versions.map(({ value }) => value).filter((value) => value !== newest)
  return { ...delivered, ended: { state: await look(), newest, others } }
}
