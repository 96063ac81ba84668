import {
  anyFilter,
  binding,
  cross,
  dueTotal,
  type Entity,
  enough,
  entities,
  filterQuery,
  filters,
  joined,
  joinedQuery,
  mostTied,
  must,
  owed,
  owedKeys,
  sameReach,
  sameSet,
  severalPages,
  should,
  sortQuery,
  sorts,
  strangers,
  tellingFilter,
  tellingPair,
  totalsOf,
  valuesOf,
  varied,
} from '../../src/kit/index.ts'

const MATCHES = { all: { match: 'all' }, any: { match: 'any' } } as const

/** Two fields to filter by, at least. */
const combinable = entities('list', (entity: Entity) => Object.keys(entity.filters).length > 1)

const DIRECTIONS = { ascending: { descending: false }, descending: { descending: true } } as const

const sortable = entities('list', (entity: Entity) => entity.paged && entity.sorts.length > 0)

export const finding = [
  must(
    'READ-030',
    {
      statement: 'A filter finds every record that matches it, and no other.',
      source: binding('/filters/operators'),
      each: filters,
    },
    async ({ row, crawl, binding, expect }) => {
      const all = await crawl(row.entity)
      const filter = tellingFilter(all, row.field, row.operator)
      const judge = (record: Record<string, unknown>) => owed(record, filter)
      const found = await crawl(row.entity, { query: filterQuery(binding, filter) })
      const asked = `${row.field} ${row.operator} ${filter.value}`
      expect(found.keys, `records with ${asked}`).toRepeatNothing().toHoldAll(owedKeys(all, judge))
      expect(strangers(found, judge), `records without ${asked}`).toBeEmpty()
    },
  ),
  must(
    'READ-031',
    {
      statement: 'Several filters join as asked: all of them, or any of them.',
      source: binding('/filters/match'),
      each: cross(combinable, MATCHES),
    },
    async ({ row, crawl, binding, expect }) => {
      const all = await crawl(row.entity)
      const pair = tellingPair(all)
      const judge = (record: Record<string, unknown>) => joined(record, pair, row.match)
      const found = await crawl(row.entity, { query: joinedQuery(binding, pair, row.match) })
      expect(found.keys, `records that match ${row.match}`).toHoldAll(owedKeys(all, judge))
      expect(strangers(found, judge), `records that do not match ${row.match}`).toBeEmpty()
    },
  ),
  must(
    'READ-032',
    {
      statement: 'The total of a filtered list counts what the filter finds.',
      source: binding('/paging/meta/total'),
      each: entities('list', (entity: Entity) => entity.paged && Object.keys(entity.filters).length > 0),
    },
    async ({ row, crawl, binding, expect }) => {
      const all = await crawl(row.entity)
      const query = filterQuery(binding, anyFilter(all))
      const found = await crawl(row.entity, { query, size: Math.min(5, binding.paging.maxSize) })
      expect(totalsOf(found), 'totals of the filtered pages').toHoldOnly([dueTotal(found)])
      expect(totalsOf(found), 'totals of the filtered pages').toHoldNone([dueTotal(all)])
    },
  ),
  should(
    'READ-033',
    {
      statement: 'A filter by an unknown field or operator is refused: ignored, it would find everything.',
      source: binding('/filters/invalid'),
      each: cross(entities('list'), {
        field: { field: () => 'noSuchField' },
        dangerous: { field: () => '__proto__' },
        operator: { field: ({ filters }: Entity) => `${Object.keys(filters)[0] ?? 'name'}:noSuchOperator` },
      }),
    },
    async ({ row, binding, ask, expect }) => {
      const filter = { field: row.field(row.entity), operator: 'equals', value: '1' } as const
      const answer = await ask(row.entity, filterQuery(binding, filter))
      expect(answer).toHaveStatus(binding.filters.invalid).toBeRefused('invalid')
      expect(await ask(row.entity)).toSucceed()
    },
  ),
  must(
    'READ-034',
    {
      statement: 'Sorting puts every record in the order that was asked for, and loses none.',
      source: binding('/sorting'),
      each: sorts,
    },
    async ({ row, crawl, binding, expect }) => {
      const plain = varied(await crawl(row.entity), row.field)
      const sorted = await crawl(row.entity, { query: sortQuery(binding, row.field, row.descending) })
      expect(valuesOf(sorted, row.field), `${row.field} of the sorted list`).toBeInOrder(row.descending)
      const [seen, due] = sameSet(sorted, plain)
      expect(seen, 'keys of the sorted list').toRepeatNothing().toHoldAll(due)
    },
  ),
  must(
    'READ-035',
    {
      statement: 'A sorted list can be paged through without loss, also where many records are equal.',
      source: binding('/sorting'),
      each: cross(sortable, DIRECTIONS),
    },
    async ({ row, crawl, binding, expect }) => {
      const plain = enough(await crawl(row.entity), 2)
      const query = sortQuery(binding, mostTied(plain), row.descending)
      const large = await crawl(row.entity, { query })
      const small = await crawl(row.entity, { query, size: severalPages(binding, plain) })
      const [seen, due] = sameReach(small, large)
      expect(seen, 'keys of small sorted pages').toRepeatNothing().toEqual(due)
    },
  ),
]
