import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { benchOf } from '../../src/cli/prove-bench.ts'
import { createSandbox } from '../../src/sandbox/create-sandbox.ts'
import type { Faults } from '../../src/sandbox/fault-points.ts'
import { inferApi } from '../../src/spec/inference/infer-api.ts'
import { inferManifest } from '../../src/spec/inference/infer-manifest.ts'
import { caller, type Row } from '../sandbox/depot.ts'
import { executed } from './executed.ts'

const { api } = await inferApi(resolve(import.meta.dirname, 'customers.yaml'))
const manifest = inferManifest(api.binding)

/** Keys of what ran of some requirements, and of what failed or broke, on a sandbox with these faults. */
async function outcome(ids: readonly string[], faults: Faults = {}) {
  const environment = benchOf()({ api, manifest }, () => faults)
  return executed(environment, ids)
}

const sandbox = createSandbox({ api, manifest, seed: 1 })
const token = sandbox.accounts.connections.primary.accessToken
const send = caller(sandbox)
const call = (method: string, path: string, json?: Row) =>
  send(method, path, { token, ...(json ? { json } : {}) })

test('records below others are kept to them', async () => {
  const [one = {}, two = {}]: Row[] = (await call('GET', '/customers')).body
  const orders = `/customers/${one.id}/orders`
  const before: Row[] = (await call('GET', orders)).body
  expect(before.map(({ customerId }) => customerId)).toEqual(before.map(() => one.id))
  const made = await call('POST', orders, { title: 'New' })
  expect([made.status, made.body.customerId]).toEqual([201, one.id])
  const after = (await call('GET', orders)).body
  expect(after.map(({ id }: Row) => id)).toEqual([...before.map(({ id }) => id), made.body.id])
  const others: Row[] = (await call('GET', `/customers/${two.id}/orders`)).body
  expect(others.map(({ id }) => id)).not.toContain(made.body.id)
  const statuses = await Promise.all(
    [
      `${orders}/${made.body.id}`,
      `/customers/${two.id}/orders/${made.body.id}`,
      `/customers/none/orders`,
      `${orders}/${before[0]?.id}/lines`,
      `${orders}/${others[0]?.id}/lines`,
    ].map(async (path) => (await call('GET', path)).status),
  )
  expect(statuses).toEqual([200, 404, 404, 200, 404])
  expect((await call('DELETE', `/customers/${two.id}/orders/${made.body.id}`)).status).toBe(404)
  expect((await call('DELETE', `${orders}/${made.body.id}`)).status).toBe(204)
})

test('reads and calls find their way below others, and by links and examples', async () => {
  const { ran, blamed } = await outcome(['ERR-001', 'READ-001', 'READ-056', 'READ-057', 'WRITE-001'])
  expect(blamed).toEqual([])
  expect(ran).toEqual(
    expect.arrayContaining([
      'ERR-001/post-customers.customerId.orders',
      'ERR-001/patch-customers.customerId.orders.orderId',
      'ERR-001/get-customers.customerId.orders.orderId.lines.line',
      'ERR-001/get-addresses.who.code',
      'ERR-001/get-rates.currency',
      'READ-056/orders',
      'READ-057/lines',
    ]),
  )
})

test.each<[what: string, blamed: string[], faults: Faults]>([
  [
    'lists the orders of all',
    ['READ-056/orders'],
    { 'data.below': (kept, { entity, role }) => kept && !(entity === 'orders' && role === 'list') },
  ],
  [
    'finds an order below any customer',
    ['READ-057/orders'],
    { 'data.below': (kept, { entity, role }) => kept && !(entity === 'orders' && role === 'get') },
  ],
])('a system that %s is seen', async (_, blamed, faults) => {
  expect((await outcome(['READ-056', 'READ-057'], faults)).blamed).toEqual(blamed)
})
