import type { FilterOperator } from '../model/binding.ts'
import { at, toPointer } from '../model/pointer.ts'
import { collated } from './ordering.ts'
import type { Crawl, Rec } from './reader.ts'
import { Unjudged } from './unjudged.ts'
import { instantOf } from './values.ts'

/** One documented filter with the value it is tried with. */
export interface Filter {
  field: string
  operator: FilterOperator
  value: string
}

/**
 * What a record owes a filter. `must` and `may` differ where lawful systems differ: text may be compared with or
 * without regard to case, and put in order by one collation or another, so a record that matches by some of these rules
 * only may be there or not.
 */
export interface Owed {
  must: boolean
  may: boolean
}

/** Judges a record against a filter by our own reading of the operator, never by the system's answer. */
export function owed(record: Rec, filter: Filter): Owed {
  return judgeOf(filter)(at(record, toPointer([filter.field])))
}

/** The rule of one filter, with what it asks for read once: it is put to thousands of values. */
function judgeOf({ operator, value: asked }: Filter): (value: unknown) => Owed {
  const bound = instantOf(asked) ?? Number(asked)
  const ordered = operator in ORDERED && !Number.isNaN(bound) ? ORDERED[operator as Ordered] : undefined
  const textual = operator in TEXTUAL ? TEXTUAL[operator as Textual] : undefined
  const lower = asked.toLowerCase()
  return (value) => {
    if (value === null || value === undefined) return NEITHER
    const size = ordered && measure(value)
    if (ordered && size !== undefined) return ordered(size - bound) ? BOTH : NEITHER
    const text = String(value)
    if (textual) return { must: textual(text, asked), may: textual(text.toLowerCase(), lower) }
    const orders = collated(text, asked).map(ORDERED[operator as Ordered])
    return { must: !orders.includes(false), may: orders.includes(true) }
  }
}

const BOTH: Owed = { must: true, may: true }
const NEITHER: Owed = { must: false, may: false }

/** A number or an instant as a number; undefined for texts. */
function measure(value: unknown): number | undefined {
  return typeof value === 'number' ? value : instantOf(value)
}

const ORDERED = {
  equals: (order: number) => order === 0,
  greater: (order: number) => order > 0,
  greaterOrEqual: (order: number) => order >= 0,
  less: (order: number) => order < 0,
  lessOrEqual: (order: number) => order <= 0,
}
type Ordered = keyof typeof ORDERED

const TEXTUAL = {
  equals: (text: string, part: string) => text === part,
  contains: (text: string, part: string) => text.includes(part),
  startsWith: (text: string, part: string) => text.startsWith(part),
  endsWith: (text: string, part: string) => text.endsWith(part),
}
type Textual = keyof typeof TEXTUAL

/** What one record's value gives to ask for: the whole, or pieces of it that others may lack. */
const PIECES: Record<FilterOperator, (letters: string[]) => string[][]> = {
  equals: (letters) => [letters],
  contains: (letters) => [
    letters.slice(1, -1),
    letters.slice(0, half(letters)),
    letters.slice(half(letters)),
    letters,
  ],
  startsWith: (letters) => [
    letters.slice(0, -2),
    letters.slice(0, half(letters)),
    letters.slice(0, -1),
    letters,
  ],
  endsWith: (letters) => [letters.slice(2), letters.slice(half(letters)), letters.slice(1), letters],
  greater: (letters) => [letters],
  greaterOrEqual: (letters) => [letters],
  less: (letters) => [letters],
  lessOrEqual: (letters) => [letters],
}

function half(letters: string[]): number {
  return Math.ceil(letters.length / 2)
}

function piecesOf(value: unknown, operator: FilterOperator): string[] {
  const pieces = PIECES[operator]([...String(value)]).map((letters) => letters.join('').trim())
  return pieces.filter((piece) => piece !== '')
}

/** Values tried at most: enough to find a good split, few enough to stay quick. */
const CANDIDATES = 40

/**
 * The filter on this field that splits the crawled records most evenly, so that both a match and a non-match are put to
 * the test. Boundaries are values of real records, so "greater" and "greater or equal" differ.
 * Throws Unjudged where no value splits them.
 */
export function tellingFilter(crawl: Crawl, field: string, operator: FilterOperator): Filter {
  const pointer = toPointer([field])
  const values = crawl.records.map((record) => at(record, pointer))
  const asked = [...new Set(values)]
    .filter((value) => value !== null && value !== undefined)
    .slice(0, CANDIDATES)
    .flatMap((value) => piecesOf(value, operator))
  const [best] = [...new Set(asked)]
    .map((value) => ({ field, operator, value }))
    .map((filter) => ({ filter, share: shareOf(values, filter) }))
    .filter(({ share }) => share > 0 && share < 1)
    .sort((a, b) => Math.abs(a.share - 0.5) - Math.abs(b.share - 0.5))
  if (best) return best.filter
  throw new Unjudged(
    `no value of ${field} tells records of ${crawl.entity.name} apart (${crawl.records.length} read)`,
  )
}

function shareOf(values: readonly unknown[], filter: Filter): number {
  const judge = judgeOf(filter)
  return values.filter((value) => judge(value).must).length / values.length
}

/** A part of some record's text that is no record's whole text, to be asked for in place of the whole. */
export function partOfText(crawl: Crawl, field: string): { field: string; value: string } {
  const texts = crawl.records
    .map((record) => at(record, toPointer([field])))
    .filter((text) => typeof text === 'string')
  const whole = new Set(texts.map((text) => text.toLowerCase()))
  const parts = texts.slice(0, CANDIDATES).flatMap((text) => piecesOf(text, 'startsWith'))
  const value = parts.find((part) => !whole.has(part.toLowerCase()))
  if (value !== undefined) return { field, value }
  throw new Unjudged(`no record of ${crawl.entity.name} has a ${field} of which a part could be asked for`)
}

/** The filter, or none where it cannot be judged. */
export function tryFilter(make: () => Filter): Filter[] {
  try {
    return [make()]
  } catch (error) {
    if (error instanceof Unjudged) return []
    throw error
  }
}

/** Keys of answered records that their filter does not allow. */
export function strangers(found: Crawl, judge: (record: Rec) => Owed): string[] {
  return found.keys.filter((_, index) => !judge(found.records[index] ?? {}).may)
}

/** Keys of crawled records that a filtered answer owes. */
export function owedKeys(crawl: Crawl, judge: (record: Rec) => Owed): string[] {
  return crawl.keys.filter((_, index) => judge(crawl.records[index] ?? {}).must)
}

/** Joins the verdicts of several filters. */
export function joined(record: Rec, filters: Filter[], match: 'all' | 'any'): Owed {
  const each = filters.map((filter) => owed(record, filter))
  return match === 'all'
    ? { must: each.every(({ must }) => must), may: each.every(({ may }) => may) }
    : { must: each.some(({ must }) => must), may: each.some(({ may }) => may) }
}
