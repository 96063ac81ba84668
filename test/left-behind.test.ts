import { expect, test } from 'vitest'
import { benchOf, loadBench } from '../src/cli/prove-bench.ts'
import { execute } from '../src/kit/execute.ts'
import type { CheckResult } from '../src/model/report.ts'
import type { Faults, RecordEditor } from '../src/sandbox/fault-points.ts'
import { ownSuites } from './own-suites.ts'

const { scopeOf } = await loadBench(['errors'])
const scope = await scopeOf('sap-s4hana')
const check = (await ownSuites()).flatMap((suite) => suite.checks).find(({ id }) => id === 'ERR-051')
const KEY = 'ERR-051/post-api.erp.materials/isActive'

/** What the wrong types of one field of new materials find, where a new one is stored when this holds of a request. */
async function found(isStored: (request: Request, text: string) => boolean): Promise<CheckResult> {
  let store: RecordEditor | undefined
  const faults: Faults = {
    answer: async (right, { request }) => {
      const text = request.method === 'GET' ? '' : await request.clone().text()
      if (isStored(request, text)) store?.insert('materials')
      return right
    },
    'read.done': (_, context) => {
      store = context.store
    },
  }
  const instance = check?.instances(scope).find(({ key }) => key === KEY)
  if (!check || !instance) throw new Error(`${KEY} is gone`)
  const environment = benchOf()(scope, () => faults)
  return (await execute(environment, { check, instance, suite: 'errors', replay: '' })).result
}

test('the case that is stored though it is refused is named', async () => {
  const { finding } = await found((_, text) => text.includes('"isActive":"true"'))
  expect(finding?.expected).toBe('nothing stored of what was refused, sent with /isActive: true in quotes')
  expect(finding?.seen).toMatch(/^\d+ materials instead of \d+$/)
})

test('what others store meanwhile blames nobody', async () => {
  let looks = 0
  const now = await found(
    ({ method, url }) => method === 'GET' && url.includes('/materials') && ++looks === 2,
  )
  const always = await found(({ method, url }) => method === 'GET' && url.includes('/materials'))
  expect([now.status, always.status]).toEqual(['passed', 'passed'])
})
