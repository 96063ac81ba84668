import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { benchOf } from '../../src/cli/prove-bench.ts'
import { execute } from '../../src/kit/execute.ts'
import type { Scope } from '../../src/kit/scope.ts'
import { costOf } from '../../src/model/cost.ts'
import type { Faults } from '../../src/sandbox/fault-points.ts'
import { inferApi } from '../../src/spec/inference/infer-api.ts'
import { inferManifest } from '../../src/spec/inference/infer-manifest.ts'
import { ownSuites } from '../own-suites.ts'

const { api, inference } = await inferApi(resolve(import.meta.dirname, 'orders.yaml'))
const scope: Scope = { api, manifest: inferManifest(api.binding) }
const checks = (await ownSuites()).flatMap((suite) => suite.checks)

/** What became of the cases of some requirements, and which of them sent more than they announce. */
async function run(ids: RegExp, { faults = {}, of = scope }: { faults?: Faults; of?: Scope } = {}) {
  const seen = new Map<string, string>()
  const beyond: string[] = []
  for (const check of checks.filter(({ id }) => ids.test(id)))
    for (const instance of check.instances(of)) {
      let calls = 0
      const answer: Faults['answer'] = (right) => {
        calls += 1
        return right
      }
      const environment = benchOf()(of, () => ({ answer, ...faults }))
      const { result } = await execute(environment, { check, instance, suite: 'errors', replay: '' })
      seen.set(instance.key, result.status)
      const cost = instance.cost ?? (typeof check.cost === 'function' ? check.cost(of) : check.cost)
      const requirement = { danger: instance.danger ?? check.danger }
      if (calls > costOf([{ requirement, ...(cost && { cost }) }]).calls) beyond.push(instance.key)
    }
  return { seen, beyond }
}

test('what is made and read by the key of its creation is an entity without a list', () => {
  expect(Object.keys(api.binding.entities)).toEqual(['orders'])
  const { orders } = api.binding.entities
  expect([orders?.list, orders?.create, orders?.get, orders?.id]).toEqual([
    undefined,
    'POST /orders',
    'GET /orders/{orderId}',
    '/id',
  ])
  expect(inference.gaps.join()).toContain('POST /jobs and GET /jobs/{jobId} do not both answer with /jobId')
})

test('every operation of it is called, and nothing is blamed', async () => {
  // The others lean on the shape of errors, which an inferred binding does not tell whole: no plan has them.
  const { seen, beyond } = await run(/^(?:ERR-0[01245]|READ-|WRITE-0[01])/)
  expect([...seen].filter(([, status]) => status === 'failed' || status === 'broken')).toEqual([])
  expect(beyond).toEqual([])
  const passed = [...seen].flatMap(([key, status]) => (status === 'passed' ? [key] : []))
  const item = 'orders.orderId'
  expect(passed).toEqual(
    expect.arrayContaining(
      ['post-orders', `get-${item}`, `put-${item}`, `delete-${item}`].map((key) => `ERR-001/${key}`),
    ),
  )
  expect(passed).toEqual(
    expect.arrayContaining(['WRITE-001', 'WRITE-002', 'WRITE-003'].map((id) => `${id}/orders`)),
  )
  expect(seen.get('WRITE-004/orders')).toBe('skipped')
})

const READ = /^ERR-001$/
const read = 'ERR-001/get-orders.orderId'

test.each<[defect: string, faults: Faults]>([
  ['is not found', { 'item.found': () => false }],
  ['is answered as another', { 'item.envelope': (envelope) => ({ ...envelope, id: 4711 }) }],
])('a record that was made and %s is seen', async (_, faults) => {
  expect((await run(READ, { faults })).seen.get(read)).toBe('failed')
})

test('what must be made to be read is a write, and nothing where a system keeps nothing', () => {
  const instances = (of: Scope) =>
    checks.filter(({ id }) => READ.test(id)).flatMap((one) => one.instances(of))
  const found = (of: Scope) => instances(of).find(({ key }) => key === read)
  expect(found(scope)?.danger).toBe('write')
  expect(found({ api, manifest: { ...scope.manifest, kind: 'read-only' } })?.omission?.because).toBe(
    'the API has no list of orders, and orders keeps none that is made',
  )
})
