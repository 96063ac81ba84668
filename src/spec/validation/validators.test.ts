import { expect, test } from 'vitest'
import { operationsOf } from '../document/operations.ts'
import { resolverFor } from '../document/resolve.ts'
import { Responses } from '../document/responses.ts'
import { copySchemas } from './schema-copy.ts'
import { validatorsFor } from './validators.ts'

function validators(content: Record<string, unknown>) {
  const resolve = resolverFor(content)
  const operations = operationsOf(content, resolve)
  const operation = (address: string) => operations.find((one) => one.address === address)
  return validatorsFor({
    copy: copySchemas(content),
    content,
    responses: new Responses(content, resolve),
    operation,
    onFlaw: () => {},
  })
}

/** Validators of a document that has just this schema. */
function forSchema(schema: unknown, openapi = '3.1.0', rest: Record<string, unknown> = {}) {
  const { at } = validators({ openapi, components: { schemas: { ...rest, X: schema } } })
  return (value: unknown) => at('/components/schemas/X', value, 'response')
}

const ORDER = {
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'string', format: 'uuid' }, total: { type: 'number', minimum: 0 } },
}
const SCHEMA = '/paths/~1a/get/responses/200/content/application~1json/schema'
const { response } = validators({
  openapi: '3.1.0',
  paths: {
    '/a': {
      get: {
        responses: {
          200: { content: { 'application/json': { schema: ORDER } } },
          204: {},
          302: { content: { 'text/html': {} } },
          400: { description: 'wrong' },
        },
      },
      head: { responses: { 200: { content: { 'application/json': { schema: ORDER } } } } },
    },
  },
})

test('an answer that the document allows has no violations', () => {
  const body = { id: '8e29a5ea-7a3c-4d2f-9d7e-6a1d0e6c7b11', total: 1, extra: true }
  expect(response('GET /a', { status: 200, contentType: 'application/json; charset=utf-8', body })).toEqual(
    [],
  )
})

test('names place, rule and value of every deviation', () => {
  const body = { id: 'x', total: -1 }
  expect(response('GET /a', { status: 200, contentType: 'application/json', body })).toEqual([
    {
      kind: 'schema',
      pointer: '/id',
      documentPointer: `${SCHEMA}/properties/id/format`,
      expected: 'must have the format uuid',
      seen: '"x"',
    },
    {
      kind: 'schema',
      pointer: '/total',
      documentPointer: `${SCHEMA}/properties/total/minimum`,
      expected: 'must be >= 0',
      seen: '-1',
    },
  ])
})

test('a missing property is told at its own place', () => {
  expect(response('GET /a', { status: 200, contentType: 'application/json', body: {} })).toMatchObject([
    { pointer: '/id', documentPointer: `${SCHEMA}/required`, expected: 'must be present', seen: 'nothing' },
  ])
})

test('a status that is not documented is a violation of its own', () => {
  expect(response('GET /a', { status: 418, contentType: 'application/json', body: {} })).toEqual([
    {
      kind: 'undocumented-status',
      pointer: '',
      documentPointer: '/paths/~1a/get/responses',
      expected: 'a documented status (200, 204, 302, 400)',
      seen: 'status 418',
    },
  ])
})

test.each([
  [200, 'text/html', 'content type application/json', 'text/html'],
  [200, '', 'content type application/json', 'no content type'],
  [204, 'application/json', 'no body', 'application/json'],
  [302, 'application/json', 'content type text/html', 'application/json'],
])('status %i with content type %j violates what is documented', (status, contentType, expected, seen) => {
  expect(response('GET /a', { status, contentType, body: undefined })).toMatchObject([
    { kind: 'undocumented-content-type', expected, seen: expect.stringContaining(seen) },
  ])
})

test.each([
  ['GET /a', 204, ''],
  ['GET /a', 302, 'text/html; charset=utf-8'],
  ['GET /a', 400, 'application/json'],
  ['GET /a', 400, ''],
  ['HEAD /a', 200, ''],
  ['HEAD /a', 200, 'application/json'],
])('%s may answer %i with content type %j and no JSON', (address, status, contentType) => {
  expect(response(address, { status, contentType, body: undefined })).toEqual([])
})

test('a body that claims to be JSON and is none is a violation', () => {
  expect(response('GET /a', { status: 200, contentType: 'application/json', body: undefined })).toMatchObject(
    [{ kind: 'schema', pointer: '', expected: 'a JSON body' }],
  )
})

test('a union fails for the reason of the branch that has the type of the value', () => {
  const validate = forSchema({
    anyOf: [{ type: 'null' }, { type: 'object', required: ['a'], properties: { a: { type: 'string' } } }],
  })
  expect(validate({ a: 1 })).toMatchObject([
    {
      pointer: '/a',
      documentPointer: '/components/schemas/X/anyOf/1/properties/a/type',
      expected: 'must be string',
    },
  ])
})

