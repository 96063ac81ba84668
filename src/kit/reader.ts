import type { Answer, CallInit } from '../client/answer.ts'
import type { Caller } from '../client/caller.ts'
import { isBelow, listPath, recordPath } from '../client/records.ts'
import type { Binding } from '../model/binding.ts'
import { pageParameter, tellsNext } from '../model/paging.ts'
import { at } from '../model/pointer.ts'
import { KeyFinder } from './chains.ts'
import { openItem, openPage, type Page, type Rec } from './page.ts'
import type { Entity, Scope } from './scope.ts'
import { Unjudged } from './unjudged.ts'

export type { Page, Rec } from './page.ts'

export type Query = Record<string, string>

/** Records read page by page. */
export interface Crawl {
  entity: Entity
  records: Rec[]
  keys: string[]
  pages: Page[]
  /** False where there are more records than a check reads (`CRAWL_LIMIT`). */
  complete: boolean
}

export interface CrawlOptions {
  query?: Query
  /** Records a page; the documented maximum by default. */
  size?: number
  /**
   * Called after each of the first `BUSY_PAGES` pages but the last, to change records meanwhile: a list that grows as
   * fast as it is read has no end.
   */
  between?: (page: Page) => void
}

/** Reads through one connection's token. `ask…` gives any answer, the others demand a good one. */
export interface Reader {
  call(address: string, init?: CallInit): Promise<Answer>
  /** Keys of the records that the entity's are below; none for most. Lists and creations are about those. */
  above(entity: Entity): Promise<Record<string, string>>
  /** Keys for a path, along the binding's chains; Unjudged where there are none. */
  keysOf(path: string): Promise<Record<string, string>>
  ask(entity: Entity, query?: Query): Promise<Answer>
  askItem(entity: Entity, key: string): Promise<Answer>
  list(entity: Entity, query?: Query): Promise<Page>
  get(entity: Entity, key: string): Promise<Rec>
  crawl(entity: Entity, options?: CrawlOptions): Promise<Crawl>
  /** Single records, in the order of the keys. */
  getAll(entity: Entity, keys: readonly string[]): Promise<Rec[]>
  /** Reads a list along its next links. */
  followNext(entity: Entity, size: number, query?: Query): Promise<Crawl>
  /** Keys that name no record: looked up in the whole list, or up to 100 of them one by one where that is too long. */
  unresolved(entity: Entity, keys: readonly string[]): Promise<string[]>
  /** Any record with its key; Unjudged where there is none. */
  sample(entity: Entity): Promise<{ key: string; record: Rec }>
  /** Answers for several keys, in their order. */
  askAll(entity: Entity, keys: readonly string[]): Promise<Answer[]>
}

/** Records a crawl reads at most, so that a system with millions is judged in bounded time. */
const CRAWL_LIMIT = 2000

const BUSY_PAGES = 4

/** Pages that a crawl reads, at most. */
export function crawlCalls({ paging }: Binding, { paged }: Entity): number {
  return paged ? Math.ceil(CRAWL_LIMIT / paging.maxSize) : 1
}

/** Gives the caller for an entity: connection token or admin token. */
export type CallerFor = (entity: Entity) => Promise<Caller>

export function createReader(scope: Scope, caller: Caller, callerFor: CallerFor): Reader {
  const { binding } = scope.api
  const finder = new KeyFinder({ binding, call: (address, init) => caller.call(address, init) })
  const above = async ({ list }: Entity) => (list === undefined ? {} : finder.above(list))
  const ask = async (entity: Entity, query: Query = {}): Promise<Answer> =>
    (await callerFor(entity)).call(listOf(entity), {
      ...(isBelow(entity) ? { path: await above(entity) } : {}),
      query: Object.entries(query),
    })
  const askItem = async (entity: Entity, key: string): Promise<Answer> =>
    (await callerFor(entity)).call(entity.get ?? listOf(entity), {
      path: entity.get ? recordPath(entity.get, key) : listPath(listOf(entity), key),
    })
  const list = async (entity: Entity, query?: Query): Promise<Page> =>
    openPage(binding, entity, { answer: await ask(entity, query), above: await above(entity) })
  const get = async (entity: Entity, key: string): Promise<Rec> =>
    openItem(binding, await askItem(entity, key))
  return {
    call: (address, init) => caller.call(address, init),
    above,
    keysOf: (path) => finder.keysOf(path),
    ask,
    askItem,
    list,
    get,
    crawl: (entity, options = {}) => crawl(binding, entity, { list, ...options }),
    getAll: (entity, keys) => inTurn(keys, (key) => get(entity, key)),
    followNext: (entity, size, query = {}) => followNext(binding, entity, { list, size, query }),
    unresolved: (entity, keys) =>
      unresolved(entity, keys, { askItem, crawl: (of) => crawl(binding, of, { list }) }),
    sample: async (entity) => sampleOf(entity, await list(entity)),
    askAll: (entity, keys) => inTurn(keys, (key) => askItem(entity, key)),
  }
}

