import { expect, test } from 'vitest'
import { comparisonOf } from './comparison.ts'

const TIME = { schema: { format: 'date-time' }, types: ['string'], nullable: true }
const NUMBER = { schema: {}, types: ['number'], nullable: true }
const TEXT = { schema: {}, types: ['string'], nullable: true }

test('null and absent match nothing', () => {
  for (const shape of [TIME, NUMBER, TEXT])
    for (const operator of ['equals', 'contains', 'less', 'greaterOrEqual'] as const)
      for (const value of [null, undefined])
        expect(comparisonOf(operator, '2026-01-01', shape)?.(value) ?? false).toBe(false)
})

test('an instant is compared as an instant', () => {
  const matches = comparisonOf('equals', '2026-01-15T10:00:00+01:00', TIME)
  expect([matches?.('2026-01-15T09:00:00.000Z'), matches?.('2026-01-15T10:00:00.000Z')]).toEqual([
    true,
    false,
  ])
})

test('a time without a zone and a day alone are UTC', () => {
  expect(comparisonOf('equals', '2026-01-15T09:00', TIME)?.('2026-01-15T09:00:00.000Z')).toBe(true)
  expect(comparisonOf('equals', '2026-01-15', TIME)?.('2026-01-15T00:00:00.000Z')).toBe(true)
})

test.each(['yesterday', '2026', '1768467600', '2026-13-01', '', 'Thu Jan 15 2026'])(
  'what is no instant is refused: %s',
  (text) => {
    expect(comparisonOf('less', text, TIME)).toBeUndefined()
  },
)

test.each(['', ' ', 'x', '1,5', 'NaN', 'Infinity'])('what is no number is refused: %s', (text) => {
  expect(comparisonOf('equals', text, NUMBER)).toBeUndefined()
})

test('numbers are compared by value, text without regard to case', () => {
  expect(comparisonOf('equals', '1.50', NUMBER)?.(1.5)).toBe(true)
  expect(comparisonOf('contains', 'GROSS', TEXT)?.('Ersatzteile groß, gross')).toBe(true)
  expect(comparisonOf('greater', 'b', TEXT)?.('C')).toBe(true)
})
