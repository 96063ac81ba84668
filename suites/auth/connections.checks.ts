import {
  type Entity,
  enough,
  entities,
  equalTo,
  fact,
  must,
  neighboursOf,
  perEntity,
  practice,
  strangersAmong,
  table,
} from '../../src/kit/index.ts'

const ofConnection = (entity: Entity): boolean => entity.token === 'connection'
const TENANTS = practice('one token = one connection: OWASP API1 broken object level authorization')

/** Fields whose exact value can be asked for. */
const filterable = perEntity((entity) => {
  const fields = Object.keys(entity.filters).filter((field) => entity.filters[field]?.includes('equals'))
  return ofConnection(entity)
    ? fields.map((field) => ({ key: `${entity.name}/${field}`, entity, field }))
    : []
})

export const connections = [
  must(
    'AUTH-050',
    {
      statement: 'A list holds nothing of another connection.',
      source: TENANTS,
      each: entities('list', ofConnection),
      needs: ['second'],
    },
    async ({ row, crawl, as, expect }) => {
      const own = enough(await crawl(row.entity), 1)
      const others = enough(await as('second').crawl(row.entity), 1)
      expect(others.keys, 'records of the second connection').toHoldNone(own.keys)
    },
  ),
  must(
    'AUTH-051',
    {
      statement: "Another connection's record is not found by its key.",
      source: TENANTS,
      each: entities('get', ofConnection),
      needs: ['second'],
    },
    async ({ row, sample, askItem, as, expect }) => {
      const { key } = await sample(row.entity)
      expect(await askItem(row.entity, key)).toSucceed()
      expect(await as('second').askItem(row.entity, key)).toBeRefused('notFound')
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
      const query = equalTo(binding, own, row.field)
      expect((await crawl(row.entity, { query })).keys, 'own records found').toHoldSomething()
      const found = await as('second').crawl(row.entity, { query })
      expect(found.keys, 'records the second connection finds').toHoldNone(own.keys)
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
      calls: ['authorize', 'token', 'disconnect'],
    },
    async ({ oauth, probe, disconnect, connections, expect }) => {
      const { access, refresh } = await oauth.connect()
      expect(await probe(access)).toSucceed()
      expect(await disconnect(access)).toSucceed()
      expect(await probe(access)).toBeRefused('unauthenticated')
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
    async ({ state, binding, control, probe, connections, expect }) => {
      const { ready, reauthorization } = binding.connection.states
      expect(await state(), 'state before').toBeOneOf(ready)
      control.requireReauthorization()
      expect(await state(), 'state after').toBeOneOf(reauthorization)
      expect(await probe(connections.primary.access)).toBeRefused('reauthorization')
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
      expect(await connectionId(row.who), 'id of the connection').toBePresent()
      expect(await connectionId(row.who), 'id of the connection').toDifferFrom(await connectionId(row.other))
    },
  ),
]
