import type { Answer } from '../../client/answer.ts'
import type { WriteLimit } from '../../model/limits.ts'
import type { CostClaim, Family, OmittedRow } from '../check.ts'
import type { EntityRow } from '../families.ts'
import { type Entity, entitiesOf } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import { claimOf } from './limits.ts'
import { type BurstMeans, mostOf, periodOf, updatesOf, type Writes } from './rate.ts'
import { isVariable } from './variation.ts'
import { stored } from './write-families.ts'

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

/** What bursts of updates and of creations ask of a target, each sent until one is refused. Drafts read what they refer to. */
export function burstCost({ updates, creates = 0 }: { updates: number; creates?: number }): CostClaim {
  return ({ manifest: { writeLimit } }) => {
    const most = writeLimit ? mostOf(writeLimit) : 0
    const writes = (updates + creates) * most + FEW
    return { calls: writes + FEW + creates * most, writes, records: creates * most + FEW }
  }
}

/** Around a burst: the record that is written to, what it refers to, a write once the limit lets it through. */
const FEW = 8
