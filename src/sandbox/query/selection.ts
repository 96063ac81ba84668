import type { RecordSource } from '../data/record-source.ts'
import type { StoredRecord, Tap } from '../fault-points.ts'
import { rangeOf } from './ascending-range.ts'
import type { Filter, ListQuery } from './list-query.ts'
import { type Places, sortPlaces } from './sort-places.ts'

/** From here on a list takes short cuts: it searches where it may, and remembers what it found. */
const LARGE = 20_000
const REMEMBERED = 4

/** The records a list shows, in their order. Several sources stand one behind the other. */
export interface Selection {
  total: number
  record(place: number): StoredRecord
}

export interface SelectOptions {
  entity: string
  query: ListQuery
  sources: readonly RecordSource[]
  /** How values of a field are put in order. */
  measure(pointer: string): (value: unknown) => number | string | undefined
  tap: Tap
}

/** Finds and orders records; remembers its last answers about large entities until a record changes. */
export class Selector {
  readonly #remembered = new Map<string, Places>()

  select(options: SelectOptions): Selection {
    const joined = join(options.sources)
    const { filters, sort } = options.query
    if (filters.length === 0 && sort.length === 0) return joined
    const places = joined.total > LARGE ? this.#recall(options, joined) : findPlaces(options, joined)
    return { total: places.length, record: (place) => joined.record(places.at(place)) }
  }

  #recall(options: SelectOptions, joined: Joined): Places {
    const { filters, match, sort } = options.query
    const asked = filters.map(({ field, operator, value }) => [field, operator, value])
    const versions = options.sources.map((source) => source.version())
    const name = JSON.stringify([options.entity, joined.owners, versions, asked, match, sort])
    const places = this.#remembered.get(name) ?? findPlaces(options, joined)
    this.#remembered.delete(name)
    this.#remembered.set(name, places)
    const [oldest] = this.#remembered.keys()
    if (this.#remembered.size > REMEMBERED && oldest !== undefined) this.#remembered.delete(oldest)
    return places
  }
}

interface Joined extends Selection {
  owners: string[]
  reader(pointer: string): (place: number) => unknown
  /** The one source there usually is. */
  only: RecordSource | undefined
}

function join(sources: readonly RecordSource[]): Joined {
  const starts: number[] = []
  let total = 0
  for (const source of sources) {
    starts.push(total)
    total += source.total()
  }
  const locate = <Result>(place: number, read: (source: number, index: number) => Result): Result => {
    const source = starts.findLastIndex((start) => start <= place)
    return read(source, place - (starts[source] ?? 0))
  }
  const [only] = sources
  return {
    total,
    owners: sources.map((source) => source.owner),
    only: sources.length === 1 ? only : undefined,
    record: (place) => locate(place, (source, index) => sources[source]?.record(index)) as StoredRecord,
    reader(pointer) {
      if (only && sources.length === 1) return only.reader(pointer)
      const readers = sources.map((source) => source.reader(pointer))
      return (place) => locate(place, (source, index) => readers[source]?.(index))
    },
  }
}

function findPlaces(options: SelectOptions, joined: Joined): Places {
  const { query } = options
  const [first] = query.sort
  const sorted =
    query.sort.length === 1 && first && joined.total > LARGE && joined.only?.ascends(first.pointer)
  const found = query.filters.length > 0 ? matching(options, joined) : everything(joined.total)
  if (sorted) return first.descending ? backwards(found) : found
  return query.sort.length > 0
    ? sortPlaces(found, query.sort, { reader: joined.reader, measure: options.measure })
    : found
}

function matching({ entity, query, tap }: SelectOptions, joined: Joined): Places {
  const match = tap('list.match', query.match, { entity })
  const [from, to] = bounds(query.filters, match, joined)
  let place = from
  const tests = query.filters.map(({ field, pointer, operator, value, matches }) => {
    const read = joined.reader(pointer)
    // One context for all records: a million of them would cost more than the filter itself.
    const about = {
      entity,
      field,
      operator,
      value,
      get record() {
        return joined.record(place)
      },
    }
    return () => tap('list.filter', matches(read(place)), about)
  })
  const found = new PlaceList()
  for (; place < to; place++) {
    if (match === 'all' ? tests.every((test) => test()) : tests.some((test) => test())) found.add(place)
  }
  return found.places()
}

/** Of a large entity, only the stretch of places where a filter on an ascending field can match. */
function bounds(
  filters: Filter[],
  match: 'all' | 'any',
  { only, total }: Joined,
): [from: number, to: number] {
  if (total <= LARGE || match === 'any' || !only) return [0, total]
  return filters
    .filter(({ pointer }) => only.ascends(pointer))
    .map((filter) => rangeOf(filter, only.reader(filter.pointer), total))
    .reduce(([from, to], [low, high]) => [Math.max(from, low), Math.min(to, high)], [0, total])
}

const everything = (length: number): Places => ({ length, at: (place) => place })
const backwards = ({ length, at }: Places): Places => ({ length, at: (place) => at(length - 1 - place) })

/** Places in four bytes each. */
class PlaceList {
  #held = new Uint32Array(1024)
  #length = 0

  add(place: number): void {
    if (this.#length === this.#held.length) {
      const grown = new Uint32Array(this.#length * 2)
      grown.set(this.#held)
      this.#held = grown
    }
    this.#held[this.#length++] = place
  }

  places(): Places {
    const held = this.#held.slice(0, this.#length)
    return { length: held.length, at: (place) => held[place] ?? 0 }
  }
}
