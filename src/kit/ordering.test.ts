import { expect, test } from 'vitest'
import { firstDisorder } from './ordering.ts'

test.each([
  [['a', 'b', 'c'], false],
  [['c', 'b', 'a'], true],
  [['B', 'a', 'c'], false],
  [['a', 'B', 'c'], false],
  [['a', 'a', 'b'], false],
  [[null, 'a', 'b'], false],
  [['a', 'b', null], false],
  [[1, 2, 10], false],
  [['2026-01-01T00:00:00Z', '2026-01-01T01:00:00Z'], false],
  [['2026-01-01T01:30:00+02:00', '2026-01-01T00:00:00Z'], false],
  [['Äpfel', 'Birnen', 'Zebra'], false],
  [['Birnen', 'Zebra', 'Äpfel'], false],
  [[], false],
])('%j is in order (descending: %s)', (values, descending) => {
  expect(firstDisorder(values, descending)).toBeUndefined()
})

test.each([
  [['a', 'c', 'b'], false, 2],
  [['a', 'b'], true, 1],
  [[1, 10, 2], false, 2],
  [['a', null, 'b'], false, 1],
  [[null, 'b', 'a'], false, 2],
])('%j is out of order (descending: %s) at %i', (values, descending, place) => {
  expect(firstDisorder(values, descending)).toBe(place)
})
