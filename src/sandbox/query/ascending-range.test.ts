import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FilterOperator } from '../../model/binding.ts'
import { rangeOf } from './ascending-range.ts'
import { comparisonOf } from './comparison.ts'

const NUMBER = { schema: {}, types: ['number'], nullable: false }

test.each(['less', 'lessOrEqual', 'greater', 'greaterOrEqual', 'equals'] as const)(
  'no match lies outside the range: %s',
  (operator: FilterOperator) => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 9 })),
        fc.integer({ min: -1, max: 10 }),
        (values, bound) => {
          const held = values.sort((a, b) => a - b)
          const matches = comparisonOf(operator, String(bound), NUMBER) ?? (() => false)
          const filter = { field: 'x', pointer: '/x', operator, value: String(bound), matches }
          const [from, to] = rangeOf(filter, (place) => held[place], held.length)
          expect(held.slice(from, to).filter(matches)).toEqual(held.filter(matches))
          if (operator !== 'equals') expect(held.slice(from, to).every(matches)).toBe(true)
        },
      ),
    )
  },
)
