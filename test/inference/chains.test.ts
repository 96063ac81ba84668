import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import type { Answer } from '../../src/client/answer.ts'
import { KeyFinder, lookupCalls } from '../../src/kit/chains.ts'
import { chainsOf } from '../../src/spec/inference/chains.ts'
import { inferBinding } from '../../src/spec/inference/infer-binding.ts'
import { loadDocument } from '../../src/spec/load-document.ts'

const document = await loadDocument(resolve(import.meta.dirname, 'customers.yaml'))
const at = chainsOf(document)

const customer = { from: 'GET /customers', at: '/*/id' }
const order = { from: 'GET /customers/{customerId}/orders', at: '/*/id' }
const lines = 'GET /customers/{customerId}/orders/{orderId}/lines'

test.each<[path: string, keys: object]>([
  ['/customers/{customerId}/orders', { customerId: customer }],
  ['/customers/{customerId}/orders/{orderId}', { customerId: customer, orderId: order }],
  [
    '/customers/{customerId}/orders/{orderId}/lines/{line}',
    { customerId: customer, orderId: order, line: { from: lines, at: '/*/number' } },
  ],
  ['/quotes/{quote}', { quote: { from: 'POST /quotes', header: 'Location' } }],
  ['/prints/{print}', { print: { from: 'POST /quotes', header: 'X-Print' } }],
  [
    '/addresses/{who}/{code}',
    {
      who: { from: 'GET /customers/{customerId}', request: 'path.customerId' },
      code: { from: 'GET /customers/{customerId}', at: '/address' },
    },
  ],
  ['/areas/{area}', { area: { from: 'GET /prices', query: { area: 'north' }, request: 'query.area' } }],
  ['/rates/{currency}', { currency: { value: 'EUR' } }],
])('the keys of %s are found', (path, keys) => {
  const { keys: found, unreachable } = at(path)
  const sources = Object.entries(found).map(([name, { source }]) => [name, source])
  expect([Object.fromEntries(sources), unreachable]).toEqual([keys, []])
})

test('what leads back to itself is no source, and the reason is told', () => {
  expect(at('/circles/{a}')).toEqual({
    keys: {},
    unreachable: ['{a} comes from GET /circles/{a}, which cannot be called either'],
  })
})

test('each source has its evidence', () => {
  expect(at('/customers/{customerId}/orders').keys.customerId).toMatchObject({
    how: 'list',
    because: 'GET /customers lists records with id; the path calls it {customerId}',
    at: '/paths/~1customers/get/responses/200/content/application~1json/schema',
  })
})

test('a key that a call was sent is had without that call', async () => {
  const { binding } = inferBinding(document)
  const call = (address: string) => Promise.reject(new Error(`${address} was called`))
  expect(await new KeyFinder({ binding, call }).keysOf('/areas/{area}')).toEqual({ area: 'north' })
})

test('a search that finds nothing costs no more than a plan announces for it', async () => {
  const { binding } = inferBinding(document)
  const path = '/customers/{customerId}/orders/{orderId}/lines'
  let calls = 0
  const call = async (address: string) => {
    calls += 1
    const records = Array.from({ length: 3 }, (_, index) => ({ id: `${calls}-${index}`, number: index }))
    return { status: 200, body: address.endsWith('/lines') ? [] : records } as Partial<Answer> as Answer
  }
  await new KeyFinder({ binding, call }).above(`GET ${path}`)
  // More than a write is usually thought to take.
  expect(calls).toBeGreaterThan(12)
  expect(calls).toBeLessThanOrEqual(lookupCalls(binding, [`GET ${path}`]))
  expect(lookupCalls(binding, ['GET /customers', 'GET /customers/{customerId}'])).toBe(0)
})
