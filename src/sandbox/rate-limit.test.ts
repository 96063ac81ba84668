import { expect, test } from 'vitest'
import { RateLimit } from './rate-limit.ts'

test('a window begins with its first request and ends after its length', () => {
  const limit = new RateLimit(2, 1000)
  expect([0, 500, 999, 1000].map((now) => limit.count('a', now).used)).toEqual([1, 2, 3, 1])
})

test('callers do not use up each other’s requests', () => {
  const limit = new RateLimit(2, 1000)
  limit.count('a', 0)
  expect(limit.count('b', 0).used).toBe(1)
})

test('the time to wait is whole seconds, never less than is left and never zero', () => {
  const limit = new RateLimit(1, 2500)
  expect([0, 1499, 1500, 2499].map((now) => limit.count('a', now).retryAfter)).toEqual([3, 2, 1, 1])
})
