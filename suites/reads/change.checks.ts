import {
  atChange,
  changeMark,
  cross,
  type Entity,
  enough,
  entities,
  entryOf,
  fact,
  filterQuery,
  historyOf,
  must,
  otherQuery,
  owed,
  owedKeys,
  practice,
  retryAfter,
  rfc,
  sameReach,
  severalPages,
  sinceQuery,
  strangers,
} from '../../src/kit/index.ts'

/** Entities that can be read by change time. */
const incremental = entities('list', (entity: Entity) =>
  (entity.filters[entity.updatedAt?.slice(1) ?? ''] ?? []).includes('greaterOrEqual'),
)
/** Which of two close changes is asked about, so that each operator owes one of them. */
const BOUNDARIES = {
  greater: { operator: 'greater', place: 0 },
  greaterOrEqual: { operator: 'greaterOrEqual', place: 1 },
  less: { operator: 'less', place: 1 },
  lessOrEqual: { operator: 'lessOrEqual', place: 0 },
} as const

/** Entities that offer every such filter on the change time. */
const comparable = entities('list', (entity: Entity) =>
  Object.keys(BOUNDARIES).every((operator) =>
    entity.filters[entity.updatedAt?.slice(1) ?? '']?.some((offered) => offered === operator),
  ),
)

const paged = entities('list', (entity: Entity) => entity.paged && entity.token === 'connection')
const ofConnection = entities('list', (entity: Entity) => entity.token === 'connection')

export const change = [
  must(
    'READ-050',
    {
      statement:
        'Reading by change time finds what was created, changed or deleted since, and only the overlap again.',
      source: fact('later syncs read only records created or changed since the last good one'),
      each: incremental,
      needs: ['control', 'clock'],
    },
    async ({ row, crawl, binding, now, advance, churn, expect }) => {
      const before = enough(await crawl(row.entity), 1)
      const since = changeMark(before, now())
      advance(5000)
      const changed = churn(row.entity, before.keys)
      const after = await crawl(row.entity, { query: sinceQuery(binding, row.entity, since.time) })
      expect(after.keys, 'records changed since').toRepeatNothing().toHoldAll(changed)
      expect(after.keys, 'records changed since').toHoldOnly([...changed, ...since.keys])
    },
  ),
  must(
    'READ-054',
    {
      statement: 'A filter by change time tells records apart that changed within the same second.',
      source: practice('a reader goes on at the instant where it stopped'),
      each: cross(comparable, BOUNDARIES),
      needs: ['control', 'clock'],
    },
    async ({ row, crawl, binding, advance, control, expect }) => {
      const { keys } = enough(await crawl(row.entity), 2)
      keys.slice(0, 2).map((key) => [advance(5), control.touch(row.entity.name, key)])
      const all = await crawl(row.entity)
      const filter = atChange(all, keys[row.place], row.operator)
      const judge = (record: Record<string, unknown>) => owed(record, filter)
      const found = await crawl(row.entity, { query: filterQuery(binding, filter) })
      expect(found.keys, `records ${row.operator} ${filter.value}`).toHoldAll(owedKeys(all, judge))
      expect(strangers(found, judge), `records not ${row.operator} ${filter.value}`).toBeEmpty()
    },
  ),
  must(
    'READ-055',
    {
      statement: 'A change moves the time of the last change on, and leaves that of the creation.',
      source: fact('createdAt and updatedAt on every record'),
      each: incremental,
      needs: ['control', 'clock'],
    },
    async ({ row, sample, advance, control, crawl, expect }) => {
      const { key, record } = await sample(row.entity)
      advance(1000)
      control.touch(row.entity.name, key)
      const [before, after] = [
        historyOf(record, row.entity),
        historyOf(entryOf(await crawl(row.entity), key), row.entity),
      ]
      expect(after.created, 'time of creation after a change').toEqual(before.created)
      expect(after.updated, 'time of the last change').toBeBetween(
        before.updated + 1,
        Number.MAX_SAFE_INTEGER,
      )
    },
  ),
  must(
    'READ-051',
    {
      statement: 'A list that is read while records are added, changed and deleted still loses none.',
      source: practice('a first sync takes hours; the source system does not stand still'),
      each: paged,
      needs: ['control', 'clock'],
    },
    async ({ row, crawl, binding, advance, churn, expect }) => {
      const before = enough(await crawl(row.entity), 2)
      const during = await crawl(row.entity, {
        size: severalPages(binding, before),
        between: ({ keys }) => {
          advance(1000)
          churn(row.entity, keys)
          churn(row.entity, before.keys.slice(-3))
        },
      })
      const [seen, due] = sameReach(during, before)
      expect(seen, 'keys read meanwhile').toHoldAll(due)
    },
  ),
  must(
    'READ-052',
    {
      statement: 'Reading changes nothing: what is read twice is the same.',
      source: rfc('RFC 9110 section 9.2.1'),
      each: ofConnection,
    },
    async ({ row, list, sample, ask, askItem, binding, expect }) => {
      const first = await list(row.entity)
      const { key } = await sample(row.entity)
      expect(await askItem(row.entity, key)).toHaveStatus(200, 404, 405)
      expect(await ask(row.entity, otherQuery(binding, row.entity))).toSucceed()
      const second = await list(row.entity)
      expect(second.records, 'records read again').toEqual(first.records)
      expect(second.meta, 'envelope read again').toEqual(first.meta)
    },
  ),
  must(
    'READ-053',
    {
      statement: 'Over the limit, calls are refused with 429 and an honest Retry-After.',
      source: fact('429 RATE_LIMIT_EXCEEDED with Retry-After'),
      leans: ['/rateLimit'],
      needs: ['control', 'clock'],
    },
    async ({ control, probe, connections, binding, now, advance, agree, expect }) => {
      const { access } = connections.primary
      expect(await probe(access)).toSucceed()
      control.exhaustRateLimit()
      const refused = await probe(access)
      expect(agree(refused, 'exhausted')).toBeRefused('rateLimited')
      expect(await probe(access)).toCarryHeader(binding.rateLimit.retryAfter)
      const wait = retryAfter(binding, refused, now())
      expect(wait, 'Retry-After in ms').toBeBetween(1000, 3_600_000)
      advance(wait)
      expect(await probe(access)).toSucceed()
    },
  ),
]
