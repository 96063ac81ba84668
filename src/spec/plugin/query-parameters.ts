import { type Binding, type FilterOperator, isUntold } from '../../model/binding.ts'
import type { Operation } from '../../model/operation.ts'
import { toPointer } from '../../model/pointer.ts'
import type { ApiDocument } from '../api.ts'

/** A query parameter that the binding needs on a list, and that the document does not have there. */
export interface MissingParameter {
  operation: Operation
  parameter: string
  /** Place in the binding. */
  pointer: string
  /** What cannot be asked for without it. */
  use: ParameterUse
}

type ParameterUse =
  | { kind: 'paging' }
  | { kind: 'match' }
  | { kind: 'sort'; field: string }
  | { kind: 'filter'; field: string; operator: FilterOperator }

interface NeededParameter {
  parameter: string
  pointer: string
  use: ParameterUse
}

export function missingParameters(binding: Binding, document: ApiDocument, name: string): MissingParameter[] {
  const operation = document.operation(binding.entities[name]?.list ?? '')
  if (!operation) return []
  const known = operation.parameters.filter((one) => one.in === 'query').map((one) => one.name)
  // An operation may also document `filter`, an object, for all of `filter[name]`, `filter[code]`, …
  const isDocumented = (parameter: string) =>
    known.includes(parameter) || known.includes(parameter.split('[')[0] ?? '')
  return neededParameters(binding, name)
    .filter(({ parameter }) => !isDocumented(parameter))
    .map((needed) => ({ operation, ...needed }))
}

function neededParameters(binding: Binding, name: string): NeededParameter[] {
  const { paging, filters, sorting, entities } = binding
  const entity = entities[name]
  if (!entity) return []
  const place = (...tokens: (string | number)[]) => toPointer(['entities', name, ...tokens])
  const needed: NeededParameter[] = []
  if (entity.paged !== false) {
    for (const parameter of [paging.page, paging.size])
      needed.push({ parameter, pointer: place('list'), use: { kind: 'paging' } })
  }
  for (const [field, operators] of Object.entries(entity.filters)) {
    for (const [index, operator] of operators.entries()) {
      const parameter = (filters.operators[operator] ?? '').replace('{field}', field)
      needed.push({
        parameter,
        pointer: place('filters', field, index),
        use: { kind: 'filter', field, operator },
      })
    }
  }
  for (const [index, field] of entity.sorts.entries()) {
    const parameter = sorting.parameter.replace('{field}', field)
    needed.push({ parameter, pointer: place('sorts', index), use: { kind: 'sort', field } })
  }
  if (Object.keys(entity.filters).length > 1 && !isUntold(binding, '/filters/match'))
    needed.push({ parameter: filters.match.parameter, pointer: place('filters'), use: { kind: 'match' } })
  return needed
}
