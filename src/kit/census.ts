import { createHash } from 'node:crypto'
import { markIn } from '../client/marks.ts'
import { at } from '../model/pointer.ts'
import { toldTotal } from './page.ts'
import { sortQuery } from './querying.ts'
import { type Crawl, crawlCalls, type Reader, type Rec } from './reader.ts'
import { connectionLists, type Entity, type Scope } from './scope.ts'
import { instantOf, placesAt } from './values.ts'

/** One record, as a census keeps it. */
export interface Counted {
  /** SHA-256 of its canonical JSON, hex. */
  digest: string
  /** The mark of the run that made it, if it shows one. */
  mark: string | undefined
  /** Records it refers to, as entity and key: `vendors 7`. */
  refersTo: string[]
}

/** What there is of one entity. */
export interface EntityCensus {
  entity: string
  /** As the list tells; how many were read where it does not. */
  total: number
  /** Keys of those created last, newest first; in the order of the list where it cannot be sorted so. */
  newest: string[]
  /** The latest time of change among the records read. */
  latestChange: string | undefined
  /** SHA-256 over keys and digests of all records read, in the order of the keys. */
  digest: string
  /** The records read, at most as many as a crawl reads. */
  records: ReadonlyMap<string, Counted>
  /** False where there are more. */
  complete: boolean
}

export type Census = readonly EntityCensus[]

/** Reads what there is, entity by entity, changing nothing. */
export async function takeCensus(scope: Scope, reader: Pick<Reader, 'crawl' | 'list'>): Promise<Census> {
  const census: EntityCensus[] = []
  for (const entity of connectionLists(scope)) {
    const crawl = await reader.crawl(entity)
    census.push(countEntity(crawl, await newestOf(scope, reader, crawl)))
  }
  return census
}

/** Calls for it, at most. */
export function censusCalls(scope: Scope): number {
  const calls = connectionLists(scope).map((entity) => crawlCalls(scope.api.binding, entity) + 1)
  return calls.reduce((sum, more) => sum + more, 0)
}

const NEWEST = 10

async function newestOf(scope: Scope, reader: Pick<Reader, 'list'>, crawl: Crawl): Promise<string[]> {
  const { entity } = crawl
  const field = entity.createdAt?.slice(1) ?? ''
  if (!entity.sorts.includes(field)) return crawl.keys.slice(0, NEWEST)
  return (await reader.list(entity, sortQuery(scope.api.binding, field, true))).keys.slice(0, NEWEST)
}

function countEntity({ entity, records, keys, pages, complete }: Crawl, newest: string[]): EntityCensus {
  const counted = new Map(records.map((record, index) => [keys[index] ?? '', countRecord(entity, record)]))
  const sorted = [...counted].sort(([a], [b]) => (a < b ? -1 : 1))
  const times = records.map((record) => at(record, entity.updatedAt ?? '/updatedAt')).filter(isInstant)
  return {
    entity: entity.name,
    total: (pages[0] && toldTotal(pages[0])) ?? records.length,
    newest,
    latestChange: times.toSorted((a, b) => (instantOf(b) ?? 0) - (instantOf(a) ?? 0))[0],
    digest: sha256(sorted.map(([key, { digest }]) => `${key} ${digest}\n`).join('')),
    records: counted,
    complete,
  }
}

function isInstant(value: unknown): value is string {
  return instantOf(value) !== undefined
}

function countRecord(entity: Entity, record: Rec): Counted {
  return {
    digest: digestOf(record),
    mark: entity.mark === undefined ? undefined : markIn(at(record, entity.mark)),
    refersTo: Object.entries(entity.references).flatMap(([pointer, to]) =>
      placesAt(record, pointer).map(({ value }) => `${to} ${value}`),
    ),
  }
}

/** The same for the same content, in whatever order its keys came. */
export function digestOf(value: unknown): string {
  return sha256(JSON.stringify(value, (_, part) => (isPlain(part) ? inOrder(part) : part)))
}

function isPlain(value: unknown): value is Rec {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function inOrder(object: Rec): Rec {
  return Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
