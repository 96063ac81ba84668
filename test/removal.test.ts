import { expect, test } from 'vitest'
import { benchOf } from '../src/cli/prove-bench.ts'
import { execute } from '../src/kit/execute.ts'
import type { Faults } from '../src/sandbox/fault-points.ts'
import { ownSuites } from './own-suites.ts'
import { api } from './sandbox/depot.ts'
import { stored } from './sandbox/stored.ts'

// No packaged API has an operation that removes records, so WRITE-012 and WRITE-038 are proven on one that has.

const declared = { origin: 'declared' } as const
const FROZEN = stored({
  entities: {
    crates: {
      states: {
        ...declared,
        id: 'ways',
        initial: 'open',
        transitions: { open: ['sealed'], sealed: ['lost'] },
      },
      limits: [{ ...declared, id: 'shut', kind: 'frozen', states: ['sealed', 'lost'] }],
    },
  },
})

/** What a requirement says of crates, in a depot with these faults. */
async function verdict(faults: Faults = {}, key = 'WRITE-012/crates', manifest = stored()) {
  const environment = benchOf()({ api, manifest }, () => faults)
  const check = (await ownSuites()).flatMap(({ checks }) => checks).find(({ id }) => key.startsWith(id))
  const instance = check?.instances(environment.scope).find((one) => one.key === key)
  if (!check || !instance) throw new Error(`${key} is gone`)
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

const SHUT = ['WRITE-038/shut/sealed', 'WRITE-038/shut/lost']

test.each(SHUT)('%s: a system that keeps what is frozen passes', async (key) => {
  expect(await verdict({}, key, FROZEN)).toBe('passed')
})

test.each(['refused-otherwise', 'ignored', 'unchanged-only'] as const)(
  'a system that claims a removal of what is frozen to be %s, and keeps to it, passes',
  async (outcome) => {
    const { crates = { operations: [] }, ...others } = FROZEN.entities
    const limits = (crates.limits ?? []).map((limit) => ({ ...limit, outcome }))
    const manifest = { ...FROZEN, entities: { ...others, crates: { ...crates, limits } } }
    expect(await verdict({}, 'WRITE-038/shut/sealed', manifest)).toBe('passed')
  },
)

test.each<[string, string, Faults]>([
  [
    'removes what is frozen',
    'WRITE-038/shut/sealed',
    { 'write.breaches': (found, { role }) => (role === 'remove' ? [] : found) },
  ],
  [
    'removes what is frozen in one state',
    'WRITE-038/shut/lost',
    { 'write.breaches': (found, { role, state }) => (role === 'remove' && state === 'lost' ? [] : found) },
  ],
  [
    'refuses to remove what is frozen and removes it',
    'WRITE-038/shut/sealed',
    {
      'write.leftover': (_, { role }) => (role === 'remove' ? {} : undefined),
    },
  ],
  [
    'refuses to remove what is frozen as a wrong value',
    'WRITE-038/shut/sealed',
    { 'write.refusal': () => 'invalid' },
  ],
  ['answers that what is frozen is removed', 'WRITE-038/shut/sealed', { 'write.outcome': () => 'ignored' }],
  [
    'removes nothing at all',
    'WRITE-038/shut/sealed',
    {
      'write.breaches': (found, { role, entity }) =>
        role === 'remove' && entity === 'crates'
          ? [{ limit: { ...declared, id: 'shut', kind: 'frozen', states: ['sealed'] }, pointer: '' }]
          : found,
    },
  ],
])('a system that %s is seen', async (_, key, faults) => {
  expect(await verdict(faults, key, FROZEN)).toBe('failed')
})
