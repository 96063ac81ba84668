import type { Answer } from '../../client/answer.ts'
import type { Binding } from '../../model/binding.ts'
import { parseDuration, showDuration } from '../../model/duration.ts'
import { Finding } from '../../model/finding.ts'
import type { Outcome, WriteLimit } from '../../model/limits.ts'
import { retryAfter } from '../change.ts'
import type { Entity, Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import type { Body } from './draft.ts'
import { numbered } from './variation.ts'
import type { Made, Writer } from './writer.ts'

/** A limit on writes, and its period in ms. */
export interface Pace {
  limit: WriteLimit
  periodMs: number
}

export interface Burst {
  /** Writes that were not refused for the rate. */
  taken: number
  refusal: Answer | undefined
  /** What becomes of a write beyond the limit. */
  outcome: Outcome
  /** ms on the target's clock. */
  tookMs: number
  /** What the writes changed, and the value of the last one that was taken. */
  place: string
  last: unknown
  /** The values of all that were taken: sent at once, any of them may be the last. */
  values: unknown[]
}

export interface BurstMeans {
  scope: Scope
  write: Writer
  now: () => number
}

/** Sends updates of one record, each of another value, until one is refused for the rate; all at once where that is limited. */
export async function writeUntilRefused(means: BurstMeans, made: Made, limit: WriteLimit): Promise<Burst> {
  const change = (number: number) => numbered(means.scope, made.entity, number)
  const burst = await sendUntilRefused(means, limit, { send: updatesOf(means, made), kinds: 1 })
  const values = burst.takenAt.map((number) => change(number).value)
  return { ...burst, place: change(0).place, last: values.at(-1), values }
}

/** Sends a write of a number. */
type Send = (number: number) => Promise<Answer>

export function updatesOf({ scope, write }: Pick<BurstMeans, 'scope' | 'write'>, made: Made): Send {
  return (number) =>
    write.sendUpdate(made.entity, made.key, write.updateOf(made, numbered(scope, made.entity, number).change))
}

export interface Writes {
  send: Send
  /** Operations that come in turn: each of them is refused once the limit is reached. */
  kinds: number
}

type Sent = Pick<Burst, 'taken' | 'refusal' | 'outcome' | 'tookMs'>

export async function sendUntilRefused(
  { now }: Pick<BurstMeans, 'now'>,
  limit: WriteLimit,
  { send, kinds }: Writes,
): Promise<Sent & { takenAt: number[] }> {
  const most = mostOf(limit)
  const began = now()
  const answers: Answer[] = []
  if (limit.style === 'concurrency')
    answers.push(...(await Promise.all(Array.from({ length: most }, (_, n) => send(n)))))
  else
    while (answers.length < most && !isRefusedAltogether(answers, kinds))
      answers.push(await send(answers.length))
  const refusal = answers.find(({ status }) => status === 429)
  const tookMs = now() - began
  const taken = answers.filter(({ status }) => status !== 429).length
  if (!refusal && taken <= allowedIn(limit, tookMs))
    throw new Unjudged(`${taken} writes took ${showDuration(tookMs)}, too long to go beyond this limit`)
  const isRefused = limit.style === 'concurrency' ? refusal : isRefusedAltogether(answers, kinds)
  return {
    taken,
    refusal,
    outcome: isRefused ? 'refused' : 'stored',
    tookMs,
    takenAt: answers.flatMap(({ status }, number) => (status < 300 ? [number] : [])),
  }
}

/** So many writes that a limit of twice the claim is exceeded too. */
export function mostOf({ requests, burst = 0 }: WriteLimit): number {
  return 3 * Math.max(requests, burst) + 5
}

/** The most writes that a limit lets through in so many ms, sent evenly. */
function allowedIn(limit: WriteLimit, tookMs: number): number {
  if (limit.style === 'concurrency') return limit.requests
  const regained = (limit.requests * tookMs) / periodOf(limit)
  return limit.style === 'bucket' ? (limit.burst ?? limit.requests) + regained : regained
}

export function periodOf({ per }: WriteLimit): number {
  return parseDuration(per ?? '1s') ?? 1000
}

function isRefusedAltogether(answers: readonly Answer[], kinds: number): boolean {
  const refused = answers.filter(({ status }) => status === 429)
  return new Set(refused.map(({ operation }) => operation.address)).size >= kinds
}

/** Writes until it is told to wait, waits so long, and writes once more. */
export async function writeAsTold(
  means: BurstMeans & { binding: Binding },
  made: Made,
  limit: WriteLimit,
): Promise<Answer> {
  const { write, binding, now } = means
  const { refusal } = refusedOnce(await writeUntilRefused(means, made, limit))
  await write.pause(retryAfter(binding, refusal, now()))
  return write.sendUpdate(made.entity, made.key, write.updateOf(made, write.vary(made.entity, 'update')))
}

/** Sends creations until one is refused for the rate. */
export async function createUntilRefused(
  { scope, write }: Omit<BurstMeans, 'now'>,
  entity: Entity,
  limit: WriteLimit,
): Promise<number> {
  const most = mostOf(limit)
  let taken = 0
  for (let sent = 0; sent < most; sent += 1) {
    const { status } = await write.sendCreate(entity, await numberedDraft({ scope, write }, entity, sent))
    if (status === 429) return taken
    if (status < 300) taken += 1
  }
  return taken
}

/** Sends creations all at once, each of a record of its own, more than are taken. */
export async function createAtOnce(
  { scope, write }: Omit<BurstMeans, 'now'>,
  entity: Entity,
  limit: WriteLimit,
): Promise<{ taken: number; refusal: Answer | undefined }> {
  const bodies: Body[] = []
  while (bodies.length < mostOf(limit))
    bodies.push(await numberedDraft({ scope, write }, entity, bodies.length))
  const answers = await Promise.all(bodies.map((body) => write.sendCreate(entity, body)))
  return {
    taken: answers.filter(({ status }) => status < 300).length,
    refusal: answers.find(({ status }) => status === 429),
  }
}

async function numberedDraft(
  { scope, write }: Omit<BurstMeans, 'now'>,
  entity: Entity,
  number: number,
): Promise<Body> {
  const body = await write.draft(entity)
  numbered(scope, entity, number).change(body)
  return body
}

/** How many writes a limit lets through in a row, a tenth more or less, with what a bucket regains meanwhile. */
export function dueInARow({ limit, periodMs }: Pace, tookMs: number): [least: number, most: number] {
  if (limit.style !== 'bucket') return aboutSame(limit.requests)
  return aboutSame((limit.burst ?? limit.requests) + (limit.requests * tookMs) / periodMs)
}

/** How many writes are taken in a row when a drained limit has had a whole period to itself. */
export function dueAfterPeriod(row: Pace, tookMs: number): [least: number, most: number] {
  const { limit, periodMs } = row
  const regained = Math.min(limit.burst ?? limit.requests, limit.requests)
  return aboutSame(
    limit.style === 'bucket' ? regained + (limit.requests * tookMs) / periodMs : limit.requests,
  )
}

/** A tenth less and a tenth more, and one for the write that was under way. */
function aboutSame(count: number): [least: number, most: number] {
  return [Math.floor(count * 0.9) - 1, Math.ceil(count * 1.1) + 1]
}

/** The burst with its refusal; a finding where nothing was refused. */
export function refusedOnce(burst: Pick<Burst, 'taken' | 'refusal'>): { refusal: Answer } {
  if (burst.refusal) return { refusal: burst.refusal }
  throw new Finding({
    expected: 'a write to be refused for the rate (429)',
    seen: `${burst.taken} writes taken`,
  })
}
