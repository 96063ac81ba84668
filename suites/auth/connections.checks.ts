import {
  type Binding,
  type Crawl,
  cross,
  type Entity,
  enough,
  entities,
  equalTo,
  fact,
  filterQuery,
  foreignKey,
  joinedQuery,
  must,
  neighboursOf,
  perEntity,
  practice,
  type Query,
  sortQuery,
  strangersAmong,
  table,
  tellingFilter,
  tellingPair,
  textsOf,
} from '../../src/kit/index.ts'

const ofConnection = (entity: Entity): boolean => entity.token === 'connection'
const TENANTS = practice('one token = one connection: OWASP API1 broken object level authorization')

type Ask = (binding: Binding, own: Crawl) => Query

/** A list as it is, and in an order of its own. */
const listed = perEntity((entity) => {
  const [field] = entity.sorts
  const sorted = (binding: Binding) => sortQuery(binding, field ?? '', true)
  const plain = { key: entity.name, entity, ask: (): Query => ({}) }
  return ofConnection(entity)
    ? [plain, ...(field === undefined ? [] : [{ key: `${entity.name}/sorted`, entity, ask: sorted }])]
    : []
})

/** Every field whose exact value can be asked for, every other operator once, and two filters joined by "any". */
const filterable = perEntity((entity) => (ofConnection(entity) ? filtersOf(entity) : []))

function filtersOf(entity: Entity): { key: string; entity: Entity; ask: Ask }[] {
  const asking = (name: string, ask: Ask) => ({ key: `${entity.name}/${name}`, entity, ask })
  const all = Object.entries(entity.filters).flatMap(([field, operators]) =>
    operators.map((operator) => ({ field, operator })),
  )
  const others = new Map(all.map(({ field, operator }) => [operator, field]))
  others.delete('equals')
  return [
    ...all
      .filter(({ operator }) => operator === 'equals')
      .map(({ field }) => asking(field, (binding, own) => equalTo(binding, own, field))),
    ...[...others].map(([operator, field]) =>
      asking(operator, (binding, own) => filterQuery(binding, tellingFilter(own, field, operator))),
    ),
    ...(Object.keys(entity.filters).length > 1
      ? [asking('any', (binding, own) => joinedQuery(binding, tellingPair(own), 'any'))]
      : []),
  ]
}

/** Either connection is the stranger once. */
const SIDES = {
  second: { owner: 'primary', stranger: 'second' },
  primary: { owner: 'second', stranger: 'primary' },
} as const

