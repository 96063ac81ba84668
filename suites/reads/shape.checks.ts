import {
  type Acts,
  amountComplaints,
  amountPointers,
  answering,
  binding,
  type Crawl,
  type Credential,
  complaints,
  cross,
  customFieldsOf,
  customisedKeys,
  document,
  type Ending,
  type Entity,
  type EntityRow,
  enough,
  entities,
  type Family,
  fact,
  filled,
  foreignKey,
  having,
  idsInBodies,
  lineComplaints,
  linePointers,
  must,
  type OmittedRow,
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
  quoted: { unused: () => `it's "no" key` },
  'near-miss': { unused: (all: Crawl) => unusedKey(all, 'near') },
  longer: { unused: (all: Crawl) => unusedKey(all, 'longer') },
}

/** Each entity with single records, and another one; below others a key says whose it is. */
const besides: Family<EntityRow & { other: Entity }> = (scope) => {
  const rows = answering(
    404,
    entities('get', ({ list }) => !list.includes('{')),
  )(scope)
  const readable = rows.flatMap((row) => ('entity' in row ? [row.entity] : []))
  return rows.flatMap((row): (OmittedRow | (EntityRow & { other: Entity }))[] => {
    if (!('entity' in row)) return [row]
    const other = readable[(readable.indexOf(row.entity) + 1) % readable.length]
    return other && other !== row.entity ? [{ ...row, other }] : []
  })
}

interface Sent {
  path: string
  credential: (token: Acts['connections']['primary']['access']) => Credential
  query: [string, string][]
}

type Situation = Exclude<Ending, 'success'>

const REFUSED = {
  error: { path: 'no-such-key', credential: (token) => token, query: [] },
  unauthenticated: { path: '', credential: () => 'none', query: [] },
  invalid: { path: '', credential: (token) => token, query: [['page', 'first']] },
} satisfies Record<string, Sent>

/** Single records that are asked for: enough that what goes wrong one time in ten is met. */
const SAMPLES = 12

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
      expect(worstOf(await askAll(row.entity, spread(keys, SAMPLES))))
        .toHaveStatus(200)
        .toConform()
    },
  ),
  must(
    'READ-003',
    {
      statement: 'A single record equals its entry in the list.',
      source: practice('one record, one truth'),
      leans: ['/entities/*/get'],
      each: entities('get'),
    },
    async ({ row, crawl, getAll, expect }) => {
      const { keys, records } = enough(await crawl(row.entity), 1)
      const chosen = spread(keys, SAMPLES)
      const entries = chosen.map((key) => records[keys.indexOf(key)])
      expect(await getAll(row.entity, chosen), 'single records').toEqual(entries)
    },
  ),
  must(
    'READ-004',
    {
      statement: 'A key that names no record is answered 404 with the documented code.',
      source: document('responses 404'),
      each: cross(answering(404, entities('get')), UNKNOWN),
    },
    async ({ row, crawl, askItem, agree, expect }) => {
      const all = enough(await crawl(row.entity), 1)
      expect(agree(await askItem(row.entity, row.unused(all)))).toBeRefused('notFound')
      expect(await askItem(row.entity, all.keys[0] ?? '')).toSucceed()
    },
  ),
  must(
    'READ-012',
    {
      statement: "A key of another entity's record names none here.",
      source: practice('one address, one kind of record'),
      each: besides,
    },
    async ({ row, crawl, askItem, expect }) => {
      const own = enough(await crawl(row.entity), 1)
      const key = foreignKey(await crawl(row.other), own)
      expect(await askItem(row.other, key)).toSucceed()
      expect(await askItem(row.entity, key)).toBeRefused('notFound')
      expect(await askItem(row.entity, own.keys[0] ?? '')).toSucceed()
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
      const chosen = spread(customisedKeys(all), SAMPLES)
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
      leans: ['/entities/*/createdAt'],
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
      each: table<Sent>({ success: { path: '', credential: (token) => token, query: [] }, ...REFUSED }),
    },
    async ({ row, binding, connections, probeAt, expect }) => {
      const credential = row.credential(connections.primary.access)
      const ask = () => probeAt(row.path, credential, row.query)
      const answers = [await ask(), await ask(), await ask(), await ask(), await ask()]
      expect(requestIds(binding, answers), 'request ids').toHoldNone(['']).toRepeatNothing()
    },
  ),
  must(
    'READ-011',
    {
      statement: 'Every list and every single record comes with a request id.',
      source: binding('/errors/requestIdHeader'),
      each: entities('list'),
    },
    async ({ row, binding, ask, askItem, sample, expect }) => {
      const { key } = await sample(row.entity)
      const answers = [await ask(row.entity), await askItem(row.entity, key)]
      expect(requestIds(binding, answers), 'request ids').toHoldNone(['']).toRepeatNothing()
    },
  ),
  must(
    'READ-010',
    {
      statement: 'An error repeats its own request id in its body.',
      source: binding('/errors/requestId'),
      leans: ['/errors/codes', '/errors/requestIdHeader'],
      each: table<Sent & { as: Situation }>({
        error: { ...REFUSED.error, as: 'notFound' },
        unauthenticated: { ...REFUSED.unauthenticated, as: 'unauthenticated' },
        invalid: { ...REFUSED.invalid, as: 'invalid' },
      }),
    },
    async ({ row, binding, connections, probeAt, expect }) => {
      const credential = row.credential(connections.primary.access)
      const ask = () => probeAt(row.path, credential, row.query)
      const answers = [await ask(), await ask()]
      expect(worstOf(answers)).toBeRefused(row.as)
      expect(idsInBodies(binding, answers), 'request ids in bodies').toEqual(requestIds(binding, answers))
    },
  ),
]
