import { expect, test } from 'vitest'
import { operationsOf } from './operations.ts'
import { resolverFor } from './resolve.ts'

function operations(content: Record<string, unknown>) {
  return operationsOf(content, resolverFor(content))
}

/** The one operation of a document that has just this path item, beside other parts. */
function only(item: Record<string, unknown>, rest: Record<string, unknown> = {}) {
  const [operation] = operations({ ...rest, paths: { '/a/{id}': item } })
  if (!operation) throw new Error('expected an operation')
  return operation
}

test('addresses operations by method and path, in the order of the document', () => {
  const found = operations({ paths: { '/b': { post: {}, get: {} }, '/a': { delete: {} } } })
  expect(found.map(({ address, pointer }) => [address, pointer])).toEqual([
    ['POST /b', '/paths/~1b/post'],
    ['GET /b', '/paths/~1b/get'],
    ['DELETE /a', '/paths/~1a/delete'],
  ])
})

test('an operation may lack everything but its method', () => {
  expect(only({ get: {} })).toEqual({
    address: 'GET /a/{id}',
    method: 'GET',
    path: '/a/{id}',
    pointer: '/paths/~1a~1{id}/get',
    tags: [],
    security: [],
    parameters: [],
    requestTypes: [],
    responses: {},
  })
})

test('parameters of a path hold for its operations, which may replace them', () => {
  const { parameters } = only(
    {
      parameters: [
        { name: 'id', in: 'path' },
        { name: 'page', in: 'query' },
        { $ref: '#/components/parameters/Trace' },
      ],
      get: {
        parameters: [
          { name: 'page', in: 'query', required: true },
          { name: 'page', in: 'header' },
        ],
      },
    },
    { components: { parameters: { Trace: { name: 'X-Trace', in: 'header' } } } },
  )
  expect(parameters).toEqual([
    { name: 'id', in: 'path', required: true, pointer: '/paths/~1a~1{id}/parameters/0' },
    { name: 'page', in: 'query', required: true, pointer: '/paths/~1a~1{id}/get/parameters/0' },
    { name: 'X-Trace', in: 'header', required: false, pointer: '/components/parameters/Trace' },
    { name: 'page', in: 'header', required: false, pointer: '/paths/~1a~1{id}/get/parameters/1' },
  ])
})

const GLOBAL = [{ bearer: [] }]
test.each([
  ['that of the document', undefined, GLOBAL, ['bearer']],
  ['its own instead', [{ key: [] }], GLOBAL, ['key']],
  ['none where its own list is empty', [], GLOBAL, []],
  ['none where one alternative is empty', [{ key: [] }, {}], GLOBAL, []],
  ['any of several, each once', [{ key: [] }, { bearer: ['read'], key: [] }], undefined, ['key', 'bearer']],
  ['none where nobody says anything', undefined, undefined, []],
])('the security of an operation is %s', (_, own, global, schemes) => {
  const { security } = only({ get: own === undefined ? {} : { security: own } }, { security: global })
  expect(security).toEqual(schemes)
})

test('lists content types of requests and answers, references followed', () => {
  const { requestTypes, responses } = only(
    {
      post: {
        requestBody: { $ref: '#/components/requestBodies/Order' },
        responses: {
          201: { content: { 'application/json': {} } },
          '4XX': { $ref: '#/components/responses/E' },
          204: {},
          'x-y': {},
        },
      },
    },
    {
      components: {
        requestBodies: { Order: { content: { 'multipart/form-data': {}, 'application/json': {} } } },
        responses: { E: { content: { 'application/problem+json': {} } } },
      },
    },
  )
  expect(requestTypes).toEqual(['multipart/form-data', 'application/json'])
  expect(responses).toEqual({ 201: ['application/json'], 204: [], '4XX': ['application/problem+json'] })
})

test('reads path items that are referred to, with the pointer of where they stand', () => {
  const [operation] = operations({
    paths: { '/a': { $ref: '#/components/pathItems/A' } },
    components: { pathItems: { A: { get: {} } } },
  })
  expect(operation?.pointer).toBe('/components/pathItems/A/get')
})

test('passes over what is no operation, parameter or tag', () => {
  const { parameters, tags } = only({
    summary: 'x',
    'x-get': {},
    servers: [],
    get: { tags: ['a', 1, null], parameters: [null, {}, { name: 'q' }, { name: 'b', in: 'body' }, 'x'] },
  })
  expect([parameters, tags]).toEqual([[], ['a']])
})
