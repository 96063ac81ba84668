import { expect, test } from 'vitest'
import { copySchemas } from './schema-copy.ts'
import { SchemaValidator } from './schema-validator.ts'

function never(): void {
  throw new Error('all these schemas compile')
}

/** Whether a schema of an OpenAPI 3.0 document admits a value. */
function admits(schema: unknown, value: unknown): boolean {
  const content = { openapi: '3.0.3', components: { schemas: { X: schema, Name: { type: 'string' } } } }
  return (
    new SchemaValidator(copySchemas(content), content, never).at('/components/schemas/X', value).length === 0
  )
}

const REFERENCE = { $ref: '#/components/schemas/Name' }

test.each([
  [{ type: 'string', nullable: true }, null, true],
  [{ type: 'string', nullable: true }, 'x', true],
  [{ type: 'string', nullable: true }, 1, false],
  [{ type: 'string', nullable: false }, null, false],
  [{ type: 'string', nullable: true, enum: ['a'] }, null, true],
  [{ type: 'string', nullable: true, enum: ['a'] }, 'b', false],
  [{ nullable: true, allOf: [REFERENCE] }, null, true],
  [{ nullable: true, allOf: [REFERENCE] }, 1, false],
  [{ allOf: [REFERENCE] }, null, false],
  [{ nullable: true, oneOf: [REFERENCE, { type: 'integer' }] }, null, true],
  [{ nullable: true, oneOf: [REFERENCE, { type: 'integer' }] }, true, false],
  [{ ...REFERENCE, nullable: true }, null, false],
  [{ ...REFERENCE, minLength: 5 }, 'abc', true],
  [{ minimum: 5, exclusiveMinimum: true }, 5, false],
  [{ minimum: 5, exclusiveMinimum: false }, 5, true],
  [{ maximum: 5, exclusiveMaximum: true }, 5, false],
  [{ exclusiveMaximum: true }, 5, true],
  [{ minimum: 5, exclusiveMinimum: true }, 5.1, true],
])('%j admits %j: %s', (schema, value, verdict) => {
  expect(admits(schema, value)).toBe(verdict)
})

test('violations name places of the document as it is written', () => {
  const content = {
    openapi: '3.0.3',
    components: {
      schemas: { X: { properties: { a: { nullable: true, allOf: [{ type: 'string', maxLength: 1 }] } } } },
    },
  }
  const validator = new SchemaValidator(copySchemas(content), content, never)
  expect(validator.at('/components/schemas/X', { a: 'xx' })).toMatchObject([
    {
      pointer: '/a',
      documentPointer: '/components/schemas/X/properties/a/allOf/0/maxLength',
    },
  ])
})

test('in OpenAPI 3.1 "nullable" means nothing, and is named as unknown', () => {
  const content = { openapi: '3.1.0', components: { schemas: { X: { type: 'string', nullable: true } } } }
  const copy = copySchemas(content)
  expect(copy.flaws).toEqual([
    { pointer: '/components/schemas/X/nullable', message: 'keyword "nullable" is not known' },
  ])
  expect(new SchemaValidator(copy, content, never).at('/components/schemas/X', null)).toHaveLength(1)
})
