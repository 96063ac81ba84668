import { describe, expect, it } from 'vitest'
import { isObject } from '../../model/json.ts'
import { contextOf, SCHEMA_ALONE, sampled, ValueContext, validValues } from './values.ts'

function values(schema: unknown, version?: string): unknown[] {
  return sampled(validValues(SCHEMA_ALONE, contextOf(schema, version)), { seed: 7, count: 100 })
}

function shows(samples: readonly unknown[]): string[] {
  return [...new Set(samples.map((value) => JSON.stringify(value)))].sort()
}

const isText = (value: unknown): value is string => typeof value === 'string'
const length = (value: unknown) => (isText(value) ? [...value].length : Number.NaN)
const keys = (value: unknown) => (isObject(value) ? Object.keys(value) : [])
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [Number.NaN])

describe('every value made for a schema', () => {
  it.each<[schema: Record<string, unknown>, holds: (value: unknown) => boolean]>([
    [{ type: 'integer' }, Number.isInteger],
    [{ type: 'integer', minimum: 3, maximum: 5 }, (value) => [3, 4, 5].includes(Number(value))],
    [{ type: 'integer', exclusiveMinimum: 3, exclusiveMaximum: 5 }, (value) => value === 4],
    [{ type: 'integer', multipleOf: 1.5, minimum: 1, maximum: 6 }, (value) => value === 3 || value === 6],
    [{ type: 'integer', minimum: 2 ** 40 }, (value) => Number(value) >= 2 ** 40],
    [{ type: 'integer', format: 'int32' }, (value) => (Number(value) | 0) === value],
    [{ type: 'number', multipleOf: 0.01 }, (value) => /^-?\d+(\.\d{1,2})?$/.test(String(value))],
    [
      { type: 'number', exclusiveMinimum: 0, maximum: 1e-9 },
      (value) => Number(value) > 0 && Number(value) <= 1e-9,
    ],
    [{ type: 'string', minLength: 3, maxLength: 4 }, (value) => [3, 4].includes(length(value))],
    [{ type: 'string', minLength: 300 }, (value) => length(value) >= 300],
    [{ type: 'string', pattern: '^[A-Z]{3}-\\d+$' }, (value) => /^[A-Z]{3}-\d+$/.test(String(value))],
    [
      { type: 'string', pattern: '\\d', maxLength: 3 },
      (value) => /\d/.test(String(value)) && length(value) <= 3,
    ],
    [
      { type: 'string', format: 'date', pattern: '(\\d{4})-' },
      (value) => /^\d{4}-\d\d-\d\d$/.test(String(value)),
    ],
    [{ type: 'string', format: 'nobody-knows' }, isText],
    [{ type: ['string', 'null'] }, (value) => isText(value) || value === null],
    [{ const: { a: [1] } }, (value) => JSON.stringify(value) === '{"a":[1]}'],
    [{ enum: ['a', 1, null], type: ['string', 'null'] }, (value) => value === 'a' || value === null],
    [
      { type: 'array', items: { type: 'boolean' }, minItems: 2, maxItems: 3 },
      (value) =>
        [2, 3].includes(list(value).length) && list(value).every((item) => typeof item === 'boolean'),
    ],
    [
      { type: 'array', items: { enum: [1, 2, 3] }, uniqueItems: true, minItems: 3 },
      (value) => new Set(list(value)).size === 3 && list(value).length === 3,
    ],
    [
      { type: 'array', prefixItems: [{ const: 'a' }, { const: 'b' }], items: false },
      (value) => 'ab'.startsWith(list(value).join('')),
    ],
    [
      { type: 'array', items: { type: 'integer' }, contains: { minimum: 1e6 + 1 }, minContains: 2 },
      (value) => list(value).filter((item) => Number(item) > 1e6).length >= 2,
    ],
    [
      { type: 'array', prefixItems: [{ type: 'string' }], unevaluatedItems: false },
      (value) => list(value).length <= 1,
    ],
    [
      { type: 'object', properties: { a: {}, b: { type: 'null' } }, required: ['a'] },
      (value) => keys(value).includes('a') && keys(value).every((key) => 'ab'.includes(key)),
    ],
    [{ type: 'object', required: ['x'] }, (value) => keys(value).includes('x')],
    [
      { type: 'object', properties: { a: {} }, additionalProperties: false, minProperties: 1 },
      (value) => keys(value).join() === 'a',
    ],
    [
      { type: 'object', properties: { a: {}, b: {}, c: {} }, maxProperties: 1 },
      (value) => keys(value).length <= 1,
    ],
    [{ type: 'object', minProperties: 3 }, (value) => keys(value).length >= 3],
    [
      { type: 'object', additionalProperties: { type: 'integer' } },
      (value) => isObject(value) && Object.values(value).every(Number.isInteger),
    ],
    [
      {
        type: 'object',
        patternProperties: { '^n\\d$': { type: 'integer' } },
        additionalProperties: false,
        minProperties: 1,
      },
      (value) => keys(value).length > 0 && keys(value).every((key) => /^n\d$/.test(key)),
    ],
    [
      { type: 'object', propertyNames: { enum: ['a', 'b'] }, minProperties: 2 },
      (value) => keys(value).sort().join() === 'a,b',
    ],
    [
      { type: 'object', properties: { a: {}, b: {} }, dependentRequired: { a: ['b'] } },
      (value) => !keys(value).includes('a') || keys(value).includes('b'),
    ],
    [
      {
        allOf: [
          { properties: { a: { minimum: 1 } } },
          { properties: { a: { type: 'integer', maximum: 2 } }, required: ['a'] },
        ],
      },
      (value) => isObject(value) && [1, 2].includes(Number(value.a)),
    ],
    [
      {
        allOf: [{ properties: { a: {} } }],
        properties: { b: {} },
        unevaluatedProperties: false,
        required: ['a', 'b'],
      },
      (value) => keys(value).length === 2,
    ],
    [
      { anyOf: [{ type: 'integer', minimum: 10 }, { const: 'x' }] },
      (value) => value === 'x' || Number(value) >= 10,
    ],
    [
      {
        oneOf: [
          { type: 'integer', multipleOf: 2 },
          { type: 'integer', multipleOf: 3 },
        ],
      },
      (value) => (Number(value) % 2 === 0) !== (Number(value) % 3 === 0),
    ],
    [{ type: 'integer', not: { minimum: 0 } }, (value) => Number(value) < 0],
    [
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      { type: 'integer', minimum: 0, maximum: 9, if: { minimum: 5 }, then: { const: 7 } },
      (value) => Number(value) < 5 || value === 7,
    ],
    [{ type: 'object', properties: { no: false, yes: true } }, (value) => !keys(value).includes('no')],
    [
      { type: 'object', properties: { id: { type: 'string', readOnly: true } }, required: ['id'] },
      (value) => keys(value).length === 0,
    ],
  ])('%j', (schema, holds) => {
    expect(values(schema).filter((value) => !holds(value))).toEqual([])
  })

  it.each([
    'date',
    'date-time',
    'time',
    'duration',
    'uuid',
    'email',
    'uri',
    'uri-reference',
    'hostname',
    'ipv4',
    'ipv6',
    'byte',
    'regex',
    'json-pointer',
    'uri-template',
  ])('of the format %s differs from the next, and is of that format', (format) => {
    const made = values({ type: 'string', format })
    expect(new Set(made).size).toBeGreaterThan(5)
    expect(made.filter((value) => !contextOf({ format }).view.accepts(SCHEMA_ALONE, value))).toEqual([])
  })
})

