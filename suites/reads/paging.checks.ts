import {
  type Binding,
  binding,
  cross,
  dueLinks,
  dueMeta,
  dueTotal,
  type Entity,
  enough,
  entities,
  isNarrowable,
  lastPageOf,
  linkedPages,
  linksPages,
  manyPages,
  must,
  narrowedQuery,
  perEntity,
  practice,
  type Query,
  reactionTo,
  restOf,
  sameReach,
  severalPages,
  strayLinks,
  windowQuery,
} from '../../src/kit/index.ts'

const paged = entities('list', (entity: Entity) => entity.paged)

/** The list as it is; and filtered and sorted, where it can be. */
const followed = perEntity((entity, scope) => {
  if (!linksPages(scope, entity.list)) return []
  const plain = { key: entity.name, entity, ask: (): Query => ({}) }
  const narrowed = { key: `${entity.name}/narrowed`, entity, ask: narrowedQuery }
  return [plain, narrowed].filter(({ ask }) => (ask === narrowedQuery ? isNarrowable(entity) : entity.paged))
})

const SIZES = {
  one: { size: () => 1 },
  small: { size: ({ paging }: Binding) => Math.min(7, paging.maxSize) },
  default: { size: () => undefined },
  maximum: { size: ({ paging }: Binding) => paging.maxSize },
}

type Above = Record<string, { above: (max: number) => number }>

/** Windows that make no sense. */
const NONSENSE: Record<string, { size: string; page?: (first: number) => string }> = {
  'size-zero': { size: '0' },
  'size-negative': { size: '-1' },
  'size-text': { size: 'many' },
  'size-decimal': { size: '2.5' },
  'size-unit': { size: '5records' },
  'page-zero': { size: '5', page: (first) => `${first - 1}` },
  'page-negative': { size: '5', page: () => '-1' },
  'page-text': { size: '5', page: () => 'first' },
  'page-decimal': { size: '5', page: () => '1.5' },
  'page-ordinal': { size: '5', page: () => '2nd' },
}

