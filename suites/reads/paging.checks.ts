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
  linkedPages,
  must,
  practice,
  reactionTo,
  restOf,
  sameReach,
  severalPages,
  windowQuery,
} from '../../src/kit/index.ts'

const paged = entities('list', (entity: Entity) => entity.paged)

const SIZES = {
  one: { size: () => 1 },
  small: { size: ({ paging }: Binding) => Math.min(7, paging.maxSize) },
  default: { size: () => undefined },
  maximum: { size: ({ paging }: Binding) => paging.maxSize },
}

/** Windows that make no sense. */
const NONSENSE = {
  'size-zero': { size: '0', page: '1' },
  'size-negative': { size: '-1', page: '1' },
  'size-text': { size: 'many', page: '1' },
  'size-decimal': { size: '2.5', page: '1' },
  'page-zero': { size: '5', page: '0' },
  'page-negative': { size: '5', page: '-1' },
  'page-text': { size: '5', page: 'first' },
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
      const small = await crawl(row.entity, { size: severalPages(binding, large) })
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
      const size = severalPages(binding, enough(await crawl(row.entity), 2))
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
      const total = Number(dueTotal(enough(await crawl(row.entity), 2)))
      const size = row.size(binding)
      const page = await list(row.entity, windowQuery(binding, { size }))
      expect(page.meta.size, 'size the envelope tells').toEqual(size ?? binding.paging.defaultSize)
      const due = Math.min(size ?? binding.paging.defaultSize, total)
      expect(page.records.length, 'records on the page').toEqual(due)
    },
  ),
  must(
    'READ-024',
    {
      statement: 'A page size above the maximum is capped or refused, as documented.',
      source: binding('/paging/aboveMax'),
      each: paged,
    },
    async ({ row, binding, ask, expect }) => {
      const { maxSize, aboveMax } = binding.paging
      const answer = await ask(row.entity, windowQuery(binding, { size: maxSize + 1 }))
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
      const answer = await ask(row.entity, windowQuery(binding, { size: row.size, page: row.page }))
      expect(answer).toHaveStatus(binding.paging.invalid).toBeRefused('invalid')
      expect(await ask(row.entity, windowQuery(binding, { size: 1, page: binding.paging.first }))).toSucceed()
    },
  ),
  must(
    'READ-026',
    {
      statement: 'The last page holds the rest, and a page beyond it is empty with the same total.',
      source: practice('a reader stops at an empty page'),
      each: paged,
    },
    async ({ row, binding, crawl, list, expect }) => {
      const size = severalPages(binding, enough(await crawl(row.entity), 2))
      const { meta } = await list(row.entity, windowQuery(binding, { size }))
      const last = await list(row.entity, windowQuery(binding, { size, page: Number(meta.lastPage) }))
      const beyond = await list(row.entity, windowQuery(binding, { size, page: Number(meta.lastPage) + 1 }))
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
        'The links of a page lead to the first, previous, next and last page, and to nothing at the ends.',
      source: binding('/paging/links'),
      each: paged,
    },
    async ({ row, binding, crawl, list, expect }) => {
      const size = severalPages(binding, enough(await crawl(row.entity), 2))
      const begin = await list(row.entity, windowQuery(binding, { size }))
      const last = Number(begin.meta.lastPage)
      const end = await list(row.entity, windowQuery(binding, { size, page: last }))
      const { first } = binding.paging
      expect(linkedPages(binding, begin), 'links of the first page').toEqual(dueLinks(binding, first, last))
      expect(linkedPages(binding, end), 'links of the last page').toEqual(dueLinks(binding, last, last))
    },
  ),
  must(
    'READ-028',
    {
      statement: 'Following the next links reads the whole list, with the same page size and filters.',
      source: binding('/paging/links/next'),
      each: paged,
    },
    async ({ row, crawl, binding, followNext, expect }) => {
      const byNumber = enough(await crawl(row.entity), 2)
      const byLink = await followNext(row.entity, severalPages(binding, byNumber))
      const [seen, due] = sameReach(byLink, byNumber)
      expect(seen, 'keys read along the links').toEqual(due)
    },
  ),
]
