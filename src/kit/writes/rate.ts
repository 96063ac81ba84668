import type { Answer } from '../../client/answer.ts'
import type { Binding } from '../../model/binding.ts'
import { parseDuration, showDuration } from '../../model/duration.ts'
import { Finding } from '../../model/finding.ts'
import type { Outcome, WriteLimit } from '../../model/limits.ts'
import { retryAfter } from '../change.ts'
import type { Family, OmittedRow } from '../check.ts'
import type { EntityRow } from '../families.ts'
import { type Entity, entitiesOf, type Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import { claimOf } from './limits.ts'
import { isVariable, numbered } from './variation.ts'
import { stored } from './write-families.ts'
import type { Made, Writer } from './writer.ts'

export interface RateRow extends EntityRow {
  limit: WriteLimit
  /** ms of its period; of a limit on writes under way a second. */
  periodMs: number
}

/** The limit on writes that a system claims, tried with the first entity that can be written again and again. */
export function writeLimits(styles: readonly WriteLimit['style'][]): Family<RateRow> {
  return stored((scope) => {
    const { writeLimit: limit } = scope.manifest
    const entity = entitiesOf(scope).find(isRewritable)
    if (!limit || !entity || !styles.includes(limit.style)) return []
    const claim = claimOf(entity, limit)
    return [{ key: limit.id, entity, limit, periodMs: periodOf(limit), claim }]
  })
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
}

interface BurstMeans {
  scope: Scope
  write: Writer
  now: () => number
}

/** Sends updates of one record, each of another value, until one is refused for the rate; all at once where that is limited. */
export async function writeUntilRefused(means: BurstMeans, made: Made, limit: WriteLimit): Promise<Burst> {
  const change = (number: number) => numbered(means.scope, made.entity, number)
  const burst = await sendUntilRefused(means, limit, { send: updatesOf(means, made), kinds: 1 })
  return { ...burst, place: change(0).place, last: change(burst.lastTaken).value }
}

/** Sends a write of a number. */
type Send = (number: number) => Promise<Answer>

function updatesOf({ scope, write }: Pick<BurstMeans, 'scope' | 'write'>, made: Made): Send {
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
): Promise<Sent & { lastTaken: number }> {
  const most = 3 * Math.max(limit.requests, limit.burst ?? 0) + 5
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
    lastTaken: answers.findLastIndex(({ status }) => status < 300),
  }
}

/** The most writes that a limit lets through in so many ms, sent evenly. */
function allowedIn(limit: WriteLimit, tookMs: number): number {
  if (limit.style === 'concurrency') return limit.requests
  const regained = (limit.requests * tookMs) / periodOf(limit)
  return limit.style === 'bucket' ? (limit.burst ?? limit.requests) + regained : regained
}

function periodOf({ per }: WriteLimit): number {
  return parseDuration(per ?? '1s') ?? 1000
}

function isRefusedAltogether(answers: readonly Answer[], kinds: number): boolean {
  const refused = answers.filter(({ status }) => status === 429)
  return new Set(refused.map(({ operation }) => operation.address)).size >= kinds
}

export interface BurstRow extends RateRow {
  /** Makes the records that are written; then writes, of one kind or of several in turn. */
  writes(means: Pick<BurstMeans, 'scope' | 'write'>): Promise<Writes>
}

/** The limit × writes of one record, and creations and updates of several entities in turn, which count together. */
export const bursts: Family<BurstRow> = (scope) =>
  writeLimits(['bucket', 'window', 'concurrency'])(scope).flatMap((row): (BurstRow | OmittedRow)[] => {
    if (!('limit' in row)) return [row]
    const same: BurstRow = {
      ...row,
      writes: async (means) => ({
        send: updatesOf(means, await means.write.make(row.entity)),
        kinds: 1,
      }),
    }
    const mixed: BurstRow = { ...row, key: `${row.key}/mixed`, writes: mixedWrites }
    return row.limit.style === 'concurrency' ? [same] : [same, mixed]
  })

/** Entities that are written in turn. */
const MIXED = 2

async function mixedWrites({ scope, write }: Pick<BurstMeans, 'scope' | 'write'>): Promise<Writes> {
  const sends: (() => Promise<Answer>)[] = []
  const entities = entitiesOf(scope).filter((one) => isRewritable(one) && isVariable(scope, one))
  for (const entity of entities.slice(0, MIXED)) {
    const made = await write.make(entity)
    const body = write.updateOf(made, write.vary(entity, 'update'))
    sends.push(
      () => write.sendUpdate(entity, made.key, body),
      async () => write.sendCreate(entity, await write.draft(entity)),
    )
  }
  // Not in step with a bucket that lets every second write in.
  const turn = (number: number) => (number + Math.floor(number / sends.length)) % sends.length
  return { send: (number) => (sends[turn(number)] ?? unsent)(), kinds: sends.length }
}

const unsent = () => Promise.reject(new Unjudged('no entity can be written again and again'))

function isRewritable({ claims }: Entity): boolean {
  return claims.includes('create') && claims.includes('update')
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
  const most = 3 * Math.max(limit.requests, limit.burst ?? 0) + 5
  let taken = 0
  for (let sent = 0; sent < most; sent += 1) {
    const body = await write.draft(entity)
    numbered(scope, entity, sent).change(body)
    const { status } = await write.sendCreate(entity, body)
    if (status === 429) return taken
    if (status < 300) taken += 1
  }
  return taken
}

/** How many writes a limit lets through in a row, a tenth more or less, with what a bucket regains meanwhile. */
export function dueInARow({ limit, periodMs }: RateRow, tookMs: number): [least: number, most: number] {
  if (limit.style !== 'bucket') return aboutSame(limit.requests)
  return aboutSame((limit.burst ?? limit.requests) + (limit.requests * tookMs) / periodMs)
}

/** How many writes are taken in a row when a drained limit has had a whole period to itself. */
export function dueAfterPeriod(row: RateRow, tookMs: number): [least: number, most: number] {
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
export function refusedOnce(burst: Burst): { refusal: Answer } {
  if (burst.refusal) return { refusal: burst.refusal }
  throw new Finding({
    expected: 'a write to be refused for the rate (429)',
    seen: `${burst.taken} writes taken`,
  })
}
