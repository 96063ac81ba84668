import type { Answer } from '../../client/answer.ts'
import { parseDuration } from '../../model/duration.ts'
import { Finding } from '../../model/finding.ts'
import type { WriteLimit } from '../../model/limits.ts'
import type { Family } from '../check.ts'
import type { EntityRow } from '../families.ts'
import { entitiesOf } from '../scope.ts'
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
    const entity = entitiesOf(scope).find(
      ({ claims }) => claims.includes('create') && claims.includes('update'),
    )
    if (!limit || !entity || !styles.includes(limit.style)) return []
    return [{ key: limit.id, entity, limit, periodMs: parseDuration(limit.per ?? '1s') ?? 1000 }]
  })
}

export interface Burst {
  /** Writes that were not refused for the rate. */
  taken: number
  refusal: Answer | undefined
  /** ms on the target's clock. */
  tookMs: number
}

/** Sends writes of one record until one is refused for the rate: one after the other, or all at once. */
export async function writeUntilRefused(
  write: Writer,
  made: Made,
  { limit, now }: { limit: WriteLimit; now: () => number },
): Promise<Burst> {
  const most = 3 * Math.max(limit.requests, limit.burst ?? 0) + 5
  const began = now()
  const send = () =>
    write.sendUpdate(made.entity, made.key, write.updateOf(made, write.vary(made.entity, 'update')))
  const answers: Answer[] = []
  if (limit.style === 'concurrency') answers.push(...(await Promise.all(Array.from({ length: most }, send))))
  else for (let sent = 0; sent < most && answers.at(-1)?.status !== 429; sent += 1) answers.push(await send())
  const taken = answers.filter(({ status }) => status !== 429).length
  return { taken, refusal: answers.find(({ status }) => status === 429), tookMs: now() - began }
}

/** How many writes a limit lets through in a row, a tenth more or less, with what a bucket regains meanwhile. */
export function dueInARow({ limit, periodMs }: RateRow, tookMs: number): [least: number, most: number] {
  if (limit.style !== 'bucket') return aboutSame(limit.requests)
  return aboutSame((limit.burst ?? limit.requests) + (limit.requests * tookMs) / periodMs)
}

/** A tenth less and a tenth more, and one for the write that was under way. */
export function aboutSame(count: number): [least: number, most: number] {
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
