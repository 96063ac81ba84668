import { tellsNext } from '../model/paging.ts'
import { successHeader } from '../spec/document/response-headers.ts'
import type { Family } from './check.ts'
import { entities, type ListRow } from './families.ts'
import type { Crawl } from './reader.ts'
import type { Scope } from './scope.ts'
import { Unjudged } from './unjudged.ts'

/** Lists that are read along cursors, where their pages tell them. */
export const cursorLists: Family<ListRow> = (scope) =>
  entities('list', ({ list }) => takesCursor(scope, list) && linksPages(scope, list))(scope)

/**
 * Whether the pages of a list link to others, where a header is said to. Where a document alone is known, as it has it for that
 * very list.
 */
export function linksPages({ api: { binding, document } }: Scope, list: string): boolean {
  const { linkHeader, next } = binding.paging
  if (linkHeader === undefined || next !== undefined || binding.untold === undefined) return true
  const operation = document.operation(list)
  return operation !== undefined && successHeader(document, operation, linkHeader) !== undefined
}

function takesCursor({ api: { binding, document } }: Scope, list: string): boolean {
  const { style, page } = binding.paging
  const { parameters = [] } = document.operation(list) ?? {}
  return style === 'cursor' && tellsNext(binding.paging) && parameters.some(({ name }) => name === page)
}

/** The crawl itself; Unjudged where one page holds all. */
export function beyondOnePage(crawl: Crawl): Crawl {
  if (crawl.pages.length > 1) return crawl
  throw new Unjudged(`${crawl.entity.name} has one page alone`)
}
