import { expect, test } from 'vitest'
import type { Manifest } from '../../src/model/manifest.ts'
import { createSandbox } from '../../src/sandbox/create-sandbox.ts'
import { loadApi } from '../../src/spec/load-api.ts'
import { loadManifest } from '../../src/spec/load-manifest.ts'
import { caller, type Row } from './depot.ts'

const api = await loadApi('specs/makini')
const manifest: Manifest = {
  ...(await loadManifest('systems/makini-sandbox/system.yaml', api)),
  kind: 'stored',
}

function open() {
  const { fetch, baseUrl, accounts } = createSandbox({ api, manifest, seed: 1 })
  const call = caller({ fetch, baseUrl })
  const token = accounts.connections.primary.accessToken
  const read = async (path: string): Promise<Row> => (await call('GET', path, { token })).body.data
  const write = async (address: string, json: Row, key = '') => {
    const [method = '', path = ''] = address.split(' ')
    const answer = await call(method, path.replace('{key}', key), { token, json })
    const { status, body } = answer
    const violations = api.document.validators.response(address, {
      status,
      contentType: 'application/json',
      body,
    })
    expect([status, violations]).toEqual([200, []])
    return body.data as Row
  }
  return { read, write, first: async (path: string) => (await read(path))[0].key as string }
}

/** The least that each can be created from. */
const LEAST: Record<string, (reference: { vendor: string; site: string; material: string }) => Row> = {
  '/api/erp/purchase-orders': ({ vendor }) => ({
    vendorKey: vendor,
    orderNo: 'X-1',
    lineItems: [{ name: 'Bearing', quantity: 3, price: 0.8437 }],
  }),
  '/api/erp/invoices': ({ vendor }) => ({
    vendorKey: vendor,
    invoiceNumber: 'X-1',
    lineItem: [{ quantity: 3, price: 0.8437 }],
  }),
  '/api/erp/materials': () => ({ name: 'Bearing', code: 'X-1' }),
  '/api/eam/assets': ({ site }) => ({ name: 'Press', siteKey: site }),
  '/api/eam/work-orders': () => ({ title: 'Inspect' }),
  '/api/eam/service-requests': ({ site }) => ({ title: 'Noise', siteKey: site }),
  '/api/wms/stocks': ({ material, site }) => ({ materialKey: material, locationKey: site, quantity: 1 }),
}

test.each(Object.keys(LEAST))(
  'the least of %s is completed as the document demands, and read back',
  async (path) => {
    const { read, write, first } = open()
    const [vendor, site, material] = [
      await first('/api/erp/vendors'),
      await first(path.endsWith('stocks') ? '/api/erp/locations' : '/api/erp/sites'),
      await first('/api/erp/materials'),
    ]
    const made = await write(`POST ${path}`, LEAST[path]?.({ vendor, site, material }) ?? {})
    expect(await read(`${path}/${made.key}`)).toEqual(made)
  },
)

test('lines are written under the name that the body has for them', async () => {
  const { read, write, first } = open()
  const vendorKey = await first('/api/erp/vendors')
  const lineItem = [
    { quantity: 1, price: 2 },
    { quantity: 2, price: 3.5 },
  ]
  const made = await write('POST /api/erp/invoices', { vendorKey, invoiceNumber: 'X-1', lineItem })
  expect(made).toMatchObject({ totalNetValue: 9, lineItems: [{ lineNo: 1 }, { lineNo: 2 }] })
  const changes = { lineItem: [{ key: made.lineItems[1].key, quantity: 4, price: 3.5 }] }
  await write('PUT /api/erp/invoices/{key}', changes, made.key)
  expect(await read(`/api/erp/invoices/${made.key}`)).toMatchObject({ totalNetValue: 16 })
})

test('equal records add up alike', async () => {
  const { write, first } = open()
  const body = LEAST['/api/erp/purchase-orders']?.({
    vendor: await first('/api/erp/vendors'),
    site: '',
    material: '',
  })
  const totals = []
  for (let order = 0; order < 4; order++)
    totals.push((await write('POST /api/erp/purchase-orders', body ?? {})).totalGrossValue)
  expect(new Set(totals).size).toBe(1)
})

test('a state is changed by key or by code, and what shows it follows', async () => {
  const { read, write } = open()
  const { key, status } = await write('POST /api/eam/work-orders', { title: 'Inspect' })
  const states = (await read('/api/eam/statuses/work-orders')) as unknown as Row[]
  const statusKey = states.find(({ code }) => code === 'APPROVED')?.key
  await write('PUT /api/eam/work-orders/{key}/status', { statusKey }, key)
  expect([status, (await read(`/api/eam/work-orders/${key}`)).status]).toEqual(['OPEN', 'APPROVED'])
})
