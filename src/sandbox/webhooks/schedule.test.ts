import { expect, test } from 'vitest'
import { askedWait } from './schedule.ts'

const NOW = Date.parse('2026-01-15T09:00:00Z')

test.each([
  ['120', 120_000],
  ['0', 0],
  ['Thu, 15 Jan 2026 09:02:00 GMT', 120_000],
  ['Thursday, 15-Jan-26 09:02:00 GMT', 120_000],
  ['Thu, 15 Jan 2026 08:59:00 GMT', undefined],
  ['-120', undefined],
  ['1.5', undefined],
  ['2026-01-15T09:02:00Z', undefined],
  ['in an hour', undefined],
  ['', undefined],
  [null, undefined],
])('a receiver that answers Retry-After: %s asks for %s ms', (value, ms) => {
  expect(askedWait(value, NOW)).toBe(ms)
})
