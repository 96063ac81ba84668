import type { Sort } from './list-query.ts'

/** Places of records in an order. */
export interface Places {
  length: number
  at(place: number): number
}

export interface SortMeans {
  reader(pointer: string): (place: number) => unknown
  measure(pointer: string): (value: unknown) => number | string | undefined
}

/**
 * Orders places by fields; equal ones stay in the order they came in. Null and absent come first, so last where the order is
 * descending.
 */
export function sortPlaces(places: Places, sort: readonly Sort[], means: SortMeans): Places {
  const columns = sort.map(({ pointer, descending }) => {
    const read = means.reader(pointer)
    const measure = means.measure(pointer)
    const values = Array.from({ length: places.length }, (_, row) => {
      const value = read(places.at(row))
      return value === null ? undefined : measure(value)
    })
    return { values, sign: descending ? -1 : 1 }
  })
  const rows = Uint32Array.from({ length: places.length }, (_, row) => row)
  rows.sort((a, b) => {
    for (const { values, sign } of columns) {
      const order = compare(values[a], values[b])
      if (order !== 0) return order * sign
    }
    return a - b
  })
  return { length: rows.length, at: (place) => places.at(rows[place] ?? 0) }
}

function compare(a: number | string | undefined, b: number | string | undefined): number {
  if (a === b) return 0
  if (a === undefined) return -1
  if (b === undefined) return 1
  return a < b ? -1 : 1
}
