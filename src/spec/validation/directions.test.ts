import { expect, test } from 'vitest'
import { resolverFor } from '../document/resolve.ts'
import { Responses } from '../document/responses.ts'
import { copySchemas } from './schema-copy.ts'
import { validatorsFor } from './validators.ts'

const ID = { type: 'string', readOnly: true }
const PASSWORD = { type: 'string', writeOnly: true }
const User = { type: 'object', required: ['id', 'password'], properties: { id: ID, password: PASSWORD } }
const Id = { type: 'string', readOnly: true }

function demanded(
  schema: object,
  value: unknown,
  openapi = '3.0.3',
): { request: string[]; response: string[] } {
  const content = { openapi, components: { schemas: { User, Id, X: schema } } }
  const responses = new Responses(content, resolverFor(content))
  const copy = copySchemas(content)
  const { at } = validatorsFor({ copy, content, responses, operation: () => undefined, onFlaw: () => {} })
  const places = (direction: 'request' | 'response') =>
    at('/components/schemas/X', value, direction).map(({ pointer }) => pointer)
  return { request: places('request'), response: places('response') }
}

const REF = { $ref: '#/components/schemas/User' }

test.each<[string, object, unknown, string, string?]>([
  ['by itself', User, {}, ''],
  ['behind a reference', REF, {}, ''],
  ['in items', { type: 'array', items: REF }, [{}], '/0'],
  [
    'in a property',
    { properties: { owner: { properties: { of: REF } } } },
    { owner: { of: {} } },
    '/owner/of',
  ],
  ['in a part of it', { allOf: [REF, { type: 'object' }] }, {}, ''],
  ['by another part', { allOf: [REF, { allOf: [{ required: ['id', 'password'] }] }] }, {}, ''],
  ['beside a reference', { ...REF, required: ['id', 'password'] }, {}, '', '3.1.0'],
])('what goes one way only is demanded there only: %s', (_, schema, value, base, openapi) => {
  const { request, response } = demanded(schema, value, openapi)
  expect([new Set(request), new Set(response)]).toEqual([
    new Set([`${base}/password`]),
    new Set([`${base}/id`]),
  ])
})

test('also where the schema that is referred to says so, or another property makes it required', () => {
  const properties = { a: {}, id: { $ref: '#/components/schemas/Id' } }
  expect(demanded({ required: ['id'], properties }, {})).toEqual({ request: [], response: ['/id'] })
  expect(demanded({ dependentRequired: { a: ['id'] }, properties }, { a: 1 }, '3.1.0')).toEqual({
    request: [],
    response: [''],
  })
})

test('what is sent all the same is checked', () => {
  expect(demanded(User, { id: 7, password: 7 })).toEqual({
    request: ['/id', '/password'],
    response: ['/id', '/password'],
  })
})
