import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSandbox } from '../../sandbox/create-sandbox.ts'
import type { Api } from '../../spec/api.ts'
import { loadApi } from '../../spec/load-api.ts'
import { loadManifest } from '../../spec/load-manifest.ts'
import { countArrivals } from '../schedule/arrivals.ts'
import { loadPlanFile } from './plan-file.ts'

let folder: string
let api: Api

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-test-'))
  api = await loadApi('specs/makini')
})

afterAll(() => rm(folder, { recursive: true }))

async function load(name: string, text: string) {
  const file = join(folder, name)
  await writeFile(file, text)
  return loadPlanFile(file, api.document, 7)
}

const SESSION = `plan: a day
phases: [{ name: day, role: steady, for: 30s, rate: 12 }]
sessions:
  - session: sync
    steps:
      - { name: page, call: GET /api/erp/vendors, pages: 2, capture: { vendor: /data/0/key } }
      - { call: 'GET /api/erp/vendors/{key}', path: { key: '{vendor}' } }
thresholds: [{ hold: p50 < 1 s, operation: 'sync: page' }]
`

test('a session becomes steps of which the first alone comes by the clock', async () => {
  const { plan } = await load('plan.load.yaml', SESSION)
  expect(
    plan.mix.map(({ operation, weight, after, step }) => [operation, weight, after, step?.page]),
  ).toEqual([
    ['sync: page', 1, undefined, 0],
    ['sync: page', 0, true, 1],
    ['sync: GET /api/erp/vendors/{key}', 0, true, undefined],
  ])
})

test.each([
  ['GET /api/erp/vendors, pages', 'GET /api/erp/vendor, pages', ':6:', 'no operation "GET /api/erp/vendor"'],
  ['pages: 2', 'pages: 0', ':6:', 'pages'],
  ["key: '{vendor}'", "key: '{vendr}'", ':7:', 'no step before it captures "vendr"'],
  ['path: { key:', 'path: { kye:', ':7:', 'has no "kye"'],
  ['session: sync', 'session: ""', ':4:', 'session'],
  ['sync: page', 'page', ':8:', 'nothing calls "page"'],
  [SESSION.slice(SESSION.indexOf('sessions'), SESSION.indexOf('thresholds')), '', ':1:', 'nothing is called'],
])('%j written as %j is refused with its place', async (was, is, place, complaint) => {
  const refused = expect(load('plan.load.yaml', SESSION.replace(was, is))).rejects
  await refused.toThrow(place)
  await expect(load('plan.load.yaml', SESSION.replace(was, is))).rejects.toThrow(complaint)
})

test('a plan in TypeScript is the same data, and held to the same schema', async () => {
  const code = (call: string) => `export default {
    plan: 'a day',
    phases: [{ name: 'day', role: 'steady', for: '30s', rate: 12 }],
    calls: [{ call: '${call}' }],
    thresholds: ['dropped = 0'],
  }`
  const { plan } = await load('sound.load.ts', code('GET /api/erp/vendors'))
  expect(plan.mix).toMatchObject([{ operation: 'GET /api/erp/vendors', kind: 'read' }])
  await expect(load('wrong.load.ts', code('GET /nowhere'))).rejects.toMatchObject({
    code: 'LOAD_INVALID',
    message: expect.stringContaining('wrong.load.ts'),
  })
  await expect(load('broken.load.ts', 'export default {')).rejects.toMatchObject({ code: 'LOAD_INVALID' })
})

test('the packaged plans are sound, and the one of volumes makes one crawl and ten thousand writes', async () => {
  const plans = ['default', 'sessions', 'volumes', 'webhooks'].map((name) =>
    loadPlanFile(`suites/load/${name}.load.yaml`, api.document, 1),
  )
  const [, , volumes] = await Promise.all(plans)
  if (!volumes) throw new Error('it is there')
  expect(volumes.plan.records).toEqual({ 'purchase-orders': 1_000_000, inventories: 5_000_000 })
  const { byCall } = countArrivals(volumes.plan)
  expect([byCall[0], Number(byCall[3]) > 9800]).toEqual([10_100, true])
})

test('a sandbox holds as many records of each entity as it is told to', async () => {
  const manifest = await loadManifest('systems/sap-s4hana/system.yaml', api)
  const { fetch, accounts, baseUrl } = createSandbox({
    api,
    manifest,
    seed: 1,
    counts: { inventories: 5_000_000 },
  })
  const headers = { authorization: `Bearer ${accounts.connections.primary.accessToken}` }
  const answer = await fetch(
    new Request(`${baseUrl}/api/erp/inventories?page=50000&per_page=100`, { headers }),
  )
  expect(await answer.json()).toMatchObject({ meta: { total: 5_000_000 }, data: { length: 100 } })
})
