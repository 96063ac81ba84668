import { expect, test } from 'vitest'
import { parseHttpDate } from './http-date.ts'

const NOW = Date.UTC(2026, 10, 25)

test.each([
  ['Sun, 06 Nov 1994 08:49:37 GMT', 784_111_777_000],
  ['Sunday, 06-Nov-94 08:49:37 GMT', 784_111_777_000],
  ['Sun Nov  6 08:49:37 1994', 784_111_777_000],
  ['Thursday, 26-Nov-26 00:00:00 GMT', NOW + 86_400_000],
])('%s is one instant, wherever it is read', (text, date) => {
  expect(parseHttpDate(text, NOW)).toBe(date)
})

test.each([
  '',
  '-1',
  '2026-11-25T00:00:00Z',
  'Sun, 06 Nov 1994 08:49:37',
  'Sun, 06 Nov 1994 25:49:37 GMT',
  'Sun, 06 Foo 1994 08:49:37 GMT',
])('"%s" is no date of HTTP', (text) => {
  expect(parseHttpDate(text, NOW)).toBeUndefined()
})
