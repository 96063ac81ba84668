import { expect, test } from 'vitest'
import { isUntold } from '../../model/binding.ts'
import { answers, bindingOf, inferred, listing, record, single } from '../written-inference.ts'

const PET = { id: 'string', name: 'string' }
const PETS = { type: 'array', items: record(PET) }

test.each<[given: string, schema: unknown, want: string]>([
  ['an array', PETS, ''],
  ['data', record({ data: PETS, meta: record({ total: 'integer' }) }), '/data'],
  ['content', record({ content: PETS, totalElements: 'integer' }), '/content'],
  [
    'the one array of objects',
    record({ pets: PETS, tags: { type: 'array', items: { type: 'string' } } }),
    '/pets',
  ],
  ['results beside other arrays', record({ errors: PETS, results: PETS }), '/results'],
  ['a composed envelope', { allOf: [record({ total: 'integer' }), record({ items: PETS })] }, '/items'],
  [
    'a wrapper that a list completes',
    { allOf: [record({ data: { type: 'array' } }), record({ data: PETS })] },
    '/data',
  ],
  ['a composed array', { allOf: [PETS] }, ''],
])('a list in %s has its records at %s', async (_, schema, want) => {
  const { envelopes } = await bindingOf({ '/pets': { get: { responses: answers(schema) } } })
  expect(envelopes.list.items).toBe(want)
})

test.each<[given: string, schema: unknown]>([
  ['one object', record({ id: 'string', lines: PETS })],
  ['an array of texts', { type: 'array', items: { type: 'string' } }],
  ['two arrays of which none has a usual name', record({ cats: PETS, dogs: PETS })],
])('%s is no list', async (_, schema) => {
  expect((await bindingOf({ '/pets': { get: { responses: answers(schema) } } })).entities).toEqual({})
})

test.each<[given: string, schema: unknown, want: string]>([
  ['whole', record(PET), ''],
  ['under data', record({ data: record(PET) }), '/data'],
  ['with an object of its own', record({ ...PET, owner: record({ name: 'string' }) }), ''],
])('a single record is found %s', async (_, schema, want) => {
  const paths = { '/pets': { get: listing(PET) }, '/pets/{id}': { get: { responses: answers(schema) } } }
  expect((await bindingOf(paths)).envelopes.item).toBe(want)
})

test('a list that has its records elsewhere than most says where', async () => {
  const inData = { responses: answers(record({ data: PETS })) }
  const { envelopes, entities } = await bindingOf({
    '/a': { get: inData },
    '/b': { get: inData },
    '/c': { get: listing(PET) },
  })
  expect([envelopes.list.items, entities.a?.items, entities.c?.items]).toEqual(['/data', undefined, ''])
})

const INTEGER = { type: 'integer' }

test.each<[query: Record<string, unknown>, want: Record<string, unknown>]>([
  [
    { page: INTEGER, per_page: INTEGER },
    { style: 'page', page: 'page', size: 'per_page', first: 1 },
  ],
  [
    { page: { ...INTEGER, minimum: 0 }, limit: { ...INTEGER, default: 25, maximum: 200 } },
    { style: 'page', size: 'limit', first: 0, defaultSize: 25, maxSize: 200 },
  ],
  [
    { page: { ...INTEGER, default: 0 }, size: INTEGER },
    { first: 0, defaultSize: 10, maxSize: 20 },
  ],
  [
    { offset: INTEGER, limit: INTEGER },
    { style: 'offset', page: 'offset', size: 'limit', first: 0 },
  ],
  [
    { cursor: { type: 'string' }, limit: INTEGER },
    { style: 'cursor', page: 'cursor' },
  ],
  [{ limit: INTEGER }, { style: 'none' }],
  [{}, { style: 'none' }],
])('query parameters %j page so', async (query, want) => {
  const { paging, entities } = await bindingOf({ '/pets': { get: listing(PET, query) } })
  expect(paging).toMatchObject(want)
  const isPaged = want.style !== 'cursor' && want.style !== 'none'
  expect(entities.pets?.paged).toBe(isPaged ? undefined : false)
})

