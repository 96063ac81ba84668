import { expect, test, vi } from 'vitest'
import { benchOf, benchScopes } from '../../src/cli/prove-bench.ts'
import { contractOf } from '../../src/contracts/make-contract.ts'
import { pactLibrary } from '../../src/contracts/pact-library.ts'
import { execute } from '../../src/kit/execute.ts'
import type { Consumer, Fields } from '../../src/model/consumer.ts'
import type { CheckResult } from '../../src/model/report.ts'
import { ownSuites } from '../own-suites.ts'

vi.setConfig({ testTimeout: 60_000 })

const scope = await benchScopes()('makini-sandbox')
const library = await pactLibrary({})
const KEYS = [
  'ERR-001/get-api.erp.purchase-orders',
  'ERR-001/post-api.eam.assets',
  'AUTH-001',
  'HOOK-044/sites.created',
]
const checks = await resultsOf(KEYS)

/** What these checks come to on a sandbox. */
async function resultsOf(keys: readonly string[]): Promise<CheckResult[]> {
  const jobs = (await ownSuites()).flatMap(({ id, checks: all }) =>
    all.flatMap((check) => {
      if (!keys.some((key) => key.startsWith(check.id))) return []
      return check.instances(scope).map((instance) => ({ check, instance, suite: id, replay: '' }))
    }),
  )
  const wanted = jobs.filter(({ instance }) => keys.includes(instance.key))
  return Promise.all(wanted.map(async (job) => (await execute(benchOf()(scope), job)).result))
}

function contractFor(reads: Record<string, Fields>, events?: Record<string, Fields>) {
  const consumer: Consumer = {
    name: 'shop',
    api: 'makini',
    systems: ['makini-sandbox'],
    reads,
    ...(events && { events }),
  }
  const system = { id: 'makini-sandbox', title: 'x' }
  return contractOf({ checks, system }, { api: scope.api, consumer, library, from: { system: '1' } })
}

test('a contract holds what its consumer reads, of every kind, and is the same to the byte when it is written again', async () => {
  const make = () =>
    contractFor(
      { 'purchase-orders': ['/orderNo', '/description'], assets: ['/key'] },
      { '*': ['/data/keys'] },
    )
  const contract = await make()
  expect(contract).toMatchObject({ file: 'shop-makini-sandbox.json', requests: 3, messages: 1 })
  expect(contract?.unpromised).toEqual(['/data/*/description: the document allows null'])
  const [list] = JSON.parse(contract?.text ?? '').interactions.filter(
    (one: { request?: { method: string } }) => one.request?.method === 'GET',
  )
  expect(list.response.body.content).toEqual({
    data: [{ orderNo: expect.any(String) }],
    meta: expect.anything(),
  })
  expect(JSON.parse(contract?.text ?? '').metadata).toMatchObject({ assay: { from: { system: '1' } } })
  expect(await make()).toEqual(contract)
})

test('a contract holds no secret, and nothing of when it was made', async () => {
  const { text } = (await contractFor({ '*': 'promised' }, { '*': 'promised' })) ?? { text: '' }
  expect(text).toContain('client_secret=client-secret')
  expect(text).toContain('Bearer connection-token')
  expect(text).not.toContain('***')
  expect(text).not.toContain(new Date().toISOString().slice(0, 10))
})

test('whoever reads nothing of an entity has no contract about it', async () => {
  expect(await contractFor({ sites: ['/key'] })).toMatchObject({ requests: 1, messages: 0 })
})
