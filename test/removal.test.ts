import { expect, test } from 'vitest'
import { benchOf } from '../src/cli/prove-bench.ts'
import { execute } from '../src/kit/execute.ts'
import type { Faults } from '../src/sandbox/fault-points.ts'
import { ownSuites } from './own-suites.ts'
import { api } from './sandbox/depot.ts'
import { stored } from './sandbox/stored.ts'

// No packaged API has an operation that removes records, so WRITE-012 is proven on one that has.

/** What WRITE-012 says of crates, in a depot with these faults. */
async function verdict(faults: Faults = {}): Promise<string | undefined> {
  const environment = benchOf()({ api, manifest: stored() }, () => faults)
  const check = (await ownSuites()).flatMap(({ checks }) => checks).find(({ id }) => id === 'WRITE-012')
  if (!check) throw new Error('WRITE-012 is gone')
  const instance = check.instances(environment.scope).find(({ key }) => key === 'WRITE-012/crates')
  if (!instance) throw new Error('WRITE-012 has nothing to say of crates')
  return (await execute(environment, { check, instance, suite: 'writes', replay: '' })).result.status
}

test('a system that removes what it is asked to remove passes', async () => {
  expect(await verdict()).toBe('passed')
})

test('a removal that is answered and not done is seen', async () => {
  const faults: Faults = {
    'write.store': (record, { role, before, entity }) =>
      role === 'remove' && entity === 'crates' ? before : record,
  }
  expect(await verdict(faults)).toBe('failed')
})

test('a removal that takes another record with it is seen', async () => {
  let removed = false
  const faults: Faults = {
    'write.store': (record, { role, entity }) => {
      removed ||= role === 'remove' && entity === 'crates'
      return record
    },
    'item.found': (found, { entity }) => found && !(removed && entity === 'crates'),
  }
  expect(await verdict(faults)).toBe('failed')
})
