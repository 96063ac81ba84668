import { expect, test } from 'vitest'
import { benchOf, loadBench } from '../src/cli/prove-bench.ts'
import { gateMemory, openGate } from '../src/client/gate.ts'
import { execute } from '../src/kit/execute.ts'
import type { CheckResult } from '../src/model/report.ts'
import type { Faults } from '../src/sandbox/fault-points.ts'
import { ownSuites } from './own-suites.ts'

const { scopeOf } = await loadBench(['errors'])
const checks = (await ownSuites()).flatMap((suite) => suite.checks)

/** What a case finds on a system with this defect. */
async function found(key: string, faults: Faults, maxRequests?: number): Promise<CheckResult> {
  const scope = await scopeOf()
  const means = {
    document: scope.api.document,
    baseUrl: 'http://localhost',
    now: () => 0,
    sleep: async () => {},
  }
  const settings = { exclude: [], memory: gateMemory(), ...(maxRequests && { maxRequests }) }
  const environment = { ...benchOf()(scope, () => faults), gate: openGate(settings, means) }
  const check = checks.find(({ id }) => key.startsWith(`${id}/`))
  const instance = check?.instances(environment.scope).find((one) => one.key === key)
  if (!check || !instance) throw new Error(`${key} is gone`)
  return (await execute(environment, { check, instance, suite: 'errors', replay: '' })).result
}

/** Answers so where the text of a request matches. */
function where(text: RegExp, answer: () => Response): Faults {
  return {
    answer: async (right, { request }) =>
      request.method !== 'GET' && text.test(await request.clone().text()) ? answer() : right,
  }
}

const taken = () => Response.json({ data: {} })
const crashed = () => new Response('{}', { status: 500, headers: { 'content-type': 'application/json' } })

/** What the document demands, and the title, which bears the mark of a run. */
const OWED = { vendorKey: expect.any(String), orderNo: expect.any(String), title: expect.any(String) }
const LINE = { name: expect.any(String), quantity: expect.any(Number) }

const ORDER = 'post-api.erp.purchase-orders'

test.each([
  [
    'a price in quotes is taken',
    `ERR-051/${ORDER}/lineItems.0.price`,
    where(/"price":"/, taken),
    { lineItems: [{ price: expect.any(String), ...LINE }], ...OWED },
  ],
  [
    'a quantity below its least is taken where there is a unit, too',
    `ERR-052/${ORDER}/lineItems.0.quantity`,
    where(/^(?=.*"quantity":-)(?=.*"currencyKey")/s, taken),
    { lineItems: [{ ...LINE, price: expect.any(Number) }], currencyKey: expect.any(String), ...OWED },
  ],
  [
    'a number beyond doubles in one field breaks the server',
    `ERR-012/${ORDER}/huge-number`,
    where(/"price":1e400/, crashed),
    { lineItems: [{ ...LINE, price: 'huge' }], ...OWED },
  ],
  [
    'an empty note breaks the server',
    `ERR-013/${ORDER}/notes`,
    where(/"notes":""/, crashed),
    { notes: '', lineItems: [], ...OWED },
  ],
])('the smallest request is told where %s', async (_, key, faults, body) => {
  const { finding } = await found(key, faults)
  const [address, json] = finding?.smallest?.split(/ (?=\{)/) ?? []
  expect([address, JSON.parse(json?.replace('1e400', '"huge"') ?? '')]).toEqual([
    `POST /api/erp/purchase-orders`,
    body,
  ])
})

test('the requests of a budget are spent on no smaller one, and no finding is lost for want of them', async () => {
  const broken = where(/"notes":""/, crashed)
  const kept: string[] = []
  for (let maxRequests = 1; maxRequests <= 30; maxRequests += 1) {
    const { status, finding } = await found(`ERR-013/${ORDER}/notes`, broken, maxRequests)
    kept.push(finding?.smallest === undefined ? status : 'made small')
  }
  const stages = kept.filter((one, index) => one !== kept[index - 1])
  expect(stages).toEqual(['skipped', 'failed', 'made small'])
})