export const connections = [
  must(
    'AUTH-050',
    {
      statement: 'A list holds nothing of another connection.',
      source: TENANTS,
      each: listed,
      needs: ['second'],
    },
    async ({ row, binding, crawl, as, expect }) => {
      const own = enough(await crawl(row.entity), 1)
      const query = row.ask(binding)
      const others = enough(await as('second').crawl(row.entity, { query }), 1)
      expect(textsOf(others), 'records of the second connection').toHoldNone(textsOf(own))
    },
  ),
  must(
    'AUTH-060',
    {
      statement: 'Two connections that ask at the same time get what each gets alone.',
      source: TENANTS,
      each: entities('list', ofConnection),
      needs: ['second'],
    },
    async ({ row, list, as, expect }) => {
      const second = as('second')
      const alone = [await list(row.entity), await second.list(row.entity)]
      const together = await Promise.all([list(row.entity), second.list(row.entity)])
      const [seen, due] = [together, alone].map((pages) => pages.map(({ records }) => records))
      expect(seen, 'records read at the same time').toEqual(due)
    },
  ),
  must(
    'AUTH-051',
    {
      statement: "Another connection's record is not found by its key.",
      source: TENANTS,
      each: cross(entities('get', ofConnection), SIDES),
      needs: ['second'],
    },
    async ({ row, as, expect }) => {
      const theirs = await as(row.owner).crawl(row.entity)
      const key = foreignKey(theirs, await as(row.stranger).crawl(row.entity))
      expect(await as(row.owner).askItem(row.entity, key)).toSucceed()
      expect(await as(row.stranger).askItem(row.entity, key)).toBeRefused('notFound')
    },
  ),
  must(
    'AUTH-052',
    {
      statement: 'A filter finds nothing of another connection, even for a value only that one has.',
      source: TENANTS,
      each: filterable,
      needs: ['second'],
    },
    async ({ row, crawl, as, binding, expect }) => {
      const own = await crawl(row.entity)
      const query = row.ask(binding, own)
      expect((await crawl(row.entity, { query })).keys, 'own records found').toHoldSomething()
      const found = await as('second').crawl(row.entity, { query })
      expect(textsOf(found), 'records the second connection finds').toHoldNone(textsOf(own))
    },
  ),
  must(
    'AUTH-053',
    {
      statement: 'A key near to a known one opens nothing of another connection.',
      source: practice('OWASP API1: keys are not to be guessed, and a guess is checked for its owner'),
      each: entities('get', ofConnection),
      needs: ['second'],
    },
    async ({ row, sample, as, expect }) => {
      const { key } = await sample(row.entity)
      const guesses = neighboursOf(key)
      const statuses = (await as('second').askAll(row.entity, guesses)).map(({ status }) => status)
      expect(statuses, 'statuses of guessed keys').toHoldOnly([200, 404, 400, 422])
      const opened = guesses.filter((_, index) => statuses[index] === 200)
      const own = await as('second').crawl(row.entity)
      expect(strangersAmong(opened, own), 'guessed keys that open').toBeEmpty()
    },
  ),
  must(
    'AUTH-054',
    {
      statement:
        'After disconnecting, access and refresh token are dead at once, and other connections live on.',
      source: fact('effects of disconnecting'),
      danger: 'write',
      needs: ['consent', 'client'],
      calls: ['authorize', 'token', 'disconnect', 'status'],
    },
    async ({ oauth, probe, probeAt, disconnect, status, connections, expect }) => {
      const { access, refresh } = await oauth.connect()
      expect(await probe(access)).toSucceed()
      expect(await disconnect(access)).toSucceed()
      expect(await probe(access)).toBeRefused('unauthenticated')
      expect(await probeAt('no-such-key', access)).toBeRefused('unauthenticated')
      expect(await status(access)).toBeRefused('unauthenticated')
      expect(await oauth.refresh(refresh)).toBeOAuthError('invalid_grant', 400)
      expect(await probe(connections.primary.access)).toSucceed()
    },
  ),
  must(
    'AUTH-055',
    {
      statement: 'Reconnecting gives a new token, and the old one stays dead.',
      source: fact('reconnecting issues a new token'),
      danger: 'write',
      needs: ['consent', 'client'],
      calls: ['authorize', 'token', 'disconnect'],
    },
    async ({ oauth, probe, disconnect, expect }) => {
      const old = await oauth.connect()
      expect(await disconnect(old.access)).toSucceed()
      const fresh = await oauth.connect()
      expect(fresh.access.reveal() !== old.access.reveal(), 'access token is new').toEqual(true)
      expect(await probe(fresh.access)).toSucceed()
      expect(await probe(old.access)).toBeRefused('unauthenticated')
      expect(await oauth.refresh(old.refresh)).toBeOAuthError('invalid_grant', 400)
    },
  ),
  must(
    'AUTH-056',
    {
      statement:
        'A connection that needs reauthorization says so on its status call, and refuses data with its own code.',
      source: fact('reauthorization is visible on the connection status endpoint'),
      danger: 'write',
      needs: ['control'],
      calls: ['status'],
    },
    async ({ state, binding, control, probe, probeAt, connections, agree, expect }) => {
      const { ready, reauthorization } = binding.connection.states
      expect(await state(), 'state before').toBeOneOf(ready)
      control.requireReauthorization()
      expect(await state(), 'state after').toBeOneOf(reauthorization)
      expect(agree(await probe(connections.primary.access), 'reauthorization')).toBeRefused('reauthorization')
      expect(await probeAt('no-such-key', connections.primary.access)).toBeRefused('reauthorization')
    },
  ),
  must(
    'AUTH-057',
    {
      statement: 'The status call conforms, and tells each token of its own connection.',
      source: fact('GET /api/integrations/current'),
      each: table({
        primary: { who: 'primary', other: 'second' },
        second: { who: 'second', other: 'primary' },
      } as const),
      needs: ['second'],
      calls: ['status'],
    },
    async ({ row, status, connectionId, expect }) => {
      expect(await status(row.who))
        .toHaveStatus(200)
        .toConform()
      const id = await connectionId(row.who)
      expect(id, 'id of the connection').toBePresent()
      expect(id, 'id of the connection').toDifferFrom(await connectionId(row.other))
      expect(await connectionId(row.who), 'id of the connection when asked again').toEqual(id)
    },
  ),
]
