import { Finding } from '../model/finding.ts'
import type { Crawl } from './reader.ts'

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
