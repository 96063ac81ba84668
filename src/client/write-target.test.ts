import { expect, test } from 'vitest'
import type { EntityBinding } from '../model/binding.ts'
import { keyBelow, recordPath } from './records.ts'
import { writeTarget } from './write-target.ts'

const bound = (list: string): EntityBinding => ({
  ...{ singular: 'one', list: `GET ${list}`, create: `POST ${list}`, remove: `DELETE ${list}/{key}` },
  ...{ id: '/id', filters: {}, sorts: [], references: {} },
})
const entities = { customers: bound('/customers'), orders: bound('/customers/{customer}/orders') }

test.each([
  ['DELETE /customers/{customer}/orders/{key}', { customer: 'c/1', key: '7' }, 'orders', 'c%2F1/7'],
  ['PUT /customers/{customer}/orders/{key}/state', { customer: 'c', key: '7' }, 'orders', 'c/7'],
  ['PUT /customers/{customer}/address', { customer: 'c' }, 'customers', 'c'],
])('%s is about one record', (address, path, entity, key) => {
  expect(writeTarget({ entities }, address, { path })).toEqual({ kind: 'record', entity, key })
})

test('what is made below another record is a record of its own, and what names none may be any', () => {
  const path = { customer: 'c' }
  const list = '/customers/{customer}/orders'
  expect(writeTarget({ entities }, `POST ${list}`, { path })).toEqual({ kind: 'create', entity: 'orders' })
  expect(writeTarget({ entities }, `DELETE ${list}`, { path })).toEqual({
    kind: 'unbounded',
    entity: 'orders',
  })
})

test('a key below others gives the path it came from', () => {
  const key = keyBelow({ customer: 'c/1' }, '7')
  expect(recordPath('/customers/{customer}/orders/{key}', key)).toEqual({ customer: 'c/1', key: '7' })
})
