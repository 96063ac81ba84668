import type { Binding } from '../../model/binding.ts'
import { at } from '../../model/pointer.ts'
import type { CorrectnessMeasured } from '../measured.ts'

/** Where pages of lists have what is looked at, by the binding. */
export type PageFacts = Pick<Binding['paging'], 'page' | 'first' | 'size' | 'maxSize'> & {
  total: string
  items: string
  /** Where each record has its id. */
  id: string
}

/** Lists that sessions have read to the end while others called. */
export interface Crawls {
  /** The page that a session asks for next; undefined where it has not begun. */
  page(index: number): number
  /** Takes a page in; true where another must be asked for. */
  take(index: number, body: unknown, facts: PageFacts): boolean
  result(): CorrectnessMeasured | undefined
}

interface Crawl {
  pages: number
  ids: Set<string>
  records: number
  totals: number[]
  isDone: boolean
}

/** A list is whole where no record comes twice and none of those that were there all the time is missing. */
export function openCrawls(): Crawls {
  const crawls = new Map<number, Crawl>()
  return {
    page: (index) => crawls.get(index)?.pages ?? 0,
    take: (index, body, { total, items, id }) => {
      const fresh: Crawl = { pages: 0, ids: new Set(), records: 0, totals: [], isDone: false }
      const crawl = crawls.get(index) ?? fresh
      crawls.set(index, crawl)
      const list: unknown = at(body, items)
      const records: unknown[] = Array.isArray(list) ? list : []
      crawl.pages += 1
      crawl.records += records.length
      for (const record of records) crawl.ids.add(String(at(record, id)))
      crawl.totals.push(Number(at(body, total)))
      crawl.isDone = records.length === 0 || crawl.records >= (crawl.totals.at(-1) ?? 0)
      return !crawl.isDone
    },
    result: () => (crawls.size === 0 ? undefined : judged([...crawls.values()])),
  }
}

function judged(all: readonly Crawl[]): CorrectnessMeasured {
  const done = all.filter(({ isDone }) => isDone)
  const sum = (of: (crawl: Crawl) => number) => done.reduce((total, crawl) => total + of(crawl), 0)
  const twice = sum(({ records, ids }) => records - ids.size)
  // What was added or removed meanwhile may be there or not.
  const missing = sum(({ ids, totals }) => Math.max(0, Math.min(...totals) - ids.size))
  const ids = sum((crawl) => crawl.ids.size)
  return {
    ...{ what: 'paging', checked: done.length, of: all.length, wrong: twice + missing },
    told: `${ids} distinct ids in ${done.length} of ${all.length} lists that were read to the end, ${twice} records twice and ${missing} missing`,
    examples: [],
  }
}
