import { expect, it } from 'vitest'
import { boundaryValues } from './boundary-values.ts'
import { contextOf, SCHEMA_ALONE } from './values.ts'

function edges(schema: unknown, version?: string): string[] {
  return boundaryValues(SCHEMA_ALONE, contextOf(schema, version)).map(
    ({ pointer, edge, value }) => `${pointer}: ${edge} ${JSON.stringify(value)}`,
  )
}

it.each<[schema: unknown, want: string[]]>([
  [{ type: 'integer', minimum: 2, maximum: 9 }, [': lowest 2', ': highest 9']],
  [{ type: 'integer', exclusiveMinimum: 2, exclusiveMaximum: 9 }, [': lowest 3', ': highest 8']],
  [{ type: 'number', multipleOf: 0.5, minimum: 0.3, maximum: 2.2 }, [': lowest 0.5', ': highest 2']],
  [{ type: 'number', minimum: -1.5, maximum: 1.5 }, [': lowest -1.5', ': highest 1.5', ': zero 0']],
  [{ type: 'string', pattern: '^a*$', minLength: 1, maxLength: 3 }, [': shortest "a"', ': longest "aaa"']],
  [{ type: 'string', pattern: '^a*$' }, [': empty ""']],
  [{ type: 'array', items: { const: 1 }, maxItems: 3 }, [': empty []', ': longest [1,1,1]']],
  [{ enum: ['a', 'b'] }, [': listed "a"', ': listed "b"']],
  [{ type: ['boolean', 'null'] }, [': null null', ': true true', ': false false']],
  [
    { type: 'object', properties: { a: { const: 1 }, b: { const: 2 } }, required: ['b'] },
    [': only required {"b":2}', ': all properties {"b":2,"a":1}'],
  ],
])('the edges of %j', (schema, want) => {
  expect(edges(schema)).toEqual(expect.arrayContaining(want))
})

it('are those of the places within, the rest of the value as it is in full', () => {
  const line = {
    type: 'object',
    properties: { n: { type: 'integer', minimum: 1, maximum: 2 }, m: { const: 0 } },
  }
  const found = edges({
    type: 'object',
    properties: { lines: { type: 'array', items: line }, x: { const: 'y' } },
  })
  expect(found.join()).toMatch(/\/lines\/0\/n: lowest {"lines":\[{"n":1,"m":0}],"x":"y"}/)
  expect(found.join()).toContain('/lines/0: only required {"lines":[{}],"x":"y"}')
})

it('leave out what another rule of the schema forbids', () => {
  expect(edges({ type: 'integer', minimum: 0, maximum: 9, not: { const: 9 } }).join()).not.toContain(
    'highest',
  )
  expect(edges({ oneOf: [{}, {}] })).toEqual([])
})
