import {
  amountComplaints,
  amountPointers,
  binding,
  type Crawl,
  complaints,
  cross,
  customFieldsOf,
  customisedKeys,
  document,
  type Entity,
  enough,
  entities,
  fact,
  filled,
  having,
  idsInBodies,
  lineComplaints,
  linePointers,
  must,
  practice,
  requestIds,
  spread,
  table,
  timeComplaints,
  unusedKey,
  worstOf,
} from '../../src/kit/index.ts'

const UNKNOWN = {
  nonsense: { unused: () => 'no-such-key' },
  'near-miss': { unused: (all: Crawl) => unusedKey(all, 'near') },
  longer: { unused: (all: Crawl) => unusedKey(all, 'longer') },
}

export const shape = [
  must(
    'READ-001',
    {
      statement: 'Every page of a list conforms to the document.',
      source: document('paths, responses'),
      each: entities('list'),
    },
    async ({ row, crawl, expect }) => {
      const { pages } = enough(await crawl(row.entity), 1)
      expect(worstOf(pages.map(({ answer }) => answer))).toConform()
    },
  ),
  must(
    'READ-002',
    {
      statement: 'A single record conforms to the document.',
      source: document('paths, responses'),
      each: entities('get'),
    },
    async ({ row, crawl, askAll, expect }) => {
      const { keys } = enough(await crawl(row.entity), 1)
      expect(worstOf(await askAll(row.entity, spread(keys, 8))))
        .toHaveStatus(200)
        .toConform()
    },
  ),
  must(
    'READ-003',
    {
      statement: 'A single record equals its entry in the list.',
      source: practice('one record, one truth'),
      each: entities('get'),
    },
    async ({ row, crawl, getAll, expect }) => {
      const { keys, records } = enough(await crawl(row.entity), 1)
      const chosen = spread(keys, 8)
      const entries = chosen.map((key) => records[keys.indexOf(key)])
      expect(await getAll(row.entity, chosen), 'single records').toEqual(entries)
    },
  ),
  must(
    'READ-004',
    {
      statement: 'A key that names no record is answered 404 with the documented code.',
      source: document('responses 404'),
      each: cross(entities('get'), UNKNOWN),
    },
    async ({ row, crawl, askItem, expect }) => {
      const all = enough(await crawl(row.entity), 1)
      expect(await askItem(row.entity, row.unused(all))).toBeRefused('notFound')
      expect(await askItem(row.entity, all.keys[0] ?? '')).toSucceed()
    },
  ),
  must(
    'READ-005',
    {
      statement: 'Custom fields are there, in the list as in the single record.',
      source: fact('custom fields appear beside standard fields'),
      each: entities('get', ({ customFields }) => customFields !== undefined),
    },
    async ({ row, crawl, getAll, expect }) => {
      const all = await crawl(row.entity)
      const chosen = spread(customisedKeys(all), 12)
      const listed = chosen.map((key) => all.records[all.keys.indexOf(key)] ?? {})
      const [inList, alone] = [listed, await getAll(row.entity, chosen)].map((of) =>
        customFieldsOf(of, row.entity),
      )
      filled([...(inList ?? []), ...(alone ?? [])], 'custom fields')
      expect(alone, 'custom fields of single records').toEqual(inList)
    },
  ),
  must(
    'READ-006',
    {
      statement: 'Every time is UTC, and no record was changed or deleted before it was created.',
      source: fact('times are ISO 8601, UTC'),
      each: entities('list', ({ createdAt }) => createdAt !== undefined),
    },
    async ({ row, crawl, expect }) => {
      const all = enough(await crawl(row.entity), 1)
      expect(complaints(all, timeComplaints), 'complaints about times').toBeEmpty()
    },
  ),
  must(
    'READ-007',
    {
      statement: 'Amounts are numbers with no more decimals than documented.',
      source: binding('/entities/*/amounts'),
      each: entities('list', ({ amounts }) => amounts !== undefined),
      hint: 'Binary floating point turns 0.1 + 0.2 into 0.30000000000000004: calculate in decimals.',
    },
    async ({ row, crawl, expect }) => {
      const all = having(await crawl(row.entity), amountPointers(row.entity))
      expect(complaints(all, amountComplaints), 'complaints about amounts').toBeEmpty()
    },
  ),
  must(
    'READ-008',
    {
      statement: 'Lines add up: quantity and price to the line, lines to the totals of the header, exactly.',
      source: binding('/entities/*/lines'),
      each: entities('list', ({ lines }: Entity) => lines !== undefined),
    },
    async ({ row, crawl, expect }) => {
      const all = having(await crawl(row.entity), linePointers(row.entity))
      expect(complaints(all, lineComplaints), 'complaints about lines').toBeEmpty()
    },
  ),
  must(
    'READ-009',
    {
      statement: 'Every answer carries a request id of its own.',
      source: binding('/errors/requestIdHeader'),
      each: table({ success: { path: '' }, error: { path: 'no-such-key' } }),
    },
    async ({ row, binding, connections, probeAt, expect }) => {
      const { access } = connections.primary
      const answers = [
        await probeAt(row.path, access),
        await probeAt(row.path, access),
        await probeAt(row.path, access),
      ]
      expect(requestIds(binding, answers), 'request ids').toHoldNone(['']).toRepeatNothing()
    },
  ),
  must(
    'READ-010',
    {
      statement: 'An error repeats its own request id in its body.',
      source: binding('/errors/requestId'),
    },
    async ({ binding, connections, probeAt, expect }) => {
      const { access } = connections.primary
      const answers = [await probeAt('no-such-key', access), await probeAt('no-such-key', access)]
      expect(worstOf(answers)).toBeRefused('notFound')
      expect(idsInBodies(binding, answers), 'request ids in bodies').toEqual(requestIds(binding, answers))
    },
  ),
]