export const paging = [
  must(
    'READ-020',
    {
      statement: 'Pages together hold every record once, whatever their size.',
      source: practice('a page boundary loses nothing and repeats nothing'),
      each: paged,
    },
    async ({ row, crawl, binding, expect }) => {
      const large = enough(await crawl(row.entity), 2)
      const small = await crawl(row.entity, { size: manyPages(binding, large) })
      expect(small.keys, 'keys of all pages').toRepeatNothing()
      const [seen, due] = sameReach(small, large)
      expect(seen, 'keys read in small pages').toHoldAll(due).toHoldOnly(due)
    },
  ),
  must(
    'READ-021',
    {
      statement: 'The envelope of each page tells total, page, size and place as they are.',
      source: binding('/paging/meta'),
      each: paged,
    },
    async ({ row, crawl, binding, expect }) => {
      const size = severalPages(binding, enough(await crawl(row.entity), 2))
      const all = await crawl(row.entity, { size })
      const seen = all.pages.map(({ meta }) => meta)
      expect(seen, `envelopes of ${row.entity.name}`).toEqual(dueMeta(binding, all, size))
    },
  ),
  must(
    'READ-022',
    {
      statement: 'The order of a list is the same each time it is read.',
      source: practice('without a stable order, paging loses records'),
      each: paged,
    },
    async ({ row, crawl, binding, expect }) => {
      const size = manyPages(binding, enough(await crawl(row.entity), 2))
      const first = await crawl(row.entity, { size })
      const second = await crawl(row.entity, { size })
      expect(second.keys, 'order of the second reading').toEqual(first.keys)
    },
  ),
  must(
    'READ-023',
    {
      statement: 'A page has the size that was asked for, or the documented default.',
      source: binding('/paging'),
      each: cross(paged, SIZES),
    },
    async ({ row, binding, crawl, list, expect }) => {
      const all = enough(await crawl(row.entity), 2)
      const total = Number(dueTotal(all))
      const size = row.size(binding)
      const due = size ?? binding.paging.defaultSize
      const page = await list(row.entity, windowQuery(binding, { size }))
      expect(page.meta.size, 'size the envelope tells').toEqual(due)
      expect(page.records.length, 'records on the page').toEqual(Math.min(due, total))
      const next = await list(row.entity, windowQuery(binding, { size, page: binding.paging.first + 1 }))
      expect(next.keys, 'keys on the second page').toEqual(all.keys.slice(due, 2 * due))
      expect(page.meta.lastPage, 'last page the envelope tells').toEqual(lastPageOf(binding, total, due))
    },
  ),
  must(
    'READ-024',
    {
      statement: 'A page size above the maximum is capped or refused, as documented.',
      source: binding('/paging/aboveMax'),
      each: cross(paged, {
        next: { above: (max) => max + 1 },
        far: { above: (max) => max * 1000 },
      } satisfies Above),
    },
    async ({ row, binding, ask, expect }) => {
      const { maxSize, aboveMax } = binding.paging
      const answer = await ask(row.entity, windowQuery(binding, { size: row.above(maxSize) }))
      expect(reactionTo(binding, answer, maxSize), 'reaction to a page size above the maximum').toEqual(
        aboveMax,
      )
      expect(answer).toConform()
    },
  ),
  must(
    'READ-025',
    {
      statement: 'A page or size that is zero, negative or no number is refused with the documented status.',
      source: binding('/paging/invalid'),
      each: cross(paged, NONSENSE),
    },
    async ({ row, binding, ask, expect }) => {
      const page = row.page?.(binding.paging.first)
      const answer = await ask(row.entity, windowQuery(binding, { size: row.size, page }))
      expect(answer).toHaveStatus(binding.paging.invalid).toBeRefused('invalid')
      expect(await ask(row.entity, windowQuery(binding, { size: 1, page: binding.paging.first }))).toSucceed()
    },
  ),
  must(
    'READ-026',
    {
      statement: 'The last page holds the rest, and a page beyond it is empty with the same total.',
      source: practice('a reader stops at an empty page'),
      leans: ['/paging/meta/lastPage', '/paging/meta/total'],
      each: cross(paged, { next: { by: 1 }, far: { by: 1000 } }),
    },
    async ({ row, binding, crawl, list, expect }) => {
      const size = severalPages(binding, enough(await crawl(row.entity), 2))
      const { meta } = await list(row.entity, windowQuery(binding, { size }))
      const last = await list(row.entity, windowQuery(binding, { size, page: Number(meta.lastPage) }))
      const beyond = await list(
        row.entity,
        windowQuery(binding, { size, page: Number(meta.lastPage) + row.by }),
      )
      expect(last.records.length, 'records on the last page').toEqual(restOf(binding, meta, size))
      expect(beyond.answer).toConform()
      expect(beyond.keys, 'records beyond the last page').toBeEmpty()
      expect(beyond.meta.total, 'total beyond the last page').toEqual(meta.total)
    },
  ),
  must(
    'READ-027',
    {
      statement:
        'The links of a page lead to the first, previous, next and last page of its size, and to nothing at the ends.',
      source: binding('/paging/links'),
      leans: ['/paging/meta/lastPage'],
      each: paged,
    },
    async ({ row, binding, crawl, expect }) => {
      const size = severalPages(binding, enough(await crawl(row.entity), 2))
      const { pages } = await crawl(row.entity, { size })
      const seen = pages.map((page) => linkedPages(binding, page))
      expect(seen, 'links of the pages').toEqual(dueLinks(binding, pages))
      expect(strayLinks(binding, pages, size), 'links to another list or page size').toBeEmpty()
    },
  ),
  must(
    'READ-028',
    {
      statement: 'Following the next links reads the whole list, with the same page size, filters and order.',
      source: binding('/paging/links/next'),
      each: followed,
    },
    async ({ row, crawl, binding, followNext, expect }) => {
      const query = row.ask(binding, enough(await crawl(row.entity), 2))
      const byNumber = await crawl(row.entity, { query })
      const byLink = await followNext(row.entity, severalPages(binding, byNumber), query)
      const [seen, due] = sameReach(byLink, byNumber)
      expect(seen, 'keys read along the links').toEqual(due)
    },
  ),
]
