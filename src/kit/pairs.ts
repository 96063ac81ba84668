import { at, toPointer } from '../model/pointer.ts'
import { type Filter, joined, tellingFilter, tryFilter } from './matching.ts'
import type { Crawl } from './reader.ts'
import { Unjudged } from './unjudged.ts'
import { instantOf, isThere } from './values.ts'

/**
 * Two filters on different fields of which "all" and "any" give different records, and each of them some but not all:
 * only then does an answer show how they were joined. Throws Unjudged where there are none.
 */
export function tellingPair(crawl: Crawl): [Filter, Filter] {
  const tried: Filter[] = []
  for (const [field, operators] of Object.entries(crawl.entity.filters))
    for (const operator of operators)
      for (const second of tryFilter(() => tellingFilter(crawl, field, operator))) {
        const first = tried.find((other) => other.field !== field && tellsApart(crawl, [other, second]))
        if (first) return [first, second]
        tried.push(second)
      }
  throw new Unjudged(`no two filters on ${crawl.entity.name} tell "all" from "any"`)
}

/** Two filters on one field that leave the middle of the crawled records; Unjudged where either alone would leave the same. */
export function middleOf(crawl: Crawl, field: string): [Filter, Filter] {
  const values = crawl.records.map((record) => at(record, toPointer([field]))).filter(isThere)
  const ascending = [...new Set(values)].sort((a, b) => measured(a) - measured(b)).map(String)
  const [low, high] = [0.3, 0.7].map((share) => ascending[Math.floor(ascending.length * share)] ?? '')
  const range: [Filter, Filter] = [
    { field, operator: 'greaterOrEqual', value: low ?? '' },
    { field, operator: 'less', value: high ?? '' },
  ]
  const held = crawl.records.filter((record) => joined(record, range, 'all').must).length
  const alone = range.map(
    (filter) => crawl.records.filter((record) => joined(record, [filter], 'all').must).length,
  )
  if (held > 0 && alone.every((count) => count > held)) return range
  throw new Unjudged(`records of ${crawl.entity.name} have too few values of ${field} to ask for a range`)
}

function measured(value: unknown): number {
  return instantOf(value) ?? Number(value)
}

function tellsApart(crawl: Crawl, pair: [Filter, Filter]): boolean {
  const matching = (match: 'all' | 'any') =>
    crawl.records.filter((record) => joined(record, pair, match).must).length
  const [all, any] = [matching('all'), matching('any')]
  return all > 0 && any > all && any < crawl.records.length
}
