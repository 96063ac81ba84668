import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { chainsOf } from '../../src/spec/inference/chains.ts'
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
