import type { FilterOperator } from '../../model/binding.ts'
import type { Shape } from '../data/schema-shape.ts'

/** Whether a field's value matches. Null and absent match nothing. */
export type Comparison = (value: unknown) => boolean

/** Undefined where the filter's value cannot be compared with such a field. */
export function comparisonOf(
  operator: FilterOperator,
  asked: string,
  shape: Shape | undefined,
): Comparison | undefined {
  const textual = TEXTUAL[operator]
  const measure = measureOf(shape)
  if (!measure && textual) return byText(textual, asked)
  const order = ORDERED[operator]
  if (!order) return textual && byText(textual, asked)
  return byMeasure(order, asked, measure ?? lowerCase)
}

type Measure = (value: unknown) => number | string | undefined
type Textual = (text: string, part: string) => boolean
type Ordered = (left: number | string, right: number | string) => boolean

/** Without regard to case. */
const TEXTUAL: Partial<Record<FilterOperator, Textual>> = {
  equals: (text, part) => text === part,
  contains: (text, part) => text.includes(part),
  startsWith: (text, part) => text.startsWith(part),
  endsWith: (text, part) => text.endsWith(part),
}

const ORDERED: Partial<Record<FilterOperator, Ordered>> = {
  equals: (left, right) => left === right,
  greater: (left, right) => left > right,
  greaterOrEqual: (left, right) => left >= right,
  less: (left, right) => left < right,
  lessOrEqual: (left, right) => left <= right,
}

function byText(test: Textual, asked: string): Comparison {
  const part = asked.toLowerCase()
  return (value) => value !== null && value !== undefined && test(String(value).toLowerCase(), part)
}

function byMeasure(test: Ordered, asked: string, measure: Measure): Comparison | undefined {
  const right = measure(asked)
  if (right === undefined) return undefined
  return (value) => {
    const left = value === null ? undefined : measure(value)
    return left !== undefined && test(left, right)
  }
}

/** How values of a field are put in order: instants as such, numbers as such; undefined for text. */
export function measureOf(shape: Shape | undefined): Measure | undefined {
  const { format } = shape?.schema ?? {}
  if (format === 'date-time' || format === 'date') return instantOf
  const [type] = shape?.types ?? []
  if (type === 'integer' || type === 'number') return numberOf
  return type === 'boolean' ? booleanOf : undefined
}

export const lowerCase: Measure = (value) => (value === undefined ? undefined : String(value).toLowerCase())

const ISO = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?$/i

/** ms since the epoch; a time without zone is UTC. */
function instantOf(value: unknown): number | undefined {
  const text = String(value)
  // As records have it: nothing to look into.
  if (text.length === 24 && text.endsWith('Z') && text[10] === 'T') return numberOf(Date.parse(text))
  if (!ISO.test(text)) return undefined
  const ms = Date.parse(/T.*(?:Z|[+-]\d\d:?\d\d)$/i.test(text) || !text.includes('T') ? text : `${text}Z`)
  return Number.isNaN(ms) ? undefined : ms
}

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value)
  return Number.isFinite(number) ? number : undefined
}

const BOOLEANS = new Map([
  ['true', 1],
  ['1', 1],
  ['false', 0],
  ['0', 0],
])

function booleanOf(value: unknown): number | undefined {
  return BOOLEANS.get(String(value).toLowerCase())
}
