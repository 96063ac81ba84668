import { expect, it } from 'vitest'
import { contradictionOf } from './contradiction.ts'
import { contextOf, SCHEMA_ALONE } from './values.ts'

const self = { $ref: '#/components/schemas/alone' }
const told = (schema: unknown) =>
  contradictionOf(contextOf(schema).view, SCHEMA_ALONE)?.replaceAll(SCHEMA_ALONE, '')

it.each<[schema: unknown, why: string]>([
  [{ allOf: [{ type: 'string' }, { type: 'integer' }] }, 'string (/allOf/0) and integer (/allOf/1) at once'],
  [
    { type: 'object', required: ['next'], properties: { next: self } },
    'next is required:  requires itself without end',
  ],
  [
    {
      oneOf: [
        { title: 'a', type: 'string' },
        { title: 'b', type: 'string' },
      ],
    },
    'no branch of oneOf at  can be the one: branches 0 and 1 take the same values',
  ],
  [{ type: 'string', enum: [1] }, 'no value of  fulfils all that is demanded there'],
  [{ type: 'string', minLength: 2, maxLength: 1 }, ' wants at least 2 and at most 1'],
  [{ type: 'array', minItems: 1, items: false }, 'item 0 is required: nothing is allowed at /items'],
  [{ type: 'array', minItems: 1, items: self }, 'item 0 is required:  requires itself without end'],
  [{ type: 'object', required: ['a', 'b'], maxProperties: 1 }, ' allows 1 properties, and 2 are required'],
  [
    { anyOf: [false, { type: 'string', enum: [1] }] },
    'no branch of anyOf at  can be the one: nothing is allowed at /anyOf/0; no value of /anyOf/1 fulfils all that is demanded there',
  ],
])('%j contradicts itself, and it is said where', (schema, why) => {
  expect(told(schema)).toBe(why)
})

it.each([
  [{ type: 'object', properties: { next: self } }],
  [{ type: ['array', 'null'], minItems: 1, items: self }],
  [{ anyOf: [{ type: 'string' }, { type: 'string' }] }],
  [{ oneOf: [{ type: 'string' }, { type: 'string' }, { type: 'integer' }] }],
  [{ required: ['next'], properties: { next: self } }],
  [{ type: 'string', pattern: 'a^b' }],
  [{ type: 'integer', minimum: 1, maximum: 1 }],
])('of %j nothing is claimed', (schema) => {
  expect(told(schema)).toBeUndefined()
})
