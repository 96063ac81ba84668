import type { Binding } from '../model/binding.ts'
import { Finding } from '../model/finding.ts'
import { at, toPointer } from '../model/pointer.ts'
import type { Crawl } from './reader.ts'
import { Unjudged } from './unjudged.ts'
import { isThere } from './values.ts'

/** The crawl itself; Unjudged where it holds fewer records, since then nothing would be compared. */
export function enough(crawl: Crawl, least: number): Crawl {
  const { length } = crawl.records
  if (length >= least) return crawl
  throw new Unjudged(`${crawl.entity.name} has ${length} records, and ${least} are needed to tell anything`)
}

/** A page size that makes about four pages of what a crawl holds, and never more than the maximum. */
export function severalPages({ paging }: Binding, crawl: Crawl): number {
  return Math.max(1, Math.min(paging.maxSize, Math.ceil(crawl.records.length / 3.5)))
}

/** As `severalPages`, with more than nine of them: a page number of two digits is read otherwise by some. */
export function manyPages({ paging }: Binding, crawl: Crawl): number {
  return Math.max(1, Math.min(paging.maxSize, Math.ceil(crawl.records.length / 11)))
}

/** The crawl itself; Unjudged where a field has no two different values, since any order would then be right. */
export function varied(crawl: Crawl, field: string): Crawl {
  if (distinctValues(crawl, field) > 1) return crawl
  throw new Unjudged(`no two records of ${crawl.entity.name} differ in ${field}`)
}

/** The sortable field in which most records are equal: there a sort without a rule for ties shows. */
export function mostTied(crawl: Crawl): string {
  const fields = crawl.entity.sorts.map((field) => ({ field, count: distinctValues(crawl, field) }))
  const [most] = fields.filter(({ count }) => count > 1).sort((a, b) => a.count - b.count)
  if (most) return most.field
  throw new Unjudged(`no field to sort ${crawl.entity.name} by has two different values`)
}

function distinctValues(crawl: Crawl, field: string): number {
  const values = crawl.records.map((record) => at(record, toPointer([field])))
  return new Set(values.filter(isThere)).size
}

/**
 * Keys of two readings of one list, cut to what both reached. Where both are complete nothing is cut, so a reading
 * that lost records is seen to have lost them.
 */
export function sameReach(seen: Crawl, due: Crawl): [seen: string[], due: string[]] {
  if (seen.complete && due.complete) return [seen.keys, due.keys]
  if (seen.complete && seen.keys.length < due.keys.length)
    throw new Finding({
      expected: `at least ${due.keys.length} records of ${due.entity.name}`,
      seen: `${seen.keys.length} in all`,
    })
  const reach = Math.min(seen.keys.length, due.keys.length)
  return [seen.keys.slice(0, reach), due.keys.slice(0, reach)]
}

/** As `sameReach`, for readings in different orders: of a list too long to read whole nothing can be compared. */
export function sameSet(seen: Crawl, due: Crawl): [seen: string[], due: string[]] {
  return seen.complete || due.complete ? [seen.keys, due.keys] : [seen.keys, []]
}
