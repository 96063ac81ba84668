import { expect, it } from 'vitest'
import { copySchemas } from './schema-copy.ts'
import { SchemaValidator } from './schema-validator.ts'

const LENGTH = 1000

/** A ring of schemas, each of which refers to the next. */
function ring(more: Record<string, unknown>) {
  const schemas = Array.from({ length: LENGTH }, (_, index) => {
    const next = { $ref: `#/components/schemas/S${(index + 1) % LENGTH}` }
    return [`S${index}`, { type: 'object', properties: { next, n: { const: index } }, ...more }] as const
  })
  const content = { openapi: '3.1.0', components: { schemas: Object.fromEntries(schemas) } }
  const flaws: unknown[] = []
  const validator = new SchemaValidator(copySchemas(content), content, (flaw) => flaws.push(flaw))
  return { validator, flaws }
}

function nested(depth: number, innermost: unknown): unknown {
  let value = innermost
  for (let level = depth - 1; level >= 0; level--) value = { n: level, next: value }
  return value
}

it('a chain of a thousand schemas is checked at every step, and once around', () => {
  const { validator, flaws } = ring({})
  const told = (value: unknown) =>
    validator.at('/components/schemas/S0', value).map(({ expected }) => expected)
  expect(told(nested(1100, {}))).not.toEqual([])
  expect(told(nested(900, { n: 900 }))).toEqual([])
  expect(told(nested(900, { n: 7 }))).toEqual(['must be 900'])
  expect(flaws).toEqual([])
})

it('what such a chain has looked at counts as looked at', () => {
  const { validator } = ring({ unevaluatedProperties: false })
  const seen = (value: unknown) => validator.at('/components/schemas/S0', value).length
  expect([seen(nested(90, {})), seen(nested(90, { odd: 1 }))]).toEqual([0, 1])
})
