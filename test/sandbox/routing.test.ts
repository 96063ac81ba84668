import { expect, test } from 'vitest'
import { openDepot } from './depot.ts'

test('an address that is not documented is answered 404 in the documented shape', async () => {
  const { status, body, headers } = await openDepot().as('GET', '/nowhere')
  expect(status).toBe(404)
  expect(body).toEqual({
    code: 'E_NOT_FOUND',
    kind: 'notFound',
    text: expect.any(String),
    request: headers.get('x-depot-request'),
  })
})

test('another method is answered 405 with what is allowed', async () => {
  const { status, headers, body } = await openDepot().as('DELETE', '/crates')
  expect([status, headers.get('allow'), body.code]).toEqual([405, 'GET, POST, HEAD, OPTIONS', 'E_METHOD'])
})

test('an operation that the system does not claim is answered 405', async () => {
  const { status, headers } = await openDepot().as('DELETE', '/crates/x')
  expect([status, headers.get('allow')]).toEqual([405, 'GET, PUT, HEAD, OPTIONS'])
})

test('HEAD is answered like GET without a body', async () => {
  const { status, text, headers } = await openDepot().as('HEAD', '/crates')
  expect([status, text, headers.get('content-type')]).toEqual([200, '', 'application/json'])
})

test('OPTIONS tells the methods and asks for no token', async () => {
  const { status, headers } = await openDepot().call('OPTIONS', '/crates')
  expect([status, headers.get('allow')]).toEqual([204, 'GET, POST, HEAD, OPTIONS'])
})

test('every answer has a request id of its own', async () => {
  const { as } = openDepot()
  const [first, second] = [await as('GET', '/crates'), await as('GET', '/nowhere')]
  expect(first.headers.get('x-depot-request')).toMatch(/^req_\w+$/)
  expect(second.headers.get('x-depot-request')).not.toBe(first.headers.get('x-depot-request'))
})

test('answers are not for caches and not for guessing at types', async () => {
  const { headers } = await openDepot().as('GET', '/crates')
  expect([headers.get('cache-control'), headers.get('x-content-type-options')]).toEqual([
    'no-store',
    'nosniff',
  ])
})

test('an error repeats nothing of what was sent', async () => {
  const { text } = await openDepot().call('GET', '/nowhere-zq9?access_token=zq9', { token: 'zq9' })
  expect(text).not.toContain('zq9')
})
