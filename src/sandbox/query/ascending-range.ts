import type { Filter } from './list-query.ts'

/**
 * Where a filter can match a field that never decreases: its matches are one stretch of places, at the start for `less`, at
 * the end for `greater`. Found by halving.
 */
export function rangeOf(
  filter: Filter,
  read: (place: number) => unknown,
  total: number,
): [from: number, to: number] {
  const matches = (place: number) => filter.matches(read(place))
  if (filter.operator === 'less' || filter.operator === 'lessOrEqual')
    return [0, firstWhere(total, (place) => !matches(place))]
  if (filter.operator === 'greater' || filter.operator === 'greaterOrEqual')
    return [firstWhere(total, matches), total]
  return [0, total]
}

/** The first place where something holds that holds from there on; the total where it holds nowhere. */
function firstWhere(total: number, holds: (place: number) => boolean): number {
  let [low, high] = [0, total]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
