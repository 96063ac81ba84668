import { expect, test } from 'vitest'
import type { Exchange } from '../model/exchange.ts'
import { exchangeLine } from './exchange-line.ts'

const ANSWERED: Exchange = {
  id: 'x',
  startedAt: '2026-11-24T08:00:00.000Z',
  durationMs: 12.4,
  request: { method: 'GET', url: 'https://api.example/v1/vendors?page=2', headers: [] },
  response: { status: 200, headers: [] },
}

test('an exchange is its call, its status and its time, without the origin', () => {
  expect(exchangeLine(ANSWERED)).toBe('GET /v1/vendors?page=2 → 200 in 12 ms')
})

test.each(['X-Request-Id', 'request-id', 'x-correlation-id', 'X-Amzn-RequestId', 'trace-id'])(
  'a request id is found in %s',
  (name) => {
    const response = { status: 200, headers: [[name, 'abc'] satisfies [string, string]] }
    expect(exchangeLine({ ...ANSWERED, response })).toMatch(/, request id abc$/)
  },
)

test('a header that merely ends alike is no request id', () => {
  const response = { status: 200, headers: [['x-prerequest-id', 'abc'] satisfies [string, string]] }
  expect(exchangeLine({ ...ANSWERED, response })).not.toContain('abc')
})

test('an exchange without an answer says how it failed', () => {
  const { response: _, ...unanswered } = ANSWERED
  expect(exchangeLine({ ...unanswered, failure: 'ECONNREFUSED' })).toBe(
    'GET /v1/vendors?page=2 → no answer after 12 ms: ECONNREFUSED',
  )
})

test('an address that is no URL is shown as it is', () => {
  expect(exchangeLine({ ...ANSWERED, request: { ...ANSWERED.request, url: 'nonsense' } })).toContain(
    'GET nonsense →',
  )
})
