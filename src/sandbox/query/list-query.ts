import { type Binding, type EntityBinding, type FilterOperator, isUntold } from '../../model/binding.ts'
import type { Shape } from '../data/schema-shape.ts'
import { type Comparison, comparisonOf } from './comparison.ts'

/** What a list is asked for, understood. */
export interface ListQuery {
  filters: Filter[]
  match: 'all' | 'any'
  sort: Sort[]
}

export interface Filter {
  field: string
  /** Within the record. */
  pointer: string
  operator: FilterOperator
  value: string
  matches: Comparison
}

export interface Sort {
  field: string
  pointer: string
  descending: boolean
}

export interface Asked {
  binding: Binding
  entity: EntityBinding
  parameters: URLSearchParams
  /** Schema of a field, by pointer. */
  shapeAt(pointer: string): Shape | undefined
}

/** Reads filters and sorting out of the query; a text says what cannot be understood. */
export function parseListQuery(asked: Asked): ListQuery | string {
  const filters: Filter[] = []
  const sort: Sort[] = []
  for (const [name, value] of asked.parameters) {
    const filter = filterOf(asked, name, value)
    const order = filter ? undefined : sortOf(asked, name, value)
    if (typeof filter === 'string') return filter
    if (typeof order === 'string') return order
    if (filter) filters.push(filter)
    if (order) sort.push(order)
  }
  const match = matchOf(asked)
  return match === undefined ? 'The way to join filters is unknown.' : { filters, match, sort }
}

function matchOf({ binding, parameters }: Asked): 'all' | 'any' | undefined {
  if (isUntold(binding, '/filters/match')) return 'all'
  const { parameter, all, any } = binding.filters.match
  const asked = parameters.get(parameter) ?? all
  return asked === any ? 'any' : asked === all ? 'all' : undefined
}

function filterOf(asked: Asked, name: string, value: string): Filter | string | undefined {
  const { operators } = asked.binding.filters
  const { filters } = asked.entity
  // A field may be called `constructor` by whoever asks.
  const offered = (field: string) => (Object.hasOwn(filters, field) ? filters[field] : undefined)
  for (const [operator, template] of Object.entries(operators) as [FilterOperator, string][]) {
    const field = fieldIn(template, name)
    if (field === undefined || !offered(field)?.includes(operator)) continue
    const pointer = `/${field}`
    const matches = comparisonOf(operator, value, asked.shapeAt(pointer))
    return matches
      ? { field, pointer, operator, value, matches }
      : 'The value of a filter has the wrong form.'
  }
  const meant = Object.values(operators).some(
    (template) => prefixOf(template) !== '' && name.startsWith(prefixOf(template)),
  )
  return meant ? 'A filter names a field or an operator that is not offered here.' : undefined
}

function sortOf({ binding, entity }: Asked, name: string, value: string): Sort | string | undefined {
  const { parameter, ascending, descending } = binding.sorting
  const field = isUntold(binding, '/sorting') ? undefined : fieldIn(parameter, name)
  if (field === undefined) return undefined
  if (!entity.sorts.includes(field)) return 'The list cannot be sorted by this field.'
  if (value !== ascending && value !== descending) return 'The direction of sorting is unknown.'
  return { field, pointer: `/${field}`, descending: value === descending }
}

/** What stands for `{field}` in a parameter's name; undefined where the name does not fit the template. */
function fieldIn(template: string, name: string): string | undefined {
  const [before = '', after = ''] = template.split('{field}')
  const fits = name.length > before.length + after.length && name.startsWith(before) && name.endsWith(after)
  return fits ? name.slice(before.length, name.length - after.length) : undefined
}

const prefixOf = (template: string): string => template.split('{field}')[0] ?? ''
