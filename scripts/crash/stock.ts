import { createHash } from 'node:crypto'
import { createCaller } from '../../src/client/caller.ts'
import { markIn } from '../../src/client/marks.ts'
import { createRecorder } from '../../src/client/recorder.ts'
import { stateNames } from '../../src/client/take-back/discard.ts'
import { readList } from '../../src/client/take-back/listing.ts'
import { entitiesOf, type Scope } from '../../src/kit/scope.ts'
import { at } from '../../src/model/pointer.ts'
import { createRedactor } from '../../src/secrets/redactor.ts'
import { Secret } from '../../src/secrets/secret.ts'
import type { SystemProcess } from './system-process.ts'

/** What a system holds, by entity and key. */
export type Stock = Map<string, Held>

interface Held {
  digest: string
  /** Undefined where records of the entity bear no marks. */
  mark: string | undefined
  isMarkable: boolean
  /** Removed, or in the state where it is discarded. */
  isAway: boolean
}

/** Reads every list to its end, as anybody could. */
export async function takeStock(scope: Scope, system: SystemProcess): Promise<Stock> {
  const { api, manifest } = scope
  const token = new Secret(system.token)
  const recorder = createRecorder({ redactor: createRedactor([token]), now: Date.now, capacity: 1 })
  const caller = createCaller({
    api,
    baseUrl: system.baseUrl,
    fetch: (request) => fetch(request),
    recorder,
    token,
  })
  const means = { caller, binding: api.binding }
  const stock: Stock = new Map()
  for (const entity of entitiesOf(scope).filter(isReadable)) {
    const { records } = await readList(means, entity)
    const discard = manifest.entities[entity.name]?.states?.discard
    const names = discard === undefined ? undefined : await stateNames(means, entity.name)
    for (const record of records)
      stock.set(`${entity.name} ${at(record, entity.id)}`, {
        digest: createHash('sha256').update(JSON.stringify(record)).digest('hex'),
        mark: entity.mark === undefined ? undefined : markIn(at(record, entity.mark)),
        isMarkable: entity.mark !== undefined,
        isAway:
          (discard !== undefined && names?.codeOf(record) === discard) || isDeleted(record, entity.deletedAt),
      })
  }
  return stock
}

function isReadable({ claims, token }: ReturnType<typeof entitiesOf>[number]): boolean {
  return claims.includes('list') && token === 'connection'
}

function isDeleted(record: unknown, pointer: string | undefined): boolean {
  const value = pointer === undefined ? undefined : at(record, pointer)
  return value !== undefined && value !== null
}

/** Names of records that were there before and are otherwise now, or gone. */
export function changedIn(before: Stock, after: Stock): string[] {
  return [...before].flatMap(([name, { digest }]) => (after.get(name)?.digest === digest ? [] : name))
}

/** Names of records that have come and not been taken back, with a mark or without; lines go with their header. */
export function leftIn(before: Stock, after: Stock): string[] {
  return [...after].flatMap(([name, { isAway, isMarkable }]) =>
    before.has(name) || isAway || !isMarkable ? [] : name,
  )
}
