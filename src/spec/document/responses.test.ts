import { expect, test } from 'vitest'
import { operationsOf } from './operations.ts'
import { resolverFor } from './resolve.ts'
import { coveringType, isJsonType, Responses } from './responses.ts'

function schemaFor(
  responses: Record<string, unknown>,
  status: number,
  components: Record<string, unknown> = {},
) {
  const content = { paths: { '/a': { get: { responses } } }, components }
  const resolve = resolverFor(content)
  const [operation] = operationsOf(content, resolve)
  const found = new Responses(content, resolve)
  const response = operation && found.find(operation, status)
  return response && found.jsonSchema(response)
}

function json(title: string) {
  return { content: { 'application/json': { schema: { title } } } }
}

const ALL = { 200: json('exact'), '4XX': json('range'), default: json('default') }

test.each([
  [200, 'exact', '200'],
  [404, 'range', '4XX'],
  [500, 'default', 'default'],
])('for status %i the %s answer is meant', (status, title, key) => {
  expect(schemaFor(ALL, status)).toEqual({
    schema: { title },
    pointer: `/paths/~1a/get/responses/${key}/content/application~1json/schema`,
  })
})

test('finds nothing for a status that no answer covers', () => {
  expect(schemaFor({ 200: json('exact') }, 404)).toBeUndefined()
})

test('follows references of answer and schema, and tells where they end', () => {
  const found = schemaFor({ 404: { $ref: '#/components/responses/None' } }, 404, {
    responses: {
      None: { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Error' } } } },
    },
    schemas: { Error: { type: 'object' } },
  })
  expect(found).toEqual({ schema: { type: 'object' }, pointer: '/components/schemas/Error' })
})

test('finds no schema where the answer has no JSON', () => {
  expect(schemaFor({ 200: { content: { 'text/csv': { schema: {} } } } }, 200)).toBeUndefined()
})

test.each([
  ['application/json', true],
  ['application/json; charset=utf-8', true],
  ['APPLICATION/JSON', true],
  ['application/problem+json', true],
  ['application/vnd.acme.v1+json;v=1', true],
  ['text/json', true],
  ['application/jsonl', false],
  ['application/json-seq', false],
  ['text/html', false],
  ['', false],
])('%j is JSON: %s', (type, verdict) => {
  expect(isJsonType(type)).toBe(verdict)
})

test.each([
  [['application/json'], 'application/json; charset=utf-8', 'application/json'],
  [['Application/JSON; charset=utf-8'], 'application/json', 'Application/JSON; charset=utf-8'],
  [['*/*', 'text/*', 'text/csv'], 'text/csv', 'text/csv'],
  [['*/*', 'text/*'], 'text/csv', 'text/*'],
  [['*/*'], 'image/png', '*/*'],
  [['application/json'], 'application/problem+json', undefined],
  [['application/json'], '', undefined],
])('of %j the type that covers %j is %j', (documented, type, covering) => {
  expect(coveringType(documented, type)).toBe(covering)
})
