import { expect, test } from 'vitest'
import { loadDocument } from '../../spec/load-document.ts'
import { writtenFolder } from '../../spec/written-folder.ts'
import { sampleOf } from './sample.ts'

/** Values of a schema under many seeds, each held against the schema itself. */
async function samples(schema: unknown, components: Record<string, unknown> = {}): Promise<unknown[]> {
  const responses = { 200: { description: 'x', content: { 'application/json': { schema } } } }
  const content = {
    openapi: '3.1.0',
    info: { title: 'x', version: '1' },
    paths: { '/x': { get: { responses } } },
    components: { schemas: components },
  }
  await using folder = await writtenFolder({ 'openapi.json': JSON.stringify(content) })
  const document = await loadDocument(folder.at('openapi.json'))
  const now = Date.parse('2026-01-15T09:00:00Z')
  const made = Array.from({ length: 60 }, (_, seed) =>
    sampleOf({ document, schema, facts: {}, seed: `${seed}`, now }),
  )
  for (const body of made)
    expect(
      document.validators.response('GET /x', { status: 200, contentType: 'application/json', body }),
    ).toEqual([])
  return made
}

test.each([
  ['enum', { enum: ['a', 'b'] }],
  ['const', { const: 7 }],
  ['pattern and least length', { type: 'string', pattern: '^[A-Za-z0-9]+$', minLength: 8 }],
  ['pattern and both lengths', { type: 'string', pattern: '^[A-Z]{2}-[0-9]*$', minLength: 8, maxLength: 12 }],
  ['a pattern that repeats in itself', { type: 'string', pattern: '^((a+)+b?)+$', minLength: 40 }],
  ['pattern and most length', { type: 'string', pattern: '^[a-z]{2,}$', maxLength: 2 }],
  ['integer in bounds', { type: 'integer', minimum: -3, maximum: 2 }],
  ['number above a bound', { type: 'number', exclusiveMinimum: 0, maximum: 0.05 }],
  ['number below a bound', { type: 'number', minimum: 5, exclusiveMaximum: 6, multipleOf: 0.25 }],
  ['large minimum', { type: 'integer', minimum: 1_000_000 }],
  ['negative maximum', { type: 'number', maximum: -10 }],
  ['text of a length', { type: 'string', minLength: 30, maxLength: 40 }],
  ['short text', { type: 'string', maxLength: 2 }],
  ['pattern', { type: 'string', pattern: '^[A-Z]{3}$' }],
  ['array of a length', { type: 'array', minItems: 2, maxItems: 4, items: { type: 'boolean' } }],
  ['nullable', { type: ['string', 'null'], format: 'date-time' }],
  [
    'allOf',
    {
      allOf: [
        { type: 'object', required: ['a'], properties: { a: { type: 'integer' } } },
        { required: ['b'], properties: { b: { type: 'string' } } },
      ],
    },
  ],
  [
    'oneOf with null',
    { oneOf: [{ type: 'null' }, { type: 'object', required: ['a'], properties: { a: { type: 'string' } } }] },
  ],
  ...[
    'date',
    'date-time',
    'time',
    'email',
    'hostname',
    'ipv4',
    'ipv6',
    'uri',
    'uri-reference',
    'uuid',
    'duration',
  ].map((format): [string, unknown] => [format, { type: 'string', format }]),
])('a value made from a schema conforms to it: %s', async (_, schema) => {
  expect(await samples(schema)).toHaveLength(60)
})

test('amounts have no binary dirt', async () => {
  const made = await samples({ type: 'number', minimum: 0, maximum: 100 })
  expect(made.filter((value) => !/^\d+(\.\d{1,2})?$/.test(String(value)))).toEqual([])
})

test('what may be null sometimes is', async () => {
  const made = await samples({ type: ['integer', 'null'] })
  expect([made.includes(null), made.some((value) => typeof value === 'number')]).toEqual([true, true])
})

test('a field for writing only is not shown', async () => {
  const properties = { shown: { type: 'string' }, secret: { type: 'string', writeOnly: true } }
  expect((await samples({ type: 'object', properties }))[0]).toEqual({ shown: expect.any(String) })
})

test('a schema that contains itself ends', async () => {
  const properties = { name: { type: 'string' }, child: { $ref: '#/components/schemas/Node' } }
  const made = await samples(
    { $ref: '#/components/schemas/Node' },
    { Node: { type: 'object', required: ['name'], properties } },
  )
  expect(made[0]).toEqual({ name: expect.any(String) })
})

test('the document’s own example is used once', async () => {
  const items = { type: 'string', example: 'Bearing' }
  const [made] = await samples({ type: 'array', minItems: 3, maxItems: 3, items })
  expect(made).toEqual(['Bearing', expect.stringMatching(/2$/), expect.stringMatching(/3$/)])
})
