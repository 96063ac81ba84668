import type { Answer, CallInit } from '../client/answer.ts'
import type { Caller } from '../client/caller.ts'
import type { Binding } from '../model/binding.ts'
import { Finding } from '../model/finding.ts'
import { isObject } from '../model/json.ts'
import { at } from '../model/pointer.ts'
import type { Entity, Scope } from './scope.ts'

export type Rec = Record<string, unknown>
export type Query = Record<string, string>

/** One page of a list, with its envelope taken apart as the binding says. */
export interface Page {
  answer: Answer
  records: Rec[]
  keys: string[]
  meta: Record<keyof Binding['paging']['meta'], unknown>
  links: Record<keyof Binding['paging']['links'], unknown>
}

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
  /** Called after each page but the last, e.g. to change records meanwhile. */
  between?: (page: Page) => void
}

/** Reads through one connection's token. `ask…` gives any answer, the others demand a good one. */
export interface Reader {
  call(address: string, init?: CallInit): Promise<Answer>
  ask(entity: Entity, query?: Query): Promise<Answer>
  askItem(entity: Entity, key: string): Promise<Answer>
  list(entity: Entity, query?: Query): Promise<Page>
  get(entity: Entity, key: string): Promise<Rec>
  crawl(entity: Entity, options?: CrawlOptions): Promise<Crawl>
}

/** Records a crawl reads at most, so that a system with millions is judged in bounded time. */
export const CRAWL_LIMIT = 2000

/** Gives the caller for an entity: connection token or admin token. */
export type CallerFor = (entity: Entity) => Promise<Caller>

export function createReader(scope: Scope, caller: Caller, callerFor: CallerFor): Reader {
  const { binding } = scope.api
  const ask = async (entity: Entity, query: Query = {}): Promise<Answer> =>
    (await callerFor(entity)).call(entity.list, { query: Object.entries(query) })
  const askItem = async (entity: Entity, key: string): Promise<Answer> =>
    (await callerFor(entity)).call(entity.get ?? entity.list, { path: pathOf(entity, key) })
  const list = async (entity: Entity, query?: Query): Promise<Page> =>
    openPage(binding, entity, await ask(entity, query))
  return {
    call: (address, init) => caller.call(address, init),
    ask,
    askItem,
    list,
    get: async (entity, key) => openItem(binding, await askItem(entity, key)),
    crawl: (entity, options = {}) => crawl(binding, entity, { list, ...options }),
  }
}

/** The one path parameter of the item operation is the key, whatever it is called. */
function pathOf(entity: Entity, key: string): Record<string, string> {
  const names = [...(entity.get ?? '').matchAll(/\{([^}]+)\}/g)].map((match) => match[1] ?? '')
  return Object.fromEntries(names.map((name) => [name, key]))
}

function openPage(binding: Binding, entity: Entity, answer: Answer): Page {
  demandStatus(answer, 200)
  const items = at(answer.body, binding.envelopes.list.items)
  if (!Array.isArray(items)) throw malformed(answer, binding.envelopes.list.items, 'a list of records')
  const records = items.map((item, index) =>
    asRecord(item, answer, `${binding.envelopes.list.items}/${index}`),
  )
  const keys = records.map((record) => String(at(record, entity.id)))
  const { meta, links } = binding.paging
  return { answer, records, keys, meta: pick(answer.body, meta), links: pick(answer.body, links) }
}

function openItem(binding: Binding, answer: Answer): Rec {
  demandStatus(answer, 200)
  return asRecord(at(answer.body, binding.envelopes.item), answer, binding.envelopes.item)
}

function asRecord(value: unknown, answer: Answer, pointer: string): Rec {
  if (!isObject(value)) throw malformed(answer, pointer, 'a record')
  return value
}

function demandStatus(answer: Answer, status: number): void {
  if (answer.status === status) return
  throw new Finding({
    expected: `status ${status} from ${answer.operation.address}`,
    seen: `status ${answer.status}: ${answer.text.slice(0, 160)}`,
    exchange: answer.exchange.id,
  })
}

function malformed(answer: Answer, pointer: string, what: string): Finding {
  const seen = JSON.stringify(at(answer.body, pointer))?.slice(0, 80) ?? 'nothing'
  return new Finding({ expected: what, seen, pointer, exchange: answer.exchange.id })
}

function pick<Names extends string>(body: unknown, pointers: Record<Names, string>): Record<Names, unknown> {
  const entries = Object.entries<string>(pointers).map(([name, pointer]) => [name, at(body, pointer)])
  return Object.fromEntries(entries) as Record<Names, unknown>
}

type CrawlMeans = CrawlOptions & { list: Reader['list'] }

/** Follows page numbers until the last page the envelope names; bounded by `CRAWL_LIMIT` and by an empty page. */
async function crawl(binding: Binding, entity: Entity, means: CrawlMeans): Promise<Crawl> {
  const { paging } = binding
  const size = means.size ?? paging.maxSize
  const pages: Page[] = []
  let read = 0
  for (let number = paging.first; ; number += 1) {
    const window = entity.paged ? { [paging.page]: String(number), [paging.size]: String(size) } : {}
    const page = await means.list(entity, { ...means.query, ...window })
    pages.push(page)
    read += page.records.length
    const last = !entity.paged || page.records.length === 0 || number >= Number(page.meta.lastPage)
    if (last || read >= CRAWL_LIMIT) return gather(entity, pages, last)
    means.between?.(page)
  }
}

function gather(entity: Entity, pages: Page[], complete: boolean): Crawl {
  const records = pages.flatMap((page) => page.records)
  return { entity, records, keys: pages.flatMap((page) => page.keys), pages, complete }
}
