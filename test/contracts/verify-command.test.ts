import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { UserFolder } from '../assay-process.ts'

vi.setConfig({ testTimeout: 120_000 })

const folder = await UserFolder.create()
afterAll(() => folder.remove())

const whole = JSON.parse(readFileSync('contracts/sample-integration-makini-sandbox.json', 'utf8'))
const interaction = (key: string) =>
  structuredClone(
    whole.interactions.find((one: { description: string }) => one.description.endsWith(`(${key})`)),
  )

/** One interaction, of which something is another. */
const changed = (key: string, description: string, more: object) => ({
  ...interaction(key),
  description,
  ...more,
})

const GONE = { response: { status: 410 } }
const V4 = {
  ...whole,
  interactions: [
    interaction('ERR-001/get-api.erp.vendors.key'),
    interaction('HOOK-044/vendors.created'),
    changed('ERR-001/get-api.erp.vendors', 'fails', GONE),
    changed('ERR-001/get-api.erp.vendors', 'waits', { ...GONE, pending: true }),
    changed('ERR-001/get-api.erp.vendors', 'lacks', { providerStates: [{ name: 'the moon is full' }] }),
    interaction('ERR-001/get-api.wms.stocks'),
  ],
}
/** As a library of another language would write it. */
const V2 = {
  consumer: { name: 'old-shop' },
  provider: { name: 'erp' },
  interactions: [
    {
      description: 'a vendor that is not there',
      providerState: '',
      request: {
        method: 'GET',
        path: '/api/erp/vendors/none',
        headers: { Authorization: 'Bearer connection-token' },
      },
      response: { status: 404, body: { error: {} }, matchingRules: { '$.body': { match: 'type' } } },
    },
  ],
  metadata: { pactSpecification: { version: '2.0.0' } },
}

test('each interaction is told by what became of it, and the exit code is that of the worst', async () => {
  await folder.write('v4.json', JSON.stringify(V4))
  await folder.write('v2.json', JSON.stringify(V2))
  const files = ['--pact', 'v4.json', '--pact', 'v2.json']
  const { code, stdout, stderr } = await folder.assay([
    'pact',
    'verify',
    '--system',
    'maximo',
    '--json',
    ...files,
  ])
  expect(code, stderr).toBe(1)
  const { outcome, results } = JSON.parse(stdout)
  expect(outcome).toBe('failed')
  expect(results.map((one: { outcome: string }) => one.outcome)).toEqual([
    ...['verified', 'verified', 'failed', 'pending', 'blocked', 'not-claimed'],
    'verified',
  ])
  expect(results[2].because).toEqual(['status: expected 410 but was 200'])
  expect(results[4].because).toEqual([
    '"the moon is full" cannot be brought about: nobody knows how to bring it about',
  ])
  expect(results[5].because).toEqual(['maximo does not claim GET /api/wms/stocks'])
  expect(stderr).toContain('failed  3 of 6 interactions hold with IBM Maximo, simulated')
})

test('a consumer stands by its contract on a system that it names, but for what the limits of that system refuse', async () => {
  const keys = ['post-api.erp.purchase-orders', 'put-api.erp.materials.key', 'get-api.erp.vendors.key']
  const interactions = keys.map((key) => interaction(`ERR-001/${key}`))
  const systems = (all: string) =>
    `{ api: makini, systems: [makini-sandbox, ${all}], reads: { '*': promised } }`
  await folder.write('contracts/sample-integration.yaml', systems('maximo'))
  await folder.write('contracts/sample-integration-x.json', JSON.stringify({ ...whole, interactions }))
  const { code, stdout } = await folder.assay(['pact', 'verify', '--system', 'maximo', '--json'])
  expect(JSON.parse(stdout).results.map((one: { outcome: string }) => one.outcome)).toEqual([
    ...['not-claimed', 'not-claimed', 'verified'],
  ])
  expect(stdout).toContain('refused with status 422, which limits of maximo allow: item-number-fixed')
  expect(code).toBe(0)
  await folder.write('contracts/sample-integration.yaml', systems('upkeep'))
  const other = await folder.assay(['pact', 'verify', '--system', 'maximo'])
  expect(other.stderr).toContain('There is no contract with maximo')
})

test('the report and the pages of a run tell of contracts that are verified after it, on the same system alone', async () => {
  const out = 'reports/latest'
  await folder.write('v4.json', JSON.stringify(V4))
  const verify = (system: string) =>
    folder.assay(['pact', 'verify', '--system', system, '--pact', 'v4.json', '--out', out])
  await folder.assay(['certify', '--system', 'maximo', '--only', 'ERR-001/get-api.erp.vendors.key'])
  const read = (name: string) => readFileSync(join(folder.path, out, name), 'utf8')
  const before = JSON.parse(read('report.json'))
  expect((await verify('maximo')).code).toBe(1)
  const { contracts, ...rest } = JSON.parse(read('report.json'))
  expect(rest).toEqual(before)
  expect(contracts.outcome).toBe('failed')
  expect(contracts.results).toHaveLength(6)
  const other = await verify('upkeep')
  expect(other.stderr).toContain(
    'has the report of a run on maximo, and the contracts were verified on upkeep',
  )
  expect(other.code).toBe(2)
  // The page holds each result in base64, as a file of its own.
  const page = read('allure-report/index.html')
  const shown = [...page.matchAll(/data\/test-results\/[^"]+","([^"]+)/g)].map(([, text]) => atob(text ?? ''))
  expect(shown.filter((text) => text.includes('"value":"contracts"'))).toHaveLength(6)
})

test.each([
  ['no-json.json', '{', 'no-json.json:1:2: is no JSON of a pact: '],
  ['other.json', '{}', 'other.json: names no consumer or no provider, as every pact does: is it one?'],
  [
    'plugin.json',
    JSON.stringify({ ...V2, metadata: { plugins: [{ name: 'protobuf', version: '0.3' }] } }),
    'plugin.json: needs the plugin protobuf 0.3, and Assay loads no plugins',
  ],
])('%s is refused', async (name, text, message) => {
  await folder.write(name, text)
  const { code, stderr } = await folder.assay(['pact', 'verify', '--pact', name])
  expect(stderr).toContain(message)
  expect(code).toBe(2)
})
