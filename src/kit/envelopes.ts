import type { Binding } from '../model/binding.ts'
import type { Crawl, Page } from './reader.ts'

/** What the envelope of every crawled page must say, given the records that were really there. */
export function dueMeta(binding: Binding, crawl: Crawl, size: number): Partial<Page['meta']>[] {
  const total = Number(dueTotal(crawl))
  return crawl.pages.map((page, index) => {
    const start = index * size
    const empty = page.records.length === 0
    return {
      total,
      page: binding.paging.first + index,
      lastPage: lastPageOf(binding, total, size),
      size,
      from: empty ? null : start + 1,
      to: empty ? null : start + page.records.length,
    }
  })
}

/** Number of the last page; an empty list has one, too. */
export function lastPageOf({ paging }: Binding, total: number, size: number): number {
  return Math.max(paging.first, Math.ceil(total / size) - 1 + paging.first)
}

/** Page numbers that the links of a page lead to; null where a link is null. A link without a page leads to the first. */
export function linkedPages(binding: Binding, page: Page): Record<string, unknown> {
  const { paging, untold } = binding
  // A document alone does not say how a page tells that there is no other: by null, or by no link at all.
  const none = (link: unknown) => (untold === undefined ? link : (link ?? null))
  const numberIn = (link: string) => new URL(link, 'http://relative.invalid').searchParams.get(paging.page)
  return Object.fromEntries(
    Object.entries(page.links).map(([name, link]) => [
      name,
      typeof link === 'string' ? Number(numberIn(link) ?? paging.first) : none(link),
    ]),
  )
}

/** Page numbers the links of all pages of a list must lead to. */
export function dueLinks({ paging }: Binding, pages: readonly Page[]): Record<string, number | null>[] {
  const { first } = paging
  const last = Number(pages[0]?.meta.lastPage)
  return pages.map((_, index) => {
    const number = first + index
    return { first, last, prev: number > first ? number - 1 : null, next: number < last ? number + 1 : null }
  })
}

/** Links that lead to another list, or to pages of another size. One without a size means the default. */
export function strayLinks({ paging }: Binding, pages: readonly Page[], size: number): string[] {
  return pages.flatMap(({ answer, links }) =>
    Object.values(links)
      .filter((link) => typeof link === 'string')
      .filter((link) => {
        const { pathname, searchParams } = new URL(link, answer.exchange.request.url)
        const told = Number(searchParams.get(paging.size) ?? paging.defaultSize)
        return told !== size || !pathname.endsWith(answer.operation.path)
      }),
  )
}

/** Totals the pages of a crawl tell. */
export function totalsOf(crawl: Crawl): unknown[] {
  return crawl.pages.map(({ meta }) => meta.total)
}

/** The total a crawl must tell: what it holds; where it is cut short, what its first page says. */
export function dueTotal(crawl: Crawl): unknown {
  return crawl.complete ? crawl.keys.length : crawl.pages[0]?.meta.total
}

/** Records the last page must hold, given the envelope of any page of this size. */
export function restOf({ paging }: Binding, meta: Page['meta'], size: number): number {
  return Number(meta.total) - (Number(meta.lastPage) - paging.first) * size
}
