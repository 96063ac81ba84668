import { describe, expect, it } from 'vitest'
import { invalidValues } from './invalid-values.ts'
import { contextOf, SCHEMA_ALONE } from './values.ts'

function faults(schema: unknown, valid: unknown, version?: string): string[] {
  return invalidValues(SCHEMA_ALONE, contextOf(schema, version), valid).map(
    ({ pointer, fault, value }) => `${pointer}: ${fault} ${JSON.stringify(value)}`,
  )
}

const one = (rule: Record<string, unknown>) => ({ properties: { a: rule } })

describe('one rule is broken at a time, and named', () => {
  it.each<[schema: unknown, valid: unknown, want: string[]]>([
    [{ properties: { a: {} }, required: ['a'] }, { a: 1 }, ['/a: required and missing {}']],
    [one({ minimum: 3 }), { a: 5 }, ['/a: below minimum {"a":2}']],
    [one({ maximum: 3 }), { a: 1 }, ['/a: above maximum {"a":4}']],
    [one({ exclusiveMinimum: 3 }), { a: 5 }, ['/a: below minimum {"a":3}']],
    [one({ exclusiveMaximum: 3 }), { a: 1 }, ['/a: above maximum {"a":3}']],
    [one({ multipleOf: 5 }), { a: 5 }, ['/a: not a multiple of 5 {"a":2.5}']],
    [one({ minLength: 2 }), { a: 'abc' }, ['/a: shorter than minLength {"a":"a"}']],
    [one({ maxLength: 3 }), { a: 'ab' }, ['/a: longer than maxLength {"a":"abbb"}']],
    [one({ pattern: '^a+$' }), { a: 'aa' }, ['/a: pattern not matched {"a":"~~"}']],
    [one({ enum: ['x', 'y'] }), { a: 'x' }, ['/a: not in enum {"a":"x-other"}']],
    [one({ enum: [1, 2] }), { a: 1 }, ['/a: not in enum {"a":3}']],
    [one({ const: true }), { a: true }, ['/a: not the const {"a":false}']],
    [one({ format: 'date' }), { a: '2026-01-01' }, ['/a: not of format date {"a":"2026-02-30"}']],
    [
      one({ format: 'int32' }),
      { a: 1 },
      ['/a: below int32 {"a":-2147483649}', '/a: above int32 {"a":2147483648}'],
    ],
    [one({ format: 'nobody-knows' }), { a: 'x' }, []],
    [one({ minItems: 2 }), { a: [1, 2] }, ['/a: too few items {"a":[1]}']],
    [one({ maxItems: 2 }), { a: [1] }, ['/a: too many items {"a":[1,1,1]}']],
    [one({ uniqueItems: true }), { a: [1, 2] }, ['/a: an item twice {"a":[1,2,1]}']],
    [one({ contains: { const: 1 } }), { a: [1] }, ['/a: without the item wanted {"a":[null]}']],
    [one({ minProperties: 1 }), { a: { b: 1 } }, ['/a: too few properties {"a":{}}']],
    [
      one({ maxProperties: 1 }),
      { a: { b: 1 } },
      ['/a: too many properties {"a":{"b":1,"unknownProperty0":"x"}}'],
    ],
    [
      { properties: { a: {} }, additionalProperties: false },
      {},
      ['/unknownProperty: unknown property {"unknownProperty":"x"}'],
    ],
    [
      { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false },
      { a: 1 },
      ['/unknownProperty: unknown property {"a":1,"unknownProperty":"x"}'],
    ],
    [{ dependentRequired: { a: ['b'] } }, { a: 1, b: 2 }, ['/b: missing beside a {"a":1}']],
    [{ items: { items: { minimum: 0 } } }, [[1], [2]], ['/0/0: below minimum [[-1],[2]]']],
    [{}, { a: 1 }, []],
    [true, 1, []],
  ])('%j', (schema, valid, want) => {
    expect(faults(schema, valid)).toEqual(want)
  })

  it('each type that is not allowed', () => {
    expect(faults({ type: ['integer', 'string'] }, 1)).toEqual([
      ': null where it is not allowed null',
      ': boolean instead of integer or string true',
      ': number instead of integer or string 7.5',
      ': array instead of integer or string []',
      ': object instead of integer or string {}',
    ])
  })

  it('null only where it is not allowed', () => {
    const schema = { type: 'boolean', nullable: true }
    expect(faults(schema, true, '3.0.3').join()).not.toContain('null where')
    expect(faults(schema, true, '3.1.0').join()).toContain('null where')
  })

  it('what an item of a list, a referred schema and the branch taken demand', () => {
    const schema = {
      $defs: { Line: { properties: { quantity: { minimum: 1 } } } },
      properties: {
        lines: { items: { $ref: '#/components/schemas/alone/$defs/Line' } },
        more: { anyOf: [{ type: 'null' }, { type: 'integer', maximum: 9 }] },
      },
    }
    const found = faults(schema, { lines: [{ quantity: 1 }], more: 1 })
    expect(found).toContain('/lines/0/quantity: below minimum {"lines":[{"quantity":0}],"more":1}')
    expect(found).toContain('/more: above maximum {"lines":[{"quantity":1}],"more":10}')
    expect(found.join()).not.toContain('null where')
  })

  it('a discriminator that names no branch', () => {
    const branch = (kind: string) => ({
      type: 'object',
      properties: { kind: { const: kind } },
      required: ['kind'],
    })
    const schema = { oneOf: [branch('a'), branch('b')], discriminator: { propertyName: 'kind' } }
    const optional = { anyOf: [{ type: 'null' }, schema] }
    expect(faults(optional, { kind: 'a' })).toContain(
      '/kind: discriminator unknown {"kind":"unknown-branch"}',
    )
    expect(faults(schema, { kind: 'a' })).toContain('/kind: discriminator unknown {"kind":"unknown-branch"}')
  })

  it('nothing that another branch takes', () => {
    expect(
      faults(
        {
          anyOf: [
            { type: 'integer', minimum: 0 },
            { type: 'integer', maximum: -1 },
          ],
        },
        0,
      ).join(),
    ).not.toContain('below')
  })
})