/** What is asked of a list cannot be told without one. */
function listOf({ list, name }: Entity): string {
  if (list !== undefined) return list
  throw new Unjudged(`the API has no list of ${name}`)
}

function sampleOf(entity: Entity, { records, keys }: Page): { key: string; record: Rec } {
  const middle = Math.floor(records.length / 2)
  const [record, key] = [records[middle], keys[middle]]
  if (record && key !== undefined) return { key, record }
  throw new Unjudged(`${entity.name} has no record to try with`)
}

/** One after the other: a target is not to be flooded by a check. */
async function inTurn<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (const item of items) results.push(await act(item))
  return results
}

type CrawlMeans = CrawlOptions & { list: Reader['list'] }

/** Follows page numbers until the last page the envelope names; bounded by `CRAWL_LIMIT` and by an empty page. */
async function crawl(binding: Binding, entity: Entity, means: CrawlMeans): Promise<Crawl> {
  const { paging } = binding
  if (paging.style === 'cursor') return alongCursors(binding, entity, means)
  const size = means.size ?? paging.maxSize
  const pages: Page[] = []
  let read = 0
  for (let number = paging.first; ; number += 1) {
    const place = pageParameter(paging, number, size)
    const window = entity.paged ? { [paging.page]: place, [paging.size]: String(size) } : {}
    const page = await means.list(entity, { ...means.query, ...window })
    pages.push(page)
    read += page.records.length
    const last = !entity.paged || page.records.length === 0 || number >= Number(page.meta.lastPage)
    if (last || read >= CRAWL_LIMIT) return gather(entity, pages, last)
    if (pages.length <= BUSY_PAGES) means.between?.(page)
  }
}

/** Each page has the cursor of the next, by itself or in an address; the first that has none is the last. */
async function alongCursors({ paging }: Binding, entity: Entity, means: CrawlMeans): Promise<Crawl> {
  const { page: parameter, next } = paging
  const pages: Page[] = []
  let query: Query | undefined = { ...means.query }
  for (let read = 0; query && read < CRAWL_LIMIT && pages.length < CURSORS; ) {
    const page: Page = await means.list(entity, query)
    pages.push(page)
    read += page.records.length
    const cursor: unknown = next === undefined ? page.links.next : at(page.answer.body, next)
    if (typeof cursor !== 'string' || cursor === '') query = undefined
    else
      query = { ...means.query, ...(/^https?:|\?/.test(cursor) ? queryOf(cursor) : { [parameter]: cursor }) }
  }
  return gather(entity, pages, query === undefined && tellsNext(paging))
}

/** Pages read along cursors at most: one that leads back to itself has no end. */
const CURSORS = 100

async function followNext(binding: Binding, entity: Entity, means: CrawlMeans): Promise<Crawl> {
  const pages: Page[] = []
  let query: Query | undefined = { ...means.query, [binding.paging.size]: String(means.size) }
  let read = 0
  while (query && read < CRAWL_LIMIT) {
    const page: Page = await means.list(entity, query)
    pages.push(page)
    read += page.records.length
    const next: unknown = page.links.next
    query = typeof next === 'string' && page.records.length > 0 ? queryOf(next) : undefined
  }
  return gather(entity, pages, query === undefined)
}

function queryOf(link: string): Query {
  return Object.fromEntries(new URL(link, 'http://relative.invalid').searchParams)
}

/** Keys looked up one by one at most. */
const LOOKUPS = 100

async function unresolved(
  entity: Entity,
  keys: readonly string[],
  by: { askItem: Reader['askItem']; crawl: (entity: Entity) => Promise<Crawl> },
): Promise<string[]> {
  const all = await by.crawl(entity)
  const known = new Set(all.keys)
  const unknown = keys.filter((key) => !known.has(key))
  if (all.complete || unknown.length === 0) return unknown
  if (!entity.get)
    throw new Unjudged(`${entity.name} is too long to read whole, and has no single records to ask for`)
  const answers = await inTurn(unknown.slice(0, LOOKUPS), (key) => by.askItem(entity, key))
  return unknown.filter((_, index) => answers[index]?.status === 404)
}

/** The answer that deviates most, a refusal first of all: where it conforms, all do. */
export function worstOf(answers: readonly Answer[]): Answer {
  const [worst] = [...answers].sort(
    (a, b) =>
      Number(b.status !== 200) - Number(a.status !== 200) || b.violations.length - a.violations.length,
  )
  if (worst) return worst
  throw new Unjudged('nothing was answered that could be judged')
}

/** Up to `count` keys spread evenly over a crawl, first and last included. */
export function spread(keys: readonly string[], count: number): string[] {
  const step = Math.max(1, (keys.length - 1) / Math.max(1, count - 1))
  const places = Array.from({ length: Math.min(count, keys.length) }, (_, index) => Math.round(index * step))
  return [...new Set(places)].flatMap((place) => keys[place] ?? [])
}

function gather(entity: Entity, pages: Page[], complete: boolean): Crawl {
  const records = pages.flatMap((page) => page.records)
  return { entity, records, keys: pages.flatMap((page) => page.keys), pages, complete }
}
