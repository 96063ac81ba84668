import { expect, test } from 'vitest'
import { benchOf } from '../src/cli/prove-bench.ts'
import { discover } from '../src/discover/discover.ts'
import { execute } from '../src/kit/execute.ts'
import type { CheckResult } from '../src/model/report.ts'
import { matricesOf } from '../src/run/matrices.ts'
import { plan } from '../src/run/plan.ts'
import type { Faults } from '../src/sandbox/fault-points.ts'
import { loadApi } from '../src/spec/load-api.ts'
import { loadManifest } from '../src/spec/load-manifest.ts'
import { ownSuites } from './own-suites.ts'

const api = await loadApi('specs/makini')
const suites = await ownSuites()
const { systems } = await discover(['.'])
const EVERYTHING = ['clock', 'control', 'consent', 'client', 'second', 'restricted', 'roles'] as const
const target = {
  name: 'the sandbox',
  capabilities: new Set(EVERYTHING),
  allows: new Set(['read', 'write', 'load', 'fault'] as const),
}

async function plannedFor(file: string, only: string[] = []) {
  const scope = { api, manifest: await loadManifest(file, api) }
  return { scope, jobs: plan({ scope, suites, target, only }) }
}

test.each([...systems])('each claim that %s makes of writes is tried by a check', async (_, file) => {
  const { scope, jobs } = await plannedFor(file)
  const checks = jobs.map(({ key, requirement, suite, instance }): CheckResult => {
    const claim = instance.claim && { claim: instance.claim }
    const rest = { durationMs: 0, notes: [], exchanges: [], replay: '' }
    return { key, requirement, suite, status: 'passed', ...claim, ...rest }
  })
  const { states, roles, limits } = matricesOf(
    { manifest: scope.manifest, bound: api.binding.entities },
    checks,
  )
  expect([...states, ...roles, ...limits].filter(({ status }) => status === 'not-run')).toEqual([])
})

const SAP = systems.get('sap-s4hana') ?? ''
const SHOWN = [
  ['WRITE-020/po-totals-computed/totalNetValue/create', 'ignored'],
  ['WRITE-032/purchase-orders/draft/completed', 'refused'],
  ['WRITE-033/po-released-frozen/approved/description', 'refused'],
  ['WRITE-034/viewer/viewer-no-invoices/list', 'refused'],
  ['WRITE-035/buyer/buyer-no-reorder-levels/minimumQuantity', 'refused'],
  ['WRITE-046/po-lines-with-header', 'refused'],
  ['WRITE-060/dialog-work-processes', 'refused'],
] as const

async function resultOf(key: string, faults: Faults = {}) {
  const { scope, jobs } = await plannedFor(SAP, [key])
  const [job] = jobs
  if (!job) throw new Error(`${key} is not planned`)
  const { result } = await execute(
    benchOf()(scope, () => faults),
    { ...job, replay: '' },
  )
  return result
}

test.each(SHOWN)('%s passes and tells the outcome it saw: %s', async (key, outcome) => {
  const { status, claim } = await resultOf(key)
  expect([status, claim?.outcome]).toEqual(['passed', outcome])
})

test('a check that fails tells the outcome it saw too', async () => {
  const { status, claim } = await resultOf('WRITE-032/purchase-orders/draft/completed', {
    'write.status': () => true,
  })
  expect([status, claim?.outcome]).toEqual(['failed', 'ignored'])
})