test('the place of a page is read by the names of numbers and links', async () => {
  const schema = record({
    data: PETS,
    meta: record({ total: 'integer', current_page: 'integer', last_page: 'integer' }),
    links: record({ next: 'string', prev: 'string' }),
  })
  const parameters = ['page', 'per_page'].map((name) => ({ name, in: 'query', schema: INTEGER }))
  const binding = await bindingOf({ '/pets': { get: { parameters, responses: answers(schema) } } })
  expect(binding.paging.meta).toMatchObject({ total: '/meta/total', page: '/meta/current_page', from: '' })
  expect(binding.paging.links).toMatchObject({ next: '/links/next', prev: '/links/prev', last: '' })
  expect(isUntold(binding, '/paging/meta/from')).toBe(true)
  expect(isUntold(binding, '/paging/meta/total')).toBe(false)
})

test.each<[schema: unknown, want: Record<string, string>]>([
  [record({ code: 'string', message: 'string' }), { code: '/code', message: '/message', type: '' }],
  [
    record({ error: record({ code: 'string', type: 'string', message: 'string', requestId: 'string' }) }),
    { code: '/error/code', type: '/error/type', message: '/error/message', requestId: '/error/requestId' },
  ],
  [
    record({ error: 'string', error_description: 'string' }),
    { code: '/error', message: '/error_description' },
  ],
  [
    record({ title: 'string', detail: 'string', type: 'string' }),
    { message: '/detail', type: '/type', code: '' },
  ],
])('an error of %j is read so', async (schema, want) => {
  const pets = listing(PET)
  const get = { ...pets, responses: { ...(pets.responses as object), ...answers(schema, '404') } }
  const binding = await bindingOf({ '/pets': { get } })
  expect(binding.errors).toMatchObject(want)
  expect(isUntold(binding, '/errors/codes')).toBe(true)
})

test('headers of answers tell request ids and limits of rate', async () => {
  const headers = { 'X-Correlation-Id': { schema: { type: 'string' } } }
  const pets = listing(PET)
  const limited = { description: 'slower', headers: { 'Retry-After': { schema: INTEGER } } }
  const responses = { ...(pets.responses as object), 400: { description: 'no', headers }, 429: limited }
  const binding = await bindingOf({ '/pets': { get: { ...pets, responses } } })
  expect([binding.errors.requestIdHeader, binding.rateLimit.retryAfter]).toEqual([
    'X-Correlation-Id',
    'Retry-After',
  ])
  expect(isUntold(binding, '/errors/requestIdHeader') || isUntold(binding, '/rateLimit')).toBe(false)
})

const OAUTH = {
  type: 'oauth2',
  flows: { clientCredentials: { tokenUrl: 'https://shop.example/token', scopes: {} } },
}

test.each<[scheme: Record<string, unknown> | undefined, isBearer: boolean, because: string]>([
  [{ type: 'http', scheme: 'bearer' }, true, 'HTTP bearer'],
  [{ type: 'http', scheme: 'basic' }, false, 'HTTP basic'],
  [{ type: 'apiKey', in: 'header', name: 'X-Key' }, false, 'API key in header X-Key'],
  [OAUTH, true, 'OAuth 2.0: clientCredentials https://shop.example/token'],
  [undefined, false, ''],
])('the security scheme %j', async (scheme, isBearer, because) => {
  const securitySchemes = scheme && { own: scheme }
  const paths = { '/pets': { get: listing(PET) }, '/token': { post: single({}) } }
  const { binding, evidence } = await inferred({
    paths,
    components: { ...(securitySchemes && { securitySchemes }) },
  })
  expect(binding.untold?.includes('/authentication')).toBe(!isBearer)
  expect(evidence.find(({ what }) => what === '/authentication/schemes/own')?.because ?? '').toBe(because)
  expect(binding.authentication.token).toBe(scheme === OAUTH ? 'POST /token' : 'POST /.assay/token')
})

test.each<[query: string[], want: Record<string, unknown>, template: string | undefined]>([
  [['kind', 'name'], { kind: ['equals'] }, '{field}'],
  [['filter[name]', 'filter[kind]'], { name: ['equals'], kind: ['equals'] }, 'filter[{field}]'],
  [['name', 'other'], {}, undefined],
])('query parameters %j filter so', async (query, want, template) => {
  const fields = { ...PET, kind: { type: 'string', enum: ['a', 'b'] } }
  const text = Object.fromEntries(query.map((name) => [name, { type: 'string' }]))
  const { filters, entities } = await bindingOf({ '/pets': { get: listing(fields, text) } })
  expect(entities.pets?.filters).toEqual(want)
  expect(filters.operators.equals).toBe(template)
})
