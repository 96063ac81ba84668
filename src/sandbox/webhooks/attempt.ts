import { readUpTo } from '../../client/read-up-to.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { WebhooksBinding } from '../../model/webhook-binding.ts'
import { sign } from '../../webhooks/sign.ts'
import type { SandboxClock } from '../clock.ts'
import type { AttemptContext, Tap } from '../fault-points.ts'
import { addressRefusal } from './address-judge.ts'
import type { Answered, AttemptFailure } from './delivery-log.ts'
import type { Network } from './network.ts'
import { span } from './schedule.ts'

/** What an attempt is made with. */
export interface AttemptMeans {
  tap: Tap
  clock: SandboxClock
  network: Network
  binding: WebhooksBinding
  recipe: Recipe
  /** Whether receivers are on this machine. */
  loopback: boolean
}

/** What is sent, and to whom. */
export interface Outgoing {
  url: string
  body: string
  /** Newest first. */
  secrets: readonly string[]
  context: AttemptContext
}

/** Bytes of an answer's body that are read: nothing is done with them. */
const READ = 64 * 1024

/** Signs and sends once. Never rejects: whatever happens is an answer. */
export async function attempt(means: AttemptMeans, outgoing: Outgoing): Promise<Answered> {
  const { clock, binding, tap } = means
  const { context } = outgoing
  const limit = tap('webhook.limit', span(binding.answerWithin), { ...context, part: 'headers' })
  const aborter = new AbortController()
  try {
    const work = exchange(means, outgoing, aborter.signal)
    const answered = await within({ clock, ms: limit, aborter }, work)
    if (!(answered instanceof Response)) return answered
    const rest = tap('webhook.limit', limit - (clock.now() - context.now), { ...context, part: 'body' })
    const read = await within(
      { clock, ms: rest, aborter },
      readUpTo(answered, tap('webhook.read', READ, context), aborter.signal),
    )
    if ('failure' in read) return read
    return { status: answered.status, retryAfter: answered.headers.get('retry-after') }
  } catch {
    return { failure: 'broken-off' }
  } finally {
    aborter.abort()
  }
}

async function exchange(
  means: AttemptMeans,
  outgoing: Outgoing,
  signal: AbortSignal,
): Promise<Response | { failure: AttemptFailure }> {
  const { network, tap, loopback } = means
  const { context } = outgoing
  const url = new URL(outgoing.url)
  const [address = ''] = await network.resolve(url.hostname.replace(/^\[|\]$/g, ''))
  // The name may lead elsewhere than when it was registered: what counts is where this connection goes.
  const refusal = tap('webhook.address', addressRefusal(address, { loopback }), {
    moment: 'delivery',
    url: url.href,
    address,
  })
  if (refusal !== undefined) return { failure: 'address-refused' }
  const response = await network.post(signedRequest(means, outgoing), { address, signal })
  const location = tap('webhook.follow', undefined, {
    ...context,
    location: response.headers.get('location'),
  })
  if (location === undefined) return response
  return exchange(means, { ...outgoing, url: new URL(location, url).href }, signal)
}

function signedRequest({ recipe, tap }: AttemptMeans, { url, body, secrets, context }: Outgoing): Request {
  const { now: time, id } = context
  const headers = { 'content-type': 'application/json', 'user-agent': 'sandbox-webhooks' }
  const signed = sign(recipe, tap('webhook.secrets', secrets, context), { body, id, time, url, headers })
  const sent = tap('webhook.sign', signed, { ...context, secrets, recipe })
  return new Request(sent.url ?? url, {
    method: 'POST',
    headers: sent.headers,
    body: Buffer.from(sent.body),
    redirect: 'manual',
  })
}

/** What comes of some work, or that the time was up before. */
async function within<T>(
  { clock, ms, aborter }: { clock: SandboxClock; ms: number; aborter: AbortController },
  work: Promise<T>,
): Promise<T | { failure: 'timed-out' }> {
  // Nobody waits for it any more once the time is up.
  work.catch(() => {})
  let callOff = () => {}
  const late = new Promise<{ failure: 'timed-out' }>((resolve) => {
    callOff = clock.at(clock.now() + ms, () => {
      resolve({ failure: 'timed-out' })
      aborter.abort()
    })
  })
  try {
    return await Promise.race([work, late])
  } finally {
    callOff()
  }
}
