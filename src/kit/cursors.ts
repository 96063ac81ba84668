import type { Family } from './check.ts'
import { entities, type ListRow } from './families.ts'
import type { Crawl } from './reader.ts'
import type { Scope } from './scope.ts'
import { Unjudged } from './unjudged.ts'

/** Lists that are read along cursors, where their pages tell them. */
export const cursorLists: Family<ListRow> = (scope) =>
  entities('list', ({ list }) => takesCursor(scope, list))(scope)

function takesCursor({ api: { binding, document } }: Scope, list: string): boolean {
  const { style, page, next } = binding.paging
  const { parameters = [] } = document.operation(list) ?? {}
  return style === 'cursor' && next !== undefined && parameters.some(({ name }) => name === page)
}

/** The crawl itself; Unjudged where one page holds all. */
export function beyondOnePage(crawl: Crawl): Crawl {
  if (crawl.pages.length > 1) return crawl
  throw new Unjudged(`${crawl.entity.name} has one page alone`)
}
