import * as fc from 'fast-check'
import { isObject, sameJson } from '../../model/json.ts'
import { below, largest, least, valuesOf } from './conjunction.ts'
import type { Made, Maker } from './making.ts'
import type { Part, SchemaView } from './schema-view.ts'

/** How many more items than the fewest there are, where the schema sets no limit. */
const SPREAD = 3

/** Longer lists are not made, whatever a schema demands: they would take minutes, or all memory. */
const LONGEST = 10_000

export interface Counts {
  min: number
  max: number | undefined
}

export function itemCounts(parts: readonly Part[]): Counts {
  return {
    min: largest(valuesOf<number>(parts, 'minItems')) ?? 0,
    max: least(valuesOf<number>(parts, 'maxItems')),
  }
}

/** What the item at a place has to fulfil. */
export function itemParts(view: SchemaView, parts: readonly Part[], index: number): Part[] {
  return parts.flatMap((part) => {
    const prefix = Array.isArray(part.node.prefixItems) ? part.node.prefixItems.length : 0
    if (index < prefix) return [below(view, part, ['prefixItems', index])]
    if (part.node.items !== undefined) return [below(view, part, ['items'])]
    const known = parts.some(
      ({ node }) => node.items !== undefined || prefixLength([{ node, key: '' }]) > index,
    )
    return part.node.unevaluatedItems !== undefined && !known ? [below(view, part, ['unevaluatedItems'])] : []
  })
}

function prefixLength(parts: readonly Part[]): number {
  return Math.max(
    0,
    ...valuesOf<unknown>(parts, 'prefixItems').map((list) => (Array.isArray(list) ? list.length : 0)),
  )
}

export function arrays(maker: Maker, parts: readonly Part[]): Made | undefined {
  const { view } = maker
  const { min, max } = itemCounts(parts)
  if (min > LONGEST) return undefined
  const prefix = Array.from({ length: prefixLength(parts) }, (_, index) =>
    maker.make(itemParts(view, parts, index)),
  )
  const gap = prefix.indexOf(undefined)
  const first = gap === -1 ? prefix : prefix.slice(0, gap)
  const rest = gap === -1 ? maker.make(itemParts(view, parts, prefix.length)) : undefined
  const limit = Math.min(max ?? Number.POSITIVE_INFINITY, rest ? Number.POSITIVE_INFINITY : first.length)
  const special = containing(maker, parts)
  if (limit < min || special === 'nothing') return undefined
  const counts = lengthsOf(maker, { min, limit, known: first.length + (special?.count ?? 0) })
  // What would be cut off again is not made: where a recursion ends, that is most of it.
  const heads = first.slice(0, counts.high).filter((made) => made !== undefined)
  const values = listsOf({ heads, rest, special, ...counts }, isUnique(parts))
  const needed = [...heads.slice(0, min), ...(rest && min > heads.length ? [rest] : [])]
  return { values, crossings: Math.max(0, ...needed.map(({ crossings }) => crossings)) }
}

export function isUnique(parts: readonly Part[]): boolean {
  return valuesOf<boolean>(parts, 'uniqueItems').includes(true)
}

interface Plan {
  heads: Made[]
  rest: Made | undefined
  special: Special | undefined
  low: number
  high: number
}

function lengthsOf(
  { extent, ending }: Maker,
  { min, limit, known }: { min: number; limit: number; known: number },
): { low: number; high: number } {
  if (ending || extent === 'required') return { low: min, high: min }
  const high = Math.min(limit, Math.max(min, known) + (extent === 'all' ? 0 : SPREAD))
  if (extent === 'any') return { low: min, high }
  const full = Math.min(limit, Math.max(min, known, 1))
  return { low: full, high: full }
}

function listsOf({ heads, rest, special, low, high }: Plan, unique: boolean): fc.Arbitrary<unknown[]> {
  const head = fc.tuple(...heads.map(({ values }) => values))
  const extra = special ? special.count : 0
  const bounds = {
    minLength: Math.max(0, low - heads.length - extra),
    maxLength: Math.max(0, high - heads.length - extra),
    size: 'max' as const,
  }
  const tail = !rest
    ? fc.constant<unknown[]>([])
    : unique
      ? fc.uniqueArray(rest.values, { ...bounds, comparator: sameJson })
      : fc.array(rest.values, bounds)
  const wanted = special
    ? fc.array(special.values, { minLength: extra, maxLength: extra, size: 'max' })
    : fc.constant<unknown[]>([])
  const cut = fc.integer({ min: Math.min(low, heads.length), max: Math.min(high, heads.length) })
  return fc
    .tuple(head, wanted, tail, cut)
    .map(([start, middle, end, length]) =>
      end.length + middle.length > 0 ? [...start, ...middle, ...end] : start.slice(0, Math.max(length, low)),
    )
}

interface Special {
  values: fc.Arbitrary<unknown>
  count: number
}

/** Items for `contains`, as many as are wanted at least. */
function containing(maker: Maker, parts: readonly Part[]): Special | 'nothing' | undefined {
  const part = parts.find(({ node }) => node.contains === true || isObject(node.contains))
  if (!part) return undefined
  const count = typeof part.node.minContains === 'number' ? part.node.minContains : 1
  if (count === 0) return undefined
  if (count > LONGEST) return 'nothing'
  const made = maker.make([
    ...itemParts(maker.view, parts, prefixLength(parts)),
    below(maker.view, part, ['contains']),
  ])
  return made ? { values: made.values, count } : 'nothing'
}
