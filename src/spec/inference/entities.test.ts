import { expect, test } from 'vitest'
import { bindingOf, inferred, listing, record, single } from '../written-inference.ts'

const PET = { id: 'string', name: 'string' }
const NOTHING = { responses: { 204: { description: 'done' } } }

test.each<[given: string, paths: Record<string, unknown>, want: Record<string, string>]>([
  ['a list alone', { '/pets': { get: listing(PET) } }, { list: 'GET /pets' }],
  [
    'all that can be done with a record',
    {
      '/pets': { get: listing(PET), post: NOTHING },
      '/pets/{id}': { get: single(PET), put: NOTHING, delete: NOTHING },
      '/pets/{id}/status': { put: NOTHING },
    },
    {
      list: 'GET /pets',
      get: 'GET /pets/{id}',
      create: 'POST /pets',
      update: 'PUT /pets/{id}',
      remove: 'DELETE /pets/{id}',
      status: 'PUT /pets/{id}/status',
    },
  ],
  [
    'a question by POST',
    { '/pets/search': { get: listing(PET), post: NOTHING } },
    { list: 'GET /pets/search' },
  ],
  [
    'an update by PATCH',
    { '/pets': { get: listing(PET) }, '/pets/{id}': { patch: NOTHING } },
    { list: 'GET /pets', update: 'PATCH /pets/{id}' },
  ],
  [
    'PUT before PATCH',
    { '/pets': { get: listing(PET) }, '/pets/{id}': { patch: NOTHING, put: NOTHING } },
    { list: 'GET /pets', update: 'PUT /pets/{id}' },
  ],
  [
    'a state that is changed by POST',
    { '/pets': { get: listing(PET) }, '/pets/{id}/state': { post: NOTHING } },
    { list: 'GET /pets' },
  ],
  [
    'slashes at the end',
    { '/pets/': { get: listing(PET) }, '/pets/{id}/': { get: single(PET) } },
    { list: 'GET /pets/', get: 'GET /pets/{id}/' },
  ],
])('roles of %s', async (_, paths, want) => {
  const { pets = {} } = (await bindingOf(paths)).entities as Record<string, object>
  const roles = ['list', 'get', 'create', 'update', 'remove', 'status'].filter((role) => role in pets)
  expect(Object.fromEntries(roles.map((role) => [role, Reflect.get(pets, role)]))).toEqual(want)
})

test.each<[paths: string[], want: string[], singular: string[]]>([
  [['/api/v1/purchaseOrders'], ['purchase-orders'], ['purchase order']],
  [['/statuses/orders', '/orders'], ['orders', 'statuses-orders'], []],
  [['/eam/sites', '/erp/sites'], ['sites', 'erp-sites'], []],
  [['/categories'], ['categories'], ['category']],
  [['/boxes'], ['boxes'], ['box']],
  [['/warehouses'], ['warehouses'], ['warehouse']],
  [['/status'], ['status'], ['status']],
])('entities of %j are called %j', async (paths, want, singular) => {
  const { entities } = await bindingOf(Object.fromEntries(paths.map((path) => [path, { get: listing(PET) }])))
  expect(Object.keys(entities).toSorted()).toEqual(want.toSorted())
  if (singular.length > 0) expect(Object.values(entities).map((one) => one.singular)).toEqual(singular)
})

test.each<[item: string, properties: Record<string, unknown>, want: string]>([
  ['/pets/{id}', { id: 'string' }, '/id'],
  ['/pets/{key}', { id: 'string', key: 'string' }, '/key'],
  ['/pets/{petId}', { petId: 'string', id: 'string' }, '/petId'],
  ['/pets/{petId}', { id: 'string' }, '/id'],
  ['/pets/{pet_id}', { petId: 'string' }, '/petId'],
  ['/pets/{code}/', { id: 'string', code: 'string' }, '/code'],
  ['/pets/{uuid}', { uuid: { type: 'string', format: 'uuid' } }, '/uuid'],
  ['/pets/{petNumber}', { number: 'integer', id: 'string' }, '/number'],
  ['/pets/{which}', { id: 'string' }, '/id'],
  ['/pets/{which}', { petKey: 'string' }, '/petKey'],
  ['/pets/{which}', { uuid: 'string', key: 'string' }, '/key'],
])('the key of %s with %j is %s', async (item, properties, want) => {
  const paths = { '/pets': { get: listing(properties) }, [item]: { get: single(properties) } }
  expect((await bindingOf(paths)).entities.pets?.id).toBe(want)
})

