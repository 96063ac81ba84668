import { setTimeout as sleep } from 'node:timers/promises'
import { isObject, parseJson } from '../../model/json.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { AnswerFacts, Incoming, Outgoing, ReceiverFaults } from './faults.ts'
import { ownCheck } from './own-check.ts'
import { ownMessageCheck } from './own-message-check.ts'

export interface ModelOptions {
  recipe: Recipe
  secrets: readonly string[]
  /** Accepted once, and no more. */
  retired: readonly string[]
  /** Of another connection. */
  foreign: readonly string[]
  path: string
  now: () => number
  faults: ReceiverFaults
  /** Reached by TLS. */
  secure?: boolean
  /** What the sender calls, where a proxy leads here from there. */
  calledAt?: string
}

/** A receiver of webhooks as it should be, with named points where it can be made to misbehave. */
export interface ModelReceiver {
  handle(request: Incoming): Promise<Outgoing>
  /** How many deliveries have had their effect. */
  effects(): number
  /** As a process that ends and is started again: what it keeps, it keeps outside. */
  restart(): void
  /** What is kept of an entity, as text. */
  stateOf(entity: string): string
  /** Learns a secret, which takes it until a few more requests have come. */
  rotate(next: string): Promise<void>
}

export function modelReceiver(options: ModelOptions): ModelReceiver {
  const { recipe, faults, now, path } = options
  const check = recipe.messageSignature ? ownMessageCheck : ownCheck
  const keys = keyRing(options)
  const seen = new Set<string>()
  const kept = updates(faults)
  let effects = 0
  const work = (accepted: boolean, request: Incoming) => {
    const own = accepted ? 1 : 0
    effects += faults.effects?.(own, { accepted, request }) ?? own
  }
  const queue = workQueue(options, (request) => work(true, request))
  const take = async (request: Incoming, id: string | undefined): Promise<void> => {
    const key = keyOf(request, id, options)
    if (key !== undefined && seen.has(key)) return
    const isLate = faults['delivery.remember']?.('before') === 'after'
    if (key !== undefined && !isLate) seen.add(key)
    // Work takes a while, which is only seen where an event is remembered after it.
    if (isLate) await sleep(5)
    queue.put(request)
    kept.take(request)
    if (key !== undefined) seen.add(key)
  }
  const handle = async (request: Incoming): Promise<Outgoing> => {
    const place = misplaced(request, path)
    if (place) {
      work(false, request)
      return place
    }
    const secrets = keys.now()
    const { ok, id, right } = check(request, { ...options, secrets, now: now() })
    const facts: AnswerFacts = { request, accepted: ok, right, secrets }
    const answer = ok ? (unfit(request, faults) ?? ACCEPTED) : REJECTED
    if (answer.status < 300) await take(request, id)
    else work(false, request)
    return faults.answer?.(answer, { ...facts, accepted: answer.status < 300 }) ?? answer
  }
  const restart = () => {
    if (!(faults['restart.remembers']?.() ?? true)) seen.clear()
    queue.restart()
  }
  const counted = () => {
    queue.workOn()
    return effects
  }
  return { handle, effects: counted, restart, stateOf: kept.stateOf, rotate: keys.rotate }
}

/** Requests that come while secrets are changed. */
const CHANGE = 3

/** The secrets that verify, which can be changed: one that is new is taken as soon as it is known, beside the others. */
function keyRing(options: ModelOptions) {
  const { faults } = options
  let secrets = faults.secrets?.(options.secrets, options) ?? options.secrets
  let left = 0
  let ended = () => {}
  return {
    now(): readonly string[] {
      const own = secrets
      left -= 1
      if (left === 0) ended()
      return own
    },
    async rotate(next: string): Promise<void> {
      const old = secrets
      const right = [...old, next]
      const { promise, resolve } = Promise.withResolvers<void>()
      left = CHANGE
      ended = resolve
      secrets = faults['rotation.during']?.(old, next) ?? right
      await promise
      secrets = faults['rotation.after']?.(old, next) ?? right
    },
  }
}

/** How long an event waits for its work, in milliseconds. */
const WAITS_MS = 500

/** Events whose work is done at once, or a while after their answer. */
function workQueue({ faults, now }: ModelOptions, work: (request: Incoming) => void) {
  const where = faults['work.waits']?.('nowhere') ?? 'nowhere'
  let waiting: { request: Incoming; due: number }[] = []
  const workOn = () => {
    const due = waiting.filter((each) => each.due <= now())
    waiting = waiting.filter((each) => !due.includes(each))
    for (const { request } of due) work(request)
  }
  return {
    put: (request: Incoming) =>
      where === 'nowhere' ? work(request) : void waiting.push({ request, due: now() + WAITS_MS }),
    workOn,
    restart(): void {
      workOn()
      if (where === 'in memory') waiting = []
    },
  }
}

/** Entities as their newest version has them. */
function updates(faults: ReceiverFaults) {
  const versions = new Map<string, { version: number; text: string }>()
  return {
    take({ body }: Incoming): void {
      const event = parseJson(body.toString())
      const data = isObject(event) ? event.data : undefined
      if (!isObject(data) || typeof data.entity !== 'string' || typeof data.version !== 'number') return
      const applies = data.version > (versions.get(data.entity)?.version ?? Number.NEGATIVE_INFINITY)
      if (!(faults['update.applies']?.(applies) ?? applies)) return
      versions.set(data.entity, { version: data.version, text: String(data.text) })
    },
    stateOf: (entity: string) => versions.get(entity)?.text ?? '',
  }
}

const ACCEPTED: Outgoing = { status: 200, body: '{"ok":true}' }
const REJECTED: Outgoing = { status: 401, body: '{"error":"The signature is not valid."}' }

function misplaced({ method, path: called }: Incoming, path: string): Outgoing | undefined {
  if (called.split('?', 1)[0] !== path) return { status: 404 }
  return method === 'POST' ? undefined : { status: 405, headers: { allow: 'POST' } }
}

/** What keeps a genuine event from being taken. */
function unfit({ headers, body }: Incoming, faults: ReceiverFaults): Outgoing | undefined {
  const type = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const takes = type === undefined || /^application\/([\w.-]+\+)?json\b/i.test(type)
  if (!(faults['type.takes']?.(takes, type) ?? takes)) return { status: 415 }
  const event = parseJson(body.toString())
  const isEvent = isObject(event)
  return (faults['event.takes']?.(isEvent, event) ?? isEvent) ? undefined : { status: 400 }
}

/** The id of the event, in its header or its body; where there is none, the bytes themselves. */
function keyOf(request: Incoming, id: string | undefined, { faults }: ModelOptions): string | undefined {
  const { body } = request
  const event = parseJson(body.toString())
  const inBody = isObject(event) && typeof event.id === 'string' ? event.id : undefined
  const key = id ?? inBody ?? body.toString('base64')
  return faults['delivery.key'] ? faults['delivery.key'](key, { id, request }) : key
}
