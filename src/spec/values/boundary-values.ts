import { isObject, sameJson } from '../../model/json.ts'
import { itemCounts } from './arrays.ts'
import { NoValue } from './bounded-filter.ts'
import { listedValues, typesOf } from './conjunction.ts'
import { multiplesIn, rangeOf, times } from './numbers.ts'
import { type Place, placesOf, withChange } from './places.ts'
import { propertiesOf } from './properties.ts'
import type { SchemaView } from './schema-view.ts'
import { lengthsOf } from './strings.ts'
import { sampled, type ValueContext, validValues, wholeValue } from './values.ts'

/** A valid value at an edge of what its schema allows. */
export interface BoundaryCase {
  /** Where in the value; empty for the value as a whole. */
  pointer: string
  /** Which edge: `highest`, `only required`. */
  edge: string
  value: unknown
}

/** Texts and lists at a longer limit than this are a test of load. */
const LONGEST = 100_000
const MOST_ITEMS = 1000

/**
 * The edges of a schema: with what is required alone, with all properties, and from there each number, text, list and
 * list of values at its ends. Only what the validator takes is given.
 */
export function boundaryValues(pointer: string, context: ValueContext): BoundaryCase[] {
  const { view } = context
  const least = wholeValue(pointer, context, 'required')
  const full = wholeValue(pointer, context, 'all') ?? any(pointer, context)
  if (full === undefined) return []
  const found: BoundaryCase[] = isObject(full)
    ? [
        ...(least === undefined ? [] : [{ pointer: '', edge: 'only required', value: least }]),
        { pointer: '', edge: 'all properties', value: full },
      ]
    : [{ pointer: '', edge: 'any', value: full }]
  for (const place of placesOf(view, [view.part(pointer)], full)) {
    for (const { edge, value } of edgesAt(place, view)) {
      const changed = withChange(full, place.pointer, value)
      const isKnown = found.some((one) => one.edge === edge && one.pointer === place.pointer)
      if (isKnown && edge !== 'listed') continue
      if (view.accepts(pointer, changed)) found.push({ pointer: place.pointer, edge, value: changed })
    }
  }
  return found
}

function any(pointer: string, context: ValueContext): unknown {
  try {
    return sampled(validValues(pointer, context), { seed: 1, count: 1 })[0]
  } catch (error) {
    if (error instanceof NoValue) return undefined
    throw error
  }
}

interface Edge {
  edge: string
  value: unknown
}

function edgesAt(place: Place, view: SchemaView): Edge[] {
  const listed = listedValues(view, place.parts)
  if (listed) return listed.map((value) => ({ edge: 'listed', value }))
  const { value, parts } = place
  return [
    ...(typesOf(parts).includes('null') ? [{ edge: 'null', value: null }] : []),
    ...(typeof value === 'number' ? numberEdges(place) : []),
    ...(typeof value === 'string' ? textEdges(place, value) : []),
    ...(Array.isArray(value) ? listEdges(place, value) : []),
    ...(isObject(value) ? objectEdges(place, value, view) : []),
    ...(typeof value === 'boolean' ? [true, false].map((one) => ({ edge: String(one), value: one })) : []),
  ]
}

/** Where only one bound is set, the other end is what can be told apart from its neighbours: a safe integer. */
function numberEdges({ parts }: Place): Edge[] {
  const range = rangeOf(parts)
  const isWhole = typesOf(parts).includes('integer')
  const step = range.step ?? (isWhole ? 1 : undefined)
  if (step !== undefined) {
    const span = multiplesIn(range, step)
    return [
      ...(span && range.low !== undefined ? [{ edge: 'lowest', value: times(span.low, step) }] : []),
      ...(span && range.high !== undefined ? [{ edge: 'highest', value: times(span.high, step) }] : []),
      { edge: 'zero', value: 0 },
    ]
  }
  const { low, high, lowExcluded, highExcluded } = range
  const near = (bound: number, up: number) => bound + up * Math.max(Math.abs(bound), 1) * 2 ** -40
  return [
    ...(low === undefined ? [] : [{ edge: 'lowest', value: lowExcluded ? near(low, 1) : low }]),
    ...(high === undefined ? [] : [{ edge: 'highest', value: highExcluded ? near(high, -1) : high }]),
    { edge: 'zero', value: 0 },
  ]
}

function textEdges({ parts }: Place, value: string): Edge[] {
  const { min, max } = lengthsOf(parts)
  const characters = [...value]
  const filler = characters.at(-1) ?? 'x'
  const ofLength = (length: number) =>
    [
      ...characters.slice(0, length),
      ...Array.from(
        { length: length - characters.length > 0 ? length - characters.length : 0 },
        () => filler,
      ),
    ].join('')
  return [
    { edge: min === 0 ? 'empty' : 'shortest', value: ofLength(min) },
    ...(max !== undefined && max <= LONGEST ? [{ edge: 'longest', value: ofLength(max) }] : []),
  ]
}

function listEdges({ parts }: Place, value: readonly unknown[]): Edge[] {
  const { min, max } = itemCounts(parts)
  const full = max !== undefined && max <= MOST_ITEMS && value.length > 0
  return [
    { edge: min === 0 ? 'empty' : 'shortest', value: value.slice(0, min) },
    ...(full
      ? [{ edge: 'longest', value: Array.from({ length: max }, (_, index) => value[index] ?? value.at(-1)) }]
      : []),
  ]
}

function objectEdges({ parts, pointer }: Place, value: Record<string, unknown>, view: SchemaView): Edge[] {
  if (pointer === '') return []
  const { required } = propertiesOf(view, parts)
  const least = Object.fromEntries(Object.entries(value).filter(([name]) => required.includes(name)))
  return sameJson(least, value) ? [] : [{ edge: 'only required', value: least }]
}
