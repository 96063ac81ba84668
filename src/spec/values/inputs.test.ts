import { expect, it } from 'vitest'
import { operationsOf } from '../document/operations.ts'
import { resolverFor } from '../document/resolve.ts'
import { bodiesOf, invalidParameterValues, parametersOf, parameterValues } from './inputs.ts'
import { sampled, ValueContext } from './values.ts'

const parameter = (name: string, place: string, more: Record<string, unknown>) => ({
  name,
  in: place,
  ...more,
})
const content = {
  openapi: '3.1.0',
  paths: {
    '/things/{key}': {
      parameters: [{ $ref: '#/components/parameters/key' }],
      post: {
        parameters: [
          parameter('filter', 'query', { style: 'deepObject', schema: { type: 'object' } }),
          parameter('ids', 'query', {
            explode: false,
            schema: { type: 'array', items: { type: 'integer' } },
          }),
          parameter('X-Limit', 'header', { schema: { type: 'integer', minimum: 1 } }),
          parameter('where', 'query', { content: { 'application/json': { schema: { type: 'boolean' } } } }),
          parameter('flag', 'cookie', {}),
        ],
        requestBody: { $ref: '#/components/requestBodies/thing' },
      },
    },
  },
  components: {
    parameters: { key: parameter('key', 'path', { schema: { type: 'string', maxLength: 3 } }) },
    requestBodies: {
      thing: { required: true, content: { 'application/json': { schema: {} }, 'text/plain': {} } },
    },
  },
}
const context = new ValueContext(content)
const [operation] = operationsOf(content, resolverFor(content))
if (!operation) throw new Error('the document has an operation')
const parameters = new Map(parametersOf(operation, context).map((one) => [one.parameter.name, one]))

function input(name: string) {
  const found = parameters.get(name)
  if (!found) throw new Error(`no parameter ${name}`)
  return found
}

it('finds the bodies of an operation that have a schema', () => {
  const pointer = '/components/requestBodies/thing/content/application~1json/schema'
  expect(bodiesOf(operation, context)).toEqual([{ contentType: 'application/json', required: true, pointer }])
})

it.each([
  ['key', 'simple', false, '/components/parameters/key/schema'],
  ['filter', 'deepObject', false, '/paths/~1things~1{key}/post/parameters/0/schema'],
  ['ids', 'form', false, '/paths/~1things~1{key}/post/parameters/1/schema'],
  ['X-Limit', 'simple', false, '/paths/~1things~1{key}/post/parameters/2/schema'],
  ['where', 'content', false, '/paths/~1things~1{key}/post/parameters/3/content/application~1json/schema'],
  ['flag', 'form', true, undefined],
])('tells the style of %s', (name, style, explode, pointer) => {
  expect(input(name)).toMatchObject({ style, explode, pointer })
})

it('makes no empty text for a path', () => {
  const values = parameterValues(input('key'), context)
  expect(values && sampled(values, { seed: 1, count: 200 })).not.toContain('')
})

it.each([
  ['key', 'abc', ['longer than maxLength']],
  [
    'ids',
    [1],
    [
      ...['boolean instead of array', 'number instead of array', 'string instead of array'],
      ...['boolean instead of integer', 'number instead of integer', 'string instead of integer'],
      'a number with a letter behind it',
    ],
  ],
  [
    'X-Limit',
    3,
    [
      'boolean instead of integer',
      'number instead of integer',
      'string instead of integer',
      'a number with a letter behind it',
      'below minimum',
    ],
  ],
  [
    'where',
    true,
    [
      'null where it is not allowed',
      'integer instead of boolean',
      'number instead of boolean',
      'string instead of boolean',
      'true in quotes',
      'array instead of boolean',
      'object instead of boolean',
    ],
  ],
])('breaks only what is still broken when %s is written as text', (name, valid, want) => {
  const found = invalidParameterValues(input(name), context, valid).map(({ fault }) => fault)
  expect(new Set(found)).toEqual(new Set(want))
})
