import type { Answer } from '../../client/answer.ts'
import { createdKey, isBelow, keyBelow } from '../../client/records.ts'
import { parseDuration } from '../../model/duration.ts'
import { Finding } from '../../model/finding.ts'
import { isObject } from '../../model/json.ts'
import { pathOf } from '../../model/operation.ts'
import { at } from '../../model/pointer.ts'
import { successHeader } from '../../spec/document/response-headers.ts'
import { toldTotal } from '../page.ts'
import { sortQuery } from '../querying.ts'
import type { Reader, Rec } from '../reader.ts'
import type { Entity, Scope } from '../scope.ts'
import { Unjudged } from '../unjudged.ts'
import { codeIn } from './bodies.ts'
import type { WriterMeans } from './means.ts'
import type { References } from './references.ts'

/** ms between two looks for a record that does not show yet. */
const STEP = 250
/** ms after which a record that does not show is taken for lost. */
const PATIENCE = 60_000

/** Looks at what writes have led to. */
export interface Observer {
  /** The key that a successful creation told. */
  keyIn(entity: Entity, answer: Answer): string
  /** The record that an answer shows; an empty one where it shows none. */
  shownIn(answer: Answer): Rec
  /** A record as it reads back, alone or else in its list; waits as long as the manifest lets a write take. */
  readBack(entity: Entity, key: string): Promise<Rec>
  /** As `readBack`, an empty record where there is none. */
  lookUp(entity: Entity, key: string): Promise<Rec>
  /** ms until a record shows, in steps of 250; infinite where it does not within a minute. */
  visibleAfter(entity: Entity, key: string): Promise<number>
  /** Code of the state a record is in, as it reads back. */
  stateOf(entity: Entity, key: string): Promise<unknown>
  /** Code of the state that an answer shows; undefined where it shows none. */
  stateIn(entity: Entity, answer: Answer): Promise<unknown>
  /** How many records the list says there are. */
  count(entity: Entity): Promise<number>
  /** Keys of the newest records that the list shows. */
  newest(entity: Entity): Promise<string[]>
  /** The first records of the list but these, as they are now. */
  neighbours(entity: Entity, but: readonly string[]): Promise<Rec[]>
  /** Waits until a write must show. */
  settle(entity: Entity): Promise<void>
  /** Lets time pass on the target's clock. */
  pause(ms: number): Promise<void>
}

export function createObserver(means: WriterMeans, references: References): Observer {
  const { scope, reader, pause } = means
  const settle = (entity: Entity) => pause(slownessOf(scope, entity))
  const shownIn = ({ body }: Answer): Rec => asRecord(at(body, scope.api.binding.envelopes.item))
  const peek = async (entity: Entity, key: string) =>
    entity.get && entity.claims.includes('get')
      ? shownIn(await reader.askItem(entity, key))
      : inList(await reader.crawl(entity), key)
  const lookUp = async (entity: Entity, key: string) => {
    await settle(entity)
    return peek(entity, key)
  }
  return {
    keyIn: (entity, answer) => keyOf(scope, entity, answer),
    shownIn,
    readBack: async (entity, key) => present(await lookUp(entity, key), entity, key),
    lookUp,
    visibleAfter: (entity, key) => waitUntil(async () => isThere(await peek(entity, key)), pause),
    stateOf: async (entity, key) => codeIn(scope, references, { entity, record: await lookUp(entity, key) }),
    stateIn: (entity, answer) => codeIn(scope, references, { entity, record: shownIn(answer) }),
    count: async (entity) => toldTotal(await reader.list(entity)) ?? (await reader.crawl(entity)).keys.length,
    newest: async (entity) => (await newestPage(scope, reader, entity)).keys,
    neighbours: async (entity, but) => {
      const { records, keys } = await reader.list(entity)
      return records.filter((_, index) => !but.includes(keys[index] ?? ''))
    },
    settle,
    pause,
  }
}

async function waitUntil(holds: () => Promise<boolean>, pause: WriterMeans['pause']): Promise<number> {
  for (let waited = 0; waited <= PATIENCE; waited += STEP) {
    if (await holds()) return waited
    await pause(STEP)
  }
  return Number.POSITIVE_INFINITY
}

function isThere(record: Rec): boolean {
  return Object.keys(record).length > 0
}

/** The list with what was created last first, or else all of it. */
async function newestPage(scope: Scope, reader: Reader, entity: Entity): Promise<{ keys: string[] }> {
  const field = entity.createdAt?.slice(1) ?? ''
  if (!entity.sorts.includes(field)) return reader.crawl(entity)
  return reader.list(entity, sortQuery(scope.api.binding, field, true))
}

function asRecord(value: unknown): Rec {
  return isObject(value) ? value : {}
}

function keyOf({ api }: Scope, entity: Entity, answer: Answer): string {
  const { binding, document } = api
  const { operation } = answer
  const key = createdKey(binding, entity, answer)
  if (key !== undefined) return keyBelow(recordAbove(entity, answer), key)
  const isPromised =
    binding.untold === undefined ||
    document.responseSchema(operation.address, answer.status) !== undefined ||
    successHeader(document, operation, 'Location') !== undefined
  if (!isPromised) throw new Unjudged(`${operation.address} did not tell the key of what it made`)
  throw new Finding({
    expected: `the new record's key in the answer of ${operation.address}`,
    seen: JSON.stringify(at(answer.body, binding.envelopes.item + entity.id)) ?? 'nothing',
    pointer: entity.id,
    exchange: answer.exchange.id,
  })
}

/** Keys of the records above the one that a call made, as they were in its path. */
function recordAbove(entity: Entity, { exchange, operation }: Answer): Record<string, string> {
  if (!isBelow(entity)) return {}
  const template = pathOf(operation.address).split('/')
  const sent = new URL(exchange.request.url).pathname.split('/').slice(-template.length + 1)
  return Object.fromEntries(
    template
      .slice(1)
      .flatMap((part, index) =>
        part.startsWith('{') ? [[part, decodeURIComponent(sent[index] ?? '')]] : [],
      ),
  )
}

function inList({ records, keys }: { records: Rec[]; keys: string[] }, key: string): Rec {
  return records[keys.indexOf(key)] ?? {}
}

function present(record: Rec, entity: Entity, key: string): Rec {
  if (isThere(record)) return record
  throw new Finding({ expected: `to read back ${entity.singular} ${key}`, seen: 'no such record' })
}

/** ms that a write may take until a read shows it, as the manifest claims. */
export function slownessOf({ manifest }: Scope, { name }: Entity): number {
  return parseDuration(manifest.entities[name]?.visibleWithin ?? '0s') ?? 0
}
