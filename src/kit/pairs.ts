import { type Filter, joined, tellingFilter, tryFilter } from './matching.ts'
import type { Crawl } from './reader.ts'
import { Unjudged } from './unjudged.ts'

/**
 * Two filters on different fields of which "all" and "any" give different records, and each of them some but not all:
 * only then does an answer show how they were joined. Throws Unjudged where there are none.
 */
export function tellingPair(crawl: Crawl): [Filter, Filter] {
  const singles = Object.entries(crawl.entity.filters).flatMap(([field, operators]) =>
    operators.flatMap((operator) => tryFilter(() => tellingFilter(crawl, field, operator))),
  )
  const pairs = singles.flatMap((first, index) =>
    singles.slice(index + 1).map((second): [Filter, Filter] => [first, second]),
  )
  const telling = pairs.find((pair) => pair[0].field !== pair[1].field && tellsApart(crawl, pair))
  if (telling) return telling
  throw new Unjudged(`no two filters on ${crawl.entity.name} tell "all" from "any"`)
}

function tellsApart(crawl: Crawl, pair: [Filter, Filter]): boolean {
  const matching = (match: 'all' | 'any') =>
    crawl.records.filter((record) => joined(record, pair, match).must).length
  const [all, any] = [matching('all'), matching('any')]
  return all > 0 && any > all && any < crawl.records.length
}
