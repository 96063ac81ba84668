import type { Binding } from '../model/binding.ts'

const sets = new WeakMap<Binding, ReadonlySet<string>>()

/** Names of the query parameters that a binding gives a use: for pages, filters and sorting. */
export function boundParameters(binding: Binding): ReadonlySet<string> {
  const names = sets.get(binding) ?? namesIn(binding)
  sets.set(binding, names)
  return names
}

function namesIn({ paging, filters, sorting, entities }: Binding): ReadonlySet<string> {
  const inField = (pattern: string, field: string) => pattern.replace('{field}', field)
  const ofEntities = Object.values(entities).flatMap((entity) => [
    ...Object.entries(entity.filters).flatMap(([field, operators]) =>
      operators.flatMap((operator) => inField(filters.operators[operator] ?? '', field)),
    ),
    ...entity.sorts.map((field) => inField(sorting.parameter, field)),
  ])
  const names = [paging.page, paging.size, filters.match.parameter, ...ofEntities]
  // An operation may document `filter`, an object, for all of `filter[name]`, `filter[code]`, …
  return new Set(names.flatMap((name) => [name, name.split('[', 1)[0] ?? name]))
}
