import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { certifyOne, documentSuites } from '../../scripts/documents/certify.ts'
import { inferApi } from '../../src/spec/inference/infer-api.ts'
import { writtenFolder } from '../../src/spec/written-folder.ts'
import { answers, record } from '../../src/spec/written-inference.ts'

const suites = await documentSuites()
/** Checks of each document, at most. */
const MOST = 25

const PROBLEM = {
  description: 'refused',
  content: {
    'application/problem+json': {
      schema: record({ type: 'string', title: 'string', status: 'integer', detail: 'string' }),
    },
  },
}
const REFUSED = { 400: PROBLEM, 404: PROBLEM, 415: PROBLEM, 422: PROBLEM }

interface Odd {
  path: string
  item: string
  /** Properties of a record. */
  thing: Record<string, unknown>
  /** The answer of the list, around an array of records. */
  list?: (items: object) => object
  query?: Record<string, object>
}

/** List, creation, single record and removal of one kind of thing. */
function pathsOf({ path, item, thing, list = (items) => items, query = {} }: Odd) {
  const one = record(thing)
  const body = { content: { 'application/json': { schema: record({ title: 'string' }) } } }
  return {
    [path]: {
      get: {
        parameters: Object.entries(query).map(([name, schema]) => ({ name, in: 'query', schema })),
        responses: { ...answers(list({ type: 'array', items: one })), ...REFUSED },
      },
      post: { requestBody: { required: true, ...body }, responses: { ...answers(one, '201'), ...REFUSED } },
    },
    [item]: {
      get: { responses: { ...answers(one), ...REFUSED } },
      delete: { responses: { 204: { description: 'gone' }, ...REFUSED } },
    },
  }
}

const COUNT = { type: 'integer', minimum: 1, maximum: 50 }
const TITLED = { id: 'string', title: 'string' }
const MAYBE = { type: ['string', 'null'] }

test.each<[what: string, odd: Odd, read: object]>([
  [
    'keys called uuid',
    {
      path: '/boxes',
      item: '/boxes/{uuid}',
      thing: { uuid: { type: 'string', format: 'uuid' }, title: 'string' },
    },
    { id: '/uuid', items: '' },
  ],
  [
    'keys called slug',
    { path: '/posts', item: '/posts/{slug}', thing: { slug: 'string', title: 'string' } },
    { id: '/slug', items: '' },
  ],
  [
    'keys called number, which are numbers',
    { path: '/issues', item: '/issues/{number}', thing: { number: 'integer', title: 'string' } },
    { id: '/number', items: '' },
  ],
  [
    'records in items, by offset and limit',
    {
      path: '/boxes',
      item: '/boxes/{id}',
      thing: TITLED,
      list: (items) => record({ items, total: 'integer' }),
      query: { offset: { type: 'integer', minimum: 0 }, limit: COUNT },
    },
    { id: '/id', items: '/items', style: 'offset' },
  ],
  [
    'records in _embedded, by page and size',
    {
      path: '/boxes',
      item: '/boxes/{id}',
      thing: TITLED,
      list: (items) =>
        record({
          _embedded: record({ boxes: items }),
          _links: record({ self: record({ href: 'string' }) }),
        }),
      query: { page: { type: 'integer', minimum: 0 }, size: COUNT },
    },
    { id: '/id', items: '/_embedded/boxes', style: 'page' },
  ],
  [
    'a cursor in the body',
    {
      path: '/boxes',
      item: '/boxes/{id}',
      thing: TITLED,
      list: (items) => record({ data: items, paging: record({ next_cursor: MAYBE }) }),
      query: { cursor: { type: 'string' }, limit: COUNT },
    },
    { id: '/id', items: '/data', style: 'cursor' },
  ],
  [
    'a singular name',
    { path: '/user', item: '/user/{userId}', thing: TITLED, query: { page: COUNT, per_page: COUNT } },
    { id: '/id', items: '', style: 'page' },
  ],
  [
    'verbs in its paths',
    { path: '/getUsers', item: '/getUser/{id}', thing: TITLED },
    { id: '/id', items: '' },
  ],
])('a document with %s is read, and certified on its own sandbox', async (_, odd, read) => {
  await using folder = await writtenFolder({
    'a.yaml': stringify({ openapi: '3.1.0', info: { title: 'Odd', version: '1' }, paths: pathsOf(odd) }),
  })
  const { api } = await inferApi(folder.at('a.yaml'))
  const { entities, envelopes, paging } = api.binding
  const [entity] = Object.values(entities)
  expect({ id: entity?.id, items: envelopes.list.items, style: paging.style }).toMatchObject(read)
  const { outcome, lines } = await certifyOne(folder.at('a.yaml'), suites, MOST)
  expect([outcome, lines]).toEqual(['certified', []])
})
