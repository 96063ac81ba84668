import { describe, expect, it } from 'vitest'
import { contextOf, SCHEMA_ALONE, sampled, validValues } from './values.ts'

function values(schema: unknown): unknown[] {
  return sampled(validValues(SCHEMA_ALONE, contextOf(schema)), { seed: 7, count: 100 })
}

function shows(samples: readonly unknown[]): string[] {
  return [...new Set(samples.map((value) => JSON.stringify(value)))].sort()
}

describe('a recursive schema', () => {
  const tree = {
    type: 'object',
    properties: {
      children: { type: 'array', items: { $ref: '#/components/schemas/alone' } },
      name: { type: 'string' },
    },
    required: ['children', 'name'],
  }

  it('gives values that end', () => {
    const depths = values(tree).map((value) => JSON.stringify(value).match(/\[\{/g)?.length ?? 0)
    expect(Math.max(...depths)).toBeGreaterThan(1)
    expect(Math.max(...values(tree).map((value) => JSON.stringify(value).length))).toBeLessThan(5000)
  })

  it('ends by the branch that leads out', () => {
    const list = {
      oneOf: [
        { type: 'null' },
        { type: 'object', properties: { next: { $ref: '#/components/schemas/alone' } }, required: ['next'] },
      ],
    }
    expect(shows(values(list))).toContain('{"next":{"next":null}}')
  })

  it('that forks ends on both sides soon', () => {
    const self = { $ref: '#/components/schemas/alone' }
    const fork = { type: 'object', properties: { l: self, m: self, r: self }, required: ['l', 'm', 'r'] }
    const longest = Math.max(
      ...values({ oneOf: [{ const: 0 }, fork] }).map((value) => JSON.stringify(value).length),
    )
    expect(longest).toBeLessThan(1000)
  })

  it('that has no end has no value, and says so', () => {
    const endless = {
      type: 'object',
      properties: { next: { $ref: '#/components/schemas/alone' } },
      required: ['next'],
    }
    expect(() => values(endless)).toThrow('nothing fulfils the schema at /components/schemas/alone')
  })
})

it('lists of lists without twins are given up before they take all day, with the reason', () => {
  const self = { $ref: '#/components/schemas/alone' }
  const lists = {
    type: ['array', 'boolean'],
    prefixItems: [self],
    items: self,
    minItems: 4,
    uniqueItems: true,
  }
  const why = 'no value came within 100000 steps: the schema forks, or leads back to itself, in too many ways'
  expect(() => values(lists)).toThrow(why)
})

describe('where no value can be made', () => {
  it.each([
    [{ allOf: [{ type: 'string' }, { type: 'integer' }] }, 'nothing fulfils the schema'],
    [{ type: 'integer', minimum: 2, maximum: 1 }, 'nothing fulfils the schema'],
    [{ type: 'string', pattern: '^(?<=a)b$' }, 'no text can be made for the pattern'],
    [{ oneOf: [{ type: 'string' }, { type: 'string' }] }, 'none of 200 values made'],
    [false, 'nothing fulfils the schema'],
    [{ type: 'string', pattern: 'a^b' }, 'none of 200 values made'],
    [{ type: 'array', prefixItems: [{}], items: false, minItems: 2 }, 'nothing fulfils the schema'],
    [{ properties: { b: {} }, required: ['a'], maxProperties: 0 }, 'nothing fulfils the schema'],
  ])('of %j it is said why', (schema, why) => {
    expect(() => values(schema)).toThrow(why)
  })

  it('an example of the document does', () => {
    expect(shows(values({ type: 'string', pattern: '^(?<!a)b$', example: 'b' }))).toEqual(['"b"'])
  })

  it('an optional property is left out', () => {
    expect(shows(values({ type: 'object', properties: { a: { oneOf: [{}, {}] } } }))).toEqual(['{}'])
  })
})

describe('what chance would hardly meet is made on purpose', () => {
  const names = Array.from({ length: 12 }, (_, index) => `n${index}`)

  it('a list without twins', () => {
    const [first] = values({ type: 'array', items: { enum: names }, uniqueItems: true, minItems: 12 })
    expect(new Set(first as string[]).size).toBe(12)
  })

  it('an object whose names are all given already', () => {
    const schema = { required: ['a'], propertyNames: { enum: ['a'] }, additionalProperties: { const: 1 } }
    expect(shows(values(schema))).toEqual(['{"a":1}'])
  })

  it('as many properties as are wanted', () => {
    const [first] = values({ type: 'object', minProperties: 30 })
    expect(Object.keys(first as object).length).toBeGreaterThanOrEqual(30)
  })

  it('properties that need each other', () => {
    const many = Array.from({ length: 60 }, (_, index) => `n${index}`)
    const properties = Object.fromEntries(many.map((name) => [name, { const: 1 }]))
    const dependentRequired = Object.fromEntries(many.map((name) => [name, many]))
    expect(values({ type: 'object', properties, dependentRequired }).length).toBe(100)
  })

  it('an object that one branch takes, of two that name optional properties only', () => {
    const branch = (name: string) => ({ type: 'object', properties: { [name]: { type: 'boolean' } } })
    expect(values({ oneOf: [branch('a'), branch('b')] }).length).toBe(100)
  })
})

it.each([
  { type: 'string', minLength: 2_000_000_000 },
  { type: 'array', minItems: 1_000_000_000 },
  { type: 'array', contains: {}, minContains: 1_000_000_000 },
  { type: 'object', minProperties: 1_000_000_000 },
  { type: 'object', required: ['__proto__'], properties: JSON.parse('{"__proto__":{}}') },
])('no value is made, and nothing goes wrong, for %j', (schema) => {
  expect(() => values(schema)).toThrow(/nothing fulfils|longer than any/)
})
