import type { Binding } from '../model/binding.ts'
import { pageParameter } from '../model/paging.ts'
import { type Filter, tellingFilter, tryFilter } from './matching.ts'
import { tellingPair } from './pairs.ts'
import type { Crawl, Query } from './reader.ts'
import type { Entity } from './scope.ts'
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

/** Whether a list can be filtered by two fields, sorted and paged. */
export function isNarrowable({ paged, filters, sorts }: Entity): boolean {
  return paged && Object.keys(filters).length > 1 && sorts.length > 0
}

/** Either of two filters, and a sort: all that a question to a list may have but its page. Unjudged as `tellingPair` is. */
export function narrowedQuery(binding: Binding, crawl: Crawl): Query {
  return {
    ...joinedQuery(binding, tellingPair(crawl), 'any'),
    ...sortQuery(binding, crawl.entity.sorts[0] ?? '', true),
  }
}

/** Page and size as query parameters; what is undefined is left out, and what is no number is sent as it is. */
export function windowQuery({ paging }: Binding, window: { size?: unknown; page?: unknown }): Query {
  const { size, page } = window
  const place = typeof page === 'number' ? pageParameter(paging, page, Number(size)) : String(page)
  return {
    ...(size === undefined ? {} : { [paging.size]: String(size) }),
    ...(page === undefined ? {} : { [paging.page]: place }),
  }
}

/** Another question to a list than for its first page: sorted where that is offered. */
export function otherQuery(binding: Binding, entity: Entity): Query {
  const [field] = entity.sorts
  return field === undefined ? {} : sortQuery(binding, field, true)
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
