import { expect, it } from 'vitest'
import { independentOf } from '../scripts/values/independent.ts'
import { type InvalidCase, invalidValues } from '../src/spec/values/invalid-values.ts'
import { contextOf, SCHEMA_ALONE, sampled, validValues } from '../src/spec/values/values.ts'

const told = ({ pointer, fault, keyword, value }: InvalidCase) =>
  `${pointer}: ${fault} (${keyword}) ${JSON.stringify(value)}`

const KIND = { kind: { enum: ['pump', 'belt'] }, power: { type: 'integer' }, length: { type: 'integer' } }
const BY_KIND = {
  ...{ type: 'object', properties: KIND, required: ['kind'] },
  if: { properties: { kind: { const: 'pump' } } },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { required: ['power'] },
  else: { required: ['length'], properties: { length: { minimum: 5 } } },
}
const CARD = {
  ...{ type: 'object', properties: { card: { type: 'string' }, address: { type: 'string' } } },
  dependentSchemas: { card: { required: ['address'], properties: { address: { minLength: 3 } } } },
}
const NAMES = { type: 'object', propertyNames: { pattern: '^[a-z]{2,}$' } }
const SPARES = { type: 'array', items: { type: 'string' }, contains: { const: 'spare' }, maxContains: 2 }
// biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
const STEPS = { type: 'integer', minimum: 0, if: { minimum: 10 }, then: { multipleOf: 10 } }

it.each<[schema: Record<string, unknown>, valid: unknown, want: string[]]>([
  [
    NAMES,
    { ab: 1 },
    ['/unknownProperty: a name that is not allowed (propertyNames) {"ab":1,"unknownProperty":"x"}'],
  ],
  [CARD, {}, ['/card: there, without what depends on it (dependentSchemas) {"card":"x"}']],
  [
    CARD,
    { card: 'x', address: 'abc' },
    [
      '/address: required and missing (required) {"card":"x"}',
      '/address: shorter than minLength (minLength) {"card":"x","address":"ab"}',
    ],
  ],
  [
    BY_KIND,
    { kind: 'pump', power: 1 },
    ['/kind: as "if" asks no more, and not as "else" (else) {"kind":"belt","power":1}'],
  ],
  [
    BY_KIND,
    { kind: 'belt', length: 5 },
    ['/kind: as "if" asks, and not as "then" (then) {"kind":"pump","length":5}'],
  ],
  [BY_KIND, { kind: 'pump', power: 1 }, ['/power: required and missing (required) {"kind":"pump"}']],
  [BY_KIND, { kind: 'belt', length: 5 }, ['/length: below minimum (minimum) {"kind":"belt","length":4}']],
  [STEPS, 3, [': as "if" asks, and not as "then" (then) 11']],
  [
    SPARES,
    ['spare', 'other'],
    [': too many of the items wanted (maxContains) ["spare","other","spare","spare"]'],
  ],
  [
    { ...SPARES, maxItems: 3 },
    ['spare', 'a', 'b'],
    [': too many of the items wanted (maxContains) ["spare","spare","spare"]'],
  ],
  [
    { type: 'array', uniqueItems: true, contains: { enum: [1, 2, 3] }, maxContains: 2 },
    [1],
    [': too many of the items wanted (maxContains) [1,2,3]'],
  ],
])('%j is broken in %j', (schema, valid, want) => {
  const found = invalidValues(SCHEMA_ALONE, contextOf(schema), valid).map(told)
  expect(found).toEqual(expect.arrayContaining(want))
})

it.each<[keyword: string, schema: Record<string, unknown>, valid: unknown]>([
  ['propertyNames', { ...NAMES, maxProperties: 1 }, { ab: 1 }],
  ['propertyNames', { ...NAMES, additionalProperties: false }, {}],
  ['dependentSchemas', { ...CARD, maxProperties: 1 }, { address: 'abc' }],
  ['dependentSchemas', { ...CARD, additionalProperties: false, properties: {} }, {}],
  ['maxContains', { ...SPARES, maxItems: 2 }, ['spare', 'a']],
])('%s is not broken where another rule would be broken with it: %j', (keyword, schema, valid) => {
  const found = invalidValues(SCHEMA_ALONE, contextOf(schema), valid)
  expect(found.filter((one) => one.keyword === keyword)).toEqual([])
})

it('a question is no demand: what stands under "if" alone is not said to be broken', () => {
  const faults = invalidValues(SCHEMA_ALONE, contextOf(STEPS), 20).map(told)
  expect(faults.filter((line) => line.includes('minimum'))).toEqual([': below minimum (minimum) -10'])
})

it.each([
  ['propertyNames', NAMES],
  ['dependentSchemas', CARD],
  ['then', BY_KIND],
  ['else', BY_KIND],
  ['maxContains', SPARES],
])('a validator that is not ours refuses all that breaks %s', async (keyword, schema) => {
  const context = contextOf(schema)
  const independent = independentOf(context.view.content)
  const valid = sampled(validValues(SCHEMA_ALONE, context), { seed: 3, count: 40 })
  const broken = valid.flatMap((value) => invalidValues(SCHEMA_ALONE, context, value))
  const accepted: string[] = []
  for (const one of broken) if (await independent.accepts(SCHEMA_ALONE, one.value)) accepted.push(told(one))
  independent.close()
  expect(accepted).toEqual([])
  expect(broken.filter((one) => one.keyword === keyword).length).toBeGreaterThan(0)
})