test.each<[properties: Record<string, unknown>, want: Record<string, string>]>([
  [
    { createdAt: 'T', updatedAt: 'T', deletedAt: 'T' },
    { createdAt: '/createdAt', updatedAt: '/updatedAt', deletedAt: '/deletedAt' },
  ],
  [
    { created_at: 'T', last_modified: 'T' },
    { createdAt: '/created_at', updatedAt: '/last_modified' },
  ],
  [
    { created: 'T', modified: 'T' },
    { createdAt: '/created', updatedAt: '/modified' },
  ],
  [{ createdAt: 'string', born: 'T' }, {}],
])('times of %j', async (properties, want) => {
  const time = { type: 'string', format: 'date-time' }
  const fields = Object.fromEntries(
    Object.entries(properties).map(([name, type]) => [name, type === 'T' ? time : type]),
  )
  const { pets } = (await bindingOf({ '/pets': { get: listing({ id: 'string', ...fields }) } })).entities
  const { createdAt, updatedAt, deletedAt } = pets ?? {}
  expect(JSON.parse(JSON.stringify({ createdAt, updatedAt, deletedAt }))).toEqual(want)
})

test.each<[properties: Record<string, unknown>, want: Record<string, string>]>([
  [{ vendorId: 'string' }, { '/vendorId': 'vendors' }],
  [{ vendor_key: 'integer' }, { '/vendor_key': 'vendors' }],
  [{ vendorIds: { type: 'array', items: { type: 'string' } } }, { '/vendorIds/*': 'vendors' }],
  [{ vendor: 'string', ownerId: 'string' }, {}],
  [{ vendorId: record({ a: 'string' }) }, {}],
])('references of %j', async (properties, want) => {
  const paths = {
    '/pets': { get: listing({ id: 'string', ...properties }) },
    '/vendors': { get: listing(PET) },
  }
  expect((await bindingOf(paths)).entities.pets?.references).toEqual(want)
})

test('what cannot be read is told, and an entity without a key is left out', async () => {
  const { binding, gaps } = await inferred({
    paths: {
      '/pets': { get: listing(PET) },
      '/clubs/{club}/visits': { get: listing(PET) },
      '/colours': { get: listing({ shade: 'string' }) },
    },
  })
  expect(Object.keys(binding.entities)).toEqual(['pets'])
  expect(gaps).toEqual(
    expect.arrayContaining([
      expect.stringContaining('GET /clubs/{club}/visits lists what belongs to another record, and no list'),
      expect.stringContaining('GET /colours lists records without a field that would be their key'),
    ]),
  )
})

test('a document without a list has no entity, and that is told', async () => {
  const { binding, gaps } = await inferred({ paths: { '/health': { get: single({ status: 'string' }) } } })
  expect([binding.entities, gaps[0]]).toEqual([
    {},
    'None of 1 operations is a list that can be read, or makes a record that can',
  ])
})

test('a list that demands more than a page is left out', async () => {
  const list = listing(PET, { status: { type: 'string' } })
  const parameters = [{ name: 'status', in: 'query', required: true, schema: { type: 'string' } }]
  const { binding, gaps } = await inferred({ paths: { '/pets/find': { get: { ...list, parameters } } } })
  expect([binding.entities, gaps[0]]).toEqual([
    {},
    'GET /pets/find demands the query parameter status: left out',
  ])
})

test('an entity is not called as every object calls something of its own', async () => {
  const { binding } = await inferred({ paths: { '/constructor': { get: listing(PET) } } })
  expect(Object.keys(binding.entities)).toEqual(['x-constructor'])
})
