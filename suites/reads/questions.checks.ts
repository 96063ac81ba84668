import {
  binding,
  cross,
  enough,
  entities,
  entriesOf,
  filterQuery,
  isNarrowable,
  joined,
  joinedQuery,
  middleOf,
  must,
  narrowedQuery,
  owed,
  owedKeys,
  partOfText,
  perEntity,
  practice,
  sameReach,
  severalPages,
  strangers,
  valuesOf,
} from '../../src/kit/index.ts'

/** Texts of which a part can be asked for, and the whole. */
const textual = perEntity((entity) =>
  Object.keys(entity.filters)
    .filter(
      (field) => entity.filters[field]?.includes('equals') && entity.filters[field]?.includes('contains'),
    )
    .map((field) => ({ key: `${entity.name}/${field}`, entity, field })),
)

/** The first text of each entity of which a part can be asked for. */
const searchable = perEntity((entity) =>
  Object.keys(entity.filters)
    .filter((field) => entity.filters[field]?.includes('contains'))
    .slice(0, 1)
    .map((field) => ({ key: entity.name, entity, field })),
)

const SIGNS = {
  percent: { sign: '%' },
  underscore: { sign: '_' },
  asterisk: { sign: '*' },
  quote: { sign: "'" },
  backslash: { sign: '\\' },
  plus: { sign: '+' },
} as const

/** Every field that can be asked for from and to a value. */
const ranged = perEntity((entity) =>
  Object.keys(entity.filters)
    .filter((field) =>
      ['greaterOrEqual', 'less'].every((name) => entity.filters[field]?.some((one) => one === name)),
    )
    .map((field) => ({ key: `${entity.name}/${field}`, entity, field })),
)

export const questions = [
  must(
    'READ-036',
    {
      statement: 'A list that is filtered and sorted pages like any other, and holds the same records.',
      source: practice('a reader combines what is documented: filters, sorting, pages and links'),
      each: entities('list', isNarrowable),
    },
    async ({ row, crawl, binding, expect }) => {
      const all = enough(await crawl(row.entity), 2)
      const query = narrowedQuery(binding, all)
      const large = await crawl(row.entity, { query })
      const small = await crawl(row.entity, { query, size: severalPages(binding, large) })
      const [seen, due] = sameReach(small, large)
      expect(seen, 'keys of small pages').toRepeatNothing().toEqual(due)
      const [field = ''] = row.entity.sorts
      expect(valuesOf(small, field), `${field} of the filtered list`).toBeInOrder(true)
      expect(small.records, 'records found').toEqual(entriesOf(all, small))
    },
  ),
  must(
    'READ-037',
    {
      statement: 'A filter for an exact text finds nothing by a part of it.',
      source: binding('/filters/operators/equals'),
      each: textual,
    },
    async ({ row, crawl, binding, expect }) => {
      const all = enough(await crawl(row.entity), 1)
      const { field, value } = partOfText(all, row.field)
      const judge = (record: Record<string, unknown>) => owed(record, { field, operator: 'equals', value })
      const query = filterQuery(binding, { field, operator: 'equals', value })
      const found = await crawl(row.entity, { query })
      expect(strangers(found, judge), `records with ${field} otherwise than ${value}`).toBeEmpty()
    },
  ),
  must(
    'READ-038',
    {
      statement: 'A filter takes every sign for itself: there are no wildcards, and quotes end nothing.',
      source: practice('a filter is data, never a pattern or a piece of a query'),
      each: cross(searchable, SIGNS),
    },
    async ({ row, crawl, binding, expect }) => {
      const all = enough(await crawl(row.entity), 1)
      const filter = { field: row.field, operator: 'contains', value: row.sign } as const
      const judge = (record: Record<string, unknown>) => owed(record, filter)
      const found = await crawl(row.entity, { query: filterQuery(binding, filter) })
      expect(found.keys, `records whose ${row.field} has ${row.sign}`).toHoldAll(owedKeys(all, judge))
      expect(strangers(found, judge), `records whose ${row.field} has no ${row.sign}`).toBeEmpty()
    },
  ),
  must(
    'READ-039',
    {
      statement: 'Two filters on one field join like any others: they ask for a range.',
      source: binding('/filters/match'),
      each: ranged,
    },
    async ({ row, crawl, binding, expect }) => {
      const all = await crawl(row.entity)
      const range = middleOf(all, row.field)
      const judge = (record: Record<string, unknown>) => joined(record, range, 'all')
      const found = await crawl(row.entity, { query: joinedQuery(binding, range, 'all') })
      expect(found.keys, `records with ${row.field} in the range`).toHoldAll(owedKeys(all, judge))
      expect(strangers(found, judge), `records with ${row.field} beyond the range`).toBeEmpty()
    },
  ),
]
