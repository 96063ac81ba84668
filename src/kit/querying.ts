import type { Binding } from '../model/binding.ts'
import { type Filter, tellingFilter, tryFilter } from './matching.ts'
import type { Crawl, Query } from './reader.ts'
import { Unjudged } from './unjudged.ts'

/** Query parameter of one filter, spelt as the binding says. */
export function filterQuery(binding: Binding, filter: Filter): Query {
  const template = binding.filters.operators[filter.operator]
  if (template === undefined) throw new Unjudged(`the binding spells no operator ${filter.operator}`)
  return { [template.replace('{field}', filter.field)]: filter.value }
}

/** Several filters with how they join. */
export function joinedQuery(binding: Binding, filters: readonly Filter[], match: 'all' | 'any'): Query {
  const { parameter } = binding.filters.match
  const each = filters.map((filter) => filterQuery(binding, filter))
  return Object.assign({}, ...each, { [parameter]: binding.filters.match[match] })
}

export function sortQuery(binding: Binding, field: string, descending: boolean): Query {
  const { parameter, ascending, descending: down } = binding.sorting
  return { [parameter.replace('{field}', field)]: descending ? down : ascending }
}

/** A query for the exact value that some crawled records have in a field and others lack. */
export function equalTo(binding: Binding, crawl: Crawl, field: string): Query {
  return filterQuery(binding, tellingFilter(crawl, field, 'equals'))
}

/** Page and size as query parameters; what is undefined is left out. */
export function windowQuery(binding: Binding, window: { size?: unknown; page?: unknown }): Query {
  const { size, page } = binding.paging
  return {
    ...(window.size === undefined ? {} : { [size]: String(window.size) }),
    ...(window.page === undefined ? {} : { [page]: String(window.page) }),
  }
}

/** Any filter that tells the crawled records apart. */
export function anyFilter(crawl: Crawl): Filter {
  for (const [field, operators] of Object.entries(crawl.entity.filters))
    for (const operator of operators) {
      const filter = tryFilter(() => tellingFilter(crawl, field, operator))[0]
      if (filter) return filter
    }
  throw new Unjudged(`no filter tells the records of ${crawl.entity.name} apart`)
}
