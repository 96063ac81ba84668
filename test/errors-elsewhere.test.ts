import { expect, test } from 'vitest'
import { benchOf } from '../src/cli/prove-bench.ts'
import { execute } from '../src/kit/execute.ts'
import type { Faults } from '../src/sandbox/fault-points.ts'
import { ownSuites } from './own-suites.ts'
import { api } from './sandbox/depot.ts'
import { stored } from './sandbox/stored.ts'

const checks = (await ownSuites()).flatMap((suite) => suite.checks)

/** What became of every case of a requirement, on an API that has closed objects and other words than the packaged one. */
async function statuses(id: string, faults: Faults = {}): Promise<Set<string>> {
  const environment = benchOf()({ api, manifest: stored() }, () => faults)
  const check = checks.find((one) => one.id === id)
  if (!check) throw new Error(`${id} is gone`)
  const seen = new Set<string>()
  for (const instance of check.instances(environment.scope)) {
    // Nothing tells which way a crate's states lead.
    if (instance.key.includes('.state')) continue
    const { result } = await execute(environment, { check, instance, suite: 'errors', replay: '' })
    seen.add(result.status)
  }
  return seen
}

test.each(['ERR-001', 'ERR-012', 'ERR-050', 'ERR-051', 'ERR-052', 'ERR-053', 'ERR-054', 'ERR-055'])(
  '%s blames nothing of another API',
  async (id) => {
    const seen = await statuses(id)
    expect([seen.has('passed'), seen.has('failed'), seen.has('broken')]).toEqual([true, false, false])
  },
)

test('a field beside those of a closed object that is taken is seen', async () => {
  const faults: Faults = {
    answer: async (right, { request }) =>
      (await right).status === 422 && request.method === 'POST' ? Response.json({}, { status: 201 }) : right,
  }
  expect(await statuses('ERR-055', faults)).toContain('failed')
})
