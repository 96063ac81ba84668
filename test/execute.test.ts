import { expect, test } from 'vitest'
import { benchOf, loadBench } from '../src/cli/prove-bench.ts'
import { type Check, must } from '../src/kit/check.ts'
import { type Environment, execute } from '../src/kit/execute.ts'
import type { CheckResult } from '../src/model/report.ts'
import type { Faults } from '../src/sandbox/fault-points.ts'

const scope = await (await loadBench(['auth'])).scopeOf()
const source = { kind: 'practice', ref: 'test' } as const

/** What comes of one proof on a sandbox, or on another environment. */
async function resultOf(
  prove: Parameters<typeof must>[2],
  { faults = {}, ...other }: Partial<Environment> & { faults?: Faults } = {},
): Promise<CheckResult> {
  const check: Check = must('TRY-001', { statement: 'It holds.', source }, prove)
  const [instance] = check.instances(scope)
  if (!instance) throw new Error('a check without a family has one instance')
  const environment = { ...benchOf()(scope, () => faults), ...other }
  return (await execute(environment, { check, instance, suite: 'try', replay: 'again' })).result
}

test('what is said on the authorize page is recorded, without the code and the state', async () => {
  const { status, exchanges } = await resultOf(async ({ oauth, expect }) => {
    expect(await oauth.code({ state: 'state-0123456789' }), 'code').toBeAbsent()
  })
  expect(status).toBe('failed')
  expect(exchanges.map(({ request, response }) => [request.method, response?.status])).toEqual([
    ['GET', 200],
    ['POST', 302],
  ])
  const location = exchanges[1]?.response?.headers.find(([name]) => name === 'location')?.[1]
  expect(location).toMatch(/\?code=\*\*\*&state=\*\*\*$/)
  expect(JSON.stringify(exchanges)).not.toContain('state-0123456789')
})

test('a redirect without a code is seen in the exchange that ended the consent', async () => {
  const { finding } = await resultOf(async ({ oauth }) => void (await oauth.code({ response_type: 'no' })))
  expect(finding).toMatchObject({ expected: 'a redirect with a code after consent', exchange: 'x1' })
})

test('the authorize page is found where the base URL has a path', async () => {
  const asked: string[] = []
  const openSession: Environment['openSession'] = async () => {
    const session = await benchOf()(scope, () => ({})).openSession()
    const fetch: typeof session.fetch = async (request) => {
      asked.push(request.url)
      return new Response()
    }
    return { ...session, baseUrl: 'http://api.invalid/tenant/', fetch }
  }
  await resultOf(async ({ oauth }) => void (await oauth.authorize()), { openSession })
  expect(asked[0]).toMatch(/^http:\/\/api\.invalid\/tenant\/oauth\/authorize\?response_type=code/)
})

const overTheLimit: Faults = { 'limit.exceeded': () => true }
const asksForNothing: Parameters<typeof must>[2] = async ({ call, binding, expect }) => {
  expect(await call(binding.connection.status)).toHaveStatus(401)
}

test('a system that goes on refusing for the rate is not blamed where waiting was to help', async () => {
  const patient = { faults: overTheLimit, sleep: async () => {} }
  const { status, omission } = await resultOf(asksForNothing, patient)
  expect([status, omission?.kind]).toEqual(['skipped', 'blocked'])
  expect(omission?.because).toMatch(/goes on refusing calls for the rate/)
})

test('where nothing is waited for, a refusal for the rate is an answer like any other', async () => {
  const { finding } = await resultOf(asksForNothing, { faults: overTheLimit })
  expect(finding?.seen).toMatch(/^status 429/)
})

test('an answer that no client can read is a finding, seen in its exchange', async () => {
  const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(65_536)) })
  const openSession = async () => ({
    ...(await benchOf()(scope, () => ({})).openSession()),
    ...{ answerLimit: 1024, fetch: async () => new Response(endless) },
  })
  const { status, finding, exchanges } = await resultOf(
    async ({ call }) => void (await call('GET /api/erp/vendors')),
    { openSession },
  )
  expect([status, finding]).toEqual([
    'failed',
    { expected: 'an answer of at most 1 KiB', seen: 'one that is longer', exchange: 'x1' },
  ])
  expect(exchanges).toMatchObject([{ id: 'x1', response: { status: 200 } }])
})