test('a union fails for the reason of the branch whose marks fit', () => {
  const kind = (name: string, type: string) => ({
    type: 'object',
    properties: { kind: { const: name }, value: { type } },
  })
  const validate = forSchema({ oneOf: [kind('text', 'string'), kind('amount', 'number')] })
  expect(validate({ kind: 'amount', value: 'x' })).toMatchObject([
    { pointer: '/value', expected: 'must be number' },
  ])
})

test('a union whose branches all miss is one violation', () => {
  const validate = forSchema({ anyOf: [{ type: 'string' }, { type: 'integer' }] })
  expect(validate(true)).toMatchObject([{ pointer: '', documentPointer: '/components/schemas/X/anyOf' }])
})

test('a union in a list in a union still tells single violations', () => {
  const item = {
    oneOf: [
      { type: 'null' },
      { type: 'object', properties: { n: { oneOf: [{ type: 'null' }, { type: 'integer' }] } } },
    ],
  }
  const validate = forSchema({
    anyOf: [{ type: 'null' }, { type: 'array', items: item }],
    required: ['never'],
  })
  expect(validate([null, { n: 1 }, { n: 'x' }])).toMatchObject([
    { pointer: '/2/n', expected: 'must be null or integer', seen: '"x"' },
  ])
})

test('a value that fits two branches of oneOf is one violation', () => {
  const validate = forSchema({ oneOf: [{ type: 'integer' }, { type: 'number' }, { type: 'string' }] })
  expect(validate(1)).toMatchObject([{ documentPointer: '/components/schemas/X/oneOf', seen: '1' }])
})

test('violations name the schema that a reference leads to', () => {
  const validate = forSchema({ items: { $ref: '#/components/schemas/Id' } }, '3.1.0', {
    Id: { type: 'string' },
  })
  expect(validate([1])).toMatchObject([{ pointer: '/0', documentPointer: '/components/schemas/Id/type' }])
})

test('follows references to schemas outside the places for schemas', () => {
  const { at } = validators({
    openapi: '3.1.0',
    components: { schemas: { X: { $ref: '#/x-types/Id' } } },
    'x-types': { Id: { type: 'string' } },
  })
  expect(at('/components/schemas/X', 1, 'request')).toMatchObject([{ documentPointer: '/x-types/Id/type' }])
})

test('undocumented properties are seen through compositions', () => {
  const validate = forSchema({
    allOf: [{ properties: { a: {} } }],
    properties: { b: {} },
    unevaluatedProperties: false,
  })
  expect(validate({ a: 1, b: 1, c: 1 })).toMatchObject([
    { pointer: '/c', documentPointer: '/components/schemas/X/unevaluatedProperties' },
  ])
})

test('circular schemas validate circular depth', () => {
  const validate = forSchema({ type: 'object', properties: { next: { $ref: '#/components/schemas/X' } } })
  expect(validate({ next: { next: { next: 1 } } })).toMatchObject([
    { pointer: '/next/next/next', expected: 'must be object' },
  ])
})

test('a schema that only ever refers to itself demands nothing, and does not hang', () => {
  expect(forSchema({ allOf: [{ $ref: '#/components/schemas/X' }] })({ a: 1 })).toEqual([])
})

test('what cannot be checked is left out, and all beside it is checked', () => {
  const validate = forSchema({
    type: 'object',
    requird: ['a'],
    required: 'a',
    'x-note': 1,
    properties: {
      a: { type: 'string', pattern: '[', format: 'decimal', minLength: 2 },
      b: { type: 'number|string', enum: [] },
      c: [],
      d: { $ref: 'not-local.yaml' },
      e: true,
    },
    items: [],
    minProperties: -1,
  })
  expect(validate({ a: 'x', b: {}, c: 1, d: 1, e: 1 })).toMatchObject([
    { pointer: '/a', expected: 'must NOT have fewer than 2 characters' },
  ])
})

test('a reference to what is no schema demands nothing, and the rest is checked', () => {
  const rest = { None: [] }
  const validate = forSchema(
    {
      properties: {
        a: { $ref: '#/components/schemas/None' },
        b: { $ref: '#/openapi' },
        c: { type: 'string' },
      },
    },
    '3.1.0',
    rest,
  )
  expect(validate({ a: 1, b: 1, c: 1 })).toMatchObject([{ pointer: '/c' }])
})

test('asks nothing where no schema stands', () => {
  expect(validators({ openapi: '3.1.0' }).at('/components/schemas/None', 1, 'request')).toEqual([])
})
