import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { benchOf, loadBench } from '../src/cli/prove-bench.ts'
import { lookupCalls } from '../src/kit/chains.ts'
import { execute } from '../src/kit/execute.ts'
import type { Scope } from '../src/kit/scope.ts'
import { costOf } from '../src/model/cost.ts'
import { inferApi } from '../src/spec/inference/infer-api.ts'
import { inferManifest } from '../src/spec/inference/infer-manifest.ts'
import { ownSuites } from './own-suites.ts'

const { scopeOf } = await loadBench(['errors'])
const checks = (await ownSuites()).flatMap((suite) => suite.checks).filter(({ id }) => id.startsWith('ERR-'))

/** Only keys found along chains lead to what is below others. */
async function inferred(): Promise<Scope> {
  const { api } = await inferApi(resolve(import.meta.dirname, 'inference/customers.yaml'))
  return { api, manifest: inferManifest(api.binding) }
}

test.each([
  ['makini-sandbox', scopeOf],
  ['sap-s4hana', scopeOf],
  ['an inferred API with records below others', inferred],
])(
  'no check of errors sends more to %s than it announces',
  async (system, open) => {
    const scope = await open(system)
    const beyond: string[] = []
    for (const check of checks)
      for (const instance of spread(check.instances(scope).filter(({ omission }) => !omission))) {
        let [calls, writes] = [0, 0]
        const environment = benchOf()(scope, () => ({
          answer: (right, { request }) => {
            calls += 1
            writes += Number(request.method !== 'GET')
            return right
          },
        }))
        await execute(environment, { check, instance, suite: 'errors', replay: '' })
        const danger = instance.danger ?? check.danger
        const cost = instance.cost ?? (typeof check.cost === 'function' ? check.cost(scope) : check.cost)
        const lookups = lookupCalls(scope.api.binding, instance.about ?? [])
        const announced = costOf([{ requirement: { danger }, lookups, ...(cost && { cost }) }])
        const token = 1
        if (calls > announced.calls || (danger !== 'read' && writes > announced.writes + token))
          beyond.push(`${instance.key}: ${calls} calls, ${writes} writes`)
      }
    expect(beyond).toEqual([])
  },
  120_000,
)

/** Some from everywhere. */
function spread<T>(all: readonly T[]): T[] {
  const step = Math.max(1, Math.floor(all.length / 40))
  return all.filter((_, index) => index % step === 0)
}