describe('among the values made for a schema', () => {
  it('is each of an enum', () => {
    expect(shows(values({ enum: ['a', 'b', 3] }))).toEqual(['"a"', '"b"', '3'])
  })

  it('is each multiple of a broken step that is whole', () => {
    expect(shows(values({ type: 'integer', multipleOf: 1.5, minimum: 1, maximum: 6 }))).toEqual(['3', '6'])
  })

  it('is each beginning of a list whose places have schemas', () => {
    const schema = { type: 'array', prefixItems: [{ const: 'a' }, { const: 'b' }], items: false }
    expect(shows(values(schema))).toEqual(['["a","b"]', '["a"]', '[]'])
  })

  it('is one with properties that no name is given for', () => {
    expect(shows(values({ type: 'object', additionalProperties: { const: 7 } })).join()).toMatch(/:7[,}]/)
  })

  it('is each optional property', () => {
    const schema = { type: 'object', properties: { a: { const: 1 }, b: { const: 2 } } }
    expect(shows(values(schema))).toEqual(['{"a":1,"b":2}', '{"a":1}', '{"b":2}', '{}'])
  })

  it('is each branch of a union, with the value that the discriminator has for it', () => {
    const branch = (name: string) => ({
      type: 'object',
      properties: { kind: { type: 'string' }, [name]: { const: 1 } },
      required: ['kind', name],
    })
    const context = contextOf({
      oneOf: [
        { $ref: '#/components/schemas/alone/$defs/Cat' },
        { $ref: '#/components/schemas/alone/$defs/Dog' },
      ],
      discriminator: { propertyName: 'kind', mapping: { dog: '#/components/schemas/alone/$defs/Dog' } },
      $defs: { Cat: branch('purrs'), Dog: branch('barks') },
    })
    const made = sampled(validValues(SCHEMA_ALONE, context), { seed: 1, count: 50 })
    expect(shows(made)).toEqual(['{"kind":"Cat","purrs":1}', '{"kind":"dog","barks":1}'])
  })

  it('is null where OpenAPI 3.0 says nullable, and no other version', () => {
    const schema = { type: 'string', enum: ['a'], nullable: true }
    expect(shows(values(schema, '3.0.3'))).toEqual(['"a"', 'null'])
    expect(shows(values(schema, '3.1.0'))).toEqual(['"a"'])
  })

  it('is what keeps to a bound that OpenAPI 3.0 makes exclusive by a flag', () => {
    const schema = { type: 'integer', minimum: 1, exclusiveMinimum: true, maximum: 2 }
    expect(shows(values(schema, '3.0.3'))).toEqual(['2'])
  })
})

it('gives the same values for the same seed, and others for another', () => {
  const schema = {
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'array', items: { type: 'number' } } },
  }
  const made = (seed: number) => sampled(validValues(SCHEMA_ALONE, contextOf(schema)), { seed, count: 50 })
  expect(made(1)).toEqual(made(1))
  expect(made(1)).not.toEqual(made(2))
})

it('leaves out of a response what only a request holds', () => {
  const content = {
    openapi: '3.1.0',
    components: {
      schemas: {
        alone: {
          type: 'object',
          required: ['secret', 'id'],
          properties: { secret: { writeOnly: true }, id: { readOnly: true, const: 1 } },
        },
      },
    },
  }
  const made = (direction: 'request' | 'response') =>
    shows(sampled(validValues(SCHEMA_ALONE, new ValueContext(content, direction)), { seed: 1, count: 20 }))
  expect(made('response')).toEqual(['{"id":1}'])
  expect(made('request').every((text) => text.includes('secret') && !text.includes('id'))).toBe(true)
})
