import { type Filter, joined, tellingFilter, tryFilter } from './matching.ts'
import type { Crawl } from './reader.ts'
import { Unjudged } from './unjudged.ts'

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

function tellsApart(crawl: Crawl, pair: [Filter, Filter]): boolean {
  const matching = (match: 'all' | 'any') =>
    crawl.records.filter((record) => joined(record, pair, match).must).length
  const [all, any] = [matching('all'), matching('any')]
  return all > 0 && any > all && any < crawl.records.length
}
