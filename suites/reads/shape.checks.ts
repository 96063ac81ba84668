import {
  amountComplaints,
  binding,
  complaints,
  cross,
  customised,
  document,
  type Entity,
  entities,
  fact,
  lineComplaints,
  must,
  practice,
  requestIds,
  spread,
  table,
  timeComplaints,
  worstOf,
} from '../../src/kit/index.ts'

const UNKNOWN = {
  nonsense: { spoil: () => 'no-such-key' },
  'near-miss': { spoil: (key: string) => `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}` },
  longer: { spoil: (key: string) => `${key}0` },
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
      const { pages } = await crawl(row.entity)
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
    async ({ row, list, askAll, expect }) => {
      const { keys } = await list(row.entity)
      expect(keys, 'records to read').toHoldSomething()
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
    async ({ row, list, getAll, expect }) => {
      const { keys, records } = await list(row.entity)
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
    async ({ row, sample, get, askItem, expect }) => {
      const { key } = await sample(row.entity)
      expect(await askItem(row.entity, row.spoil(key))).toBeRefused('notFound')
      expect(await get(row.entity, key), 'the record of the good key').toBePresent()
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
      const { keys, values } = customised(await crawl(row.entity))
      expect(keys, 'records with custom fields').toHoldSomething()
      const chosen = spread(keys, 8)
      const listed = chosen.map((key) => values[keys.indexOf(key)])
      const single = customised({
        keys: chosen,
        records: await getAll(row.entity, chosen),
        entity: row.entity,
      })
      expect(single.values, 'custom fields of single records').toEqual(listed)
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
      const all = await crawl(row.entity)
      expect(all.keys, 'records to look at').toHoldSomething()
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
      const all = await crawl(row.entity)
      expect(all.keys, 'records to look at').toHoldSomething()
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
      const all = await crawl(row.entity)
      expect(all.keys, 'records to look at').toHoldSomething()
      expect(complaints(all, lineComplaints), 'complaints about lines').toBeEmpty()
    },
  ),
  must(
    'READ-009',
    {
      statement: 'Every answer carries a request id of its own, and an error repeats it in its body.',
      source: binding('/errors/requestIdHeader'),
      each: table({ success: { path: '' }, error: { path: 'no-such-key' } }),
    },
    async ({ row, binding, probed, call, expect }) => {
      const { address, path } = probed(row.path)
      const answers = [
        await call(address, { path }),
        await call(address, { path }),
        await call(address, { path }),
      ]
      const { inHeaders, inErrors } = requestIds(binding, answers)
      expect(inHeaders, 'request ids').toHoldNone(['']).toRepeatNothing()
      expect(inErrors, 'request ids in error bodies').toHoldOnly(inHeaders)
    },
  ),
]
