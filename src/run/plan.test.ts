import { expect, test } from 'vitest'
import { type Check, must, should, untested } from '../kit/check.ts'
import type { Scope } from '../kit/scope.ts'
import type { Capability, Danger } from '../model/requirement.ts'
import { type PlanInput, plan } from './plan.ts'
import type { Suite } from './suite-code.ts'

const source = { kind: 'practice', ref: 'test' } as const
const nothing = async () => {}

const scope = {
  api: {
    binding: { authentication: { token: 'POST /token' }, connection: { status: 'GET /status' } },
    document: { operation: (address: string) => (address === 'GET /status' ? {} : undefined) },
  },
} as Scope

function suiteOf(...checks: Check[]): Suite {
  return { id: 'things', checks, mutants: [], variants: [], unprovable: {} }
}

function planned(checks: Check[], more: Partial<PlanInput> = {}) {
  const capabilities = new Set<Capability>(['clock'])
  const allows = new Set<Danger>(['read'])
  const target = { name: 'staging', capabilities, allows }
  return plan({ scope, suites: [suiteOf(...checks)], target, only: [], ...more })
}

const rows = () => [
  { key: 'a' },
  { key: 'b', omission: { kind: 'not-applicable', because: 'not claimed' } } as const,
]

const single = must('A-1', { statement: 'It holds.', source }, nothing)
const family = must('A-2', { statement: 'They hold.', source, each: rows }, nothing)

test('a family gives one check per row, and keeps what a row leaves out', () => {
  const jobs = planned([single, family])
  expect(jobs.map(({ key, omission }) => [key, omission?.because])).toEqual([
    ['A-1', undefined],
    ['A-2/a', undefined],
    ['A-2/b', 'not claimed'],
  ])
})

test('a check that says what it costs is planned with it', () => {
  const check = must('A-9', { statement: 'It holds.', source, cost: { calls: 3 } }, nothing)
  expect(planned([check, single]).map(({ cost }) => cost)).toEqual([{ calls: 3 }, undefined])
})

test('a need that the target cannot meet blocks a check', () => {
  const check = must('A-3', { statement: 'It holds.', source, needs: ['second'] }, nothing)
  expect(planned([check])[0]?.omission).toEqual({
    kind: 'blocked',
    because: 'staging has no second connection',
  })
})

test('a danger that the target does not allow blocks a check', () => {
  const check = must('A-4', { statement: 'It holds.', source, danger: 'write' }, nothing)
  expect(planned([check])[0]?.omission).toEqual({
    kind: 'blocked',
    because: 'staging does not allow write checks',
  })
})

test('a case that is more dangerous than its check is blocked alone', () => {
  const each = () => [{ key: 'get' }, { key: 'put', danger: 'write' } as const]
  const jobs = planned([must('A-8', { statement: 'They hold.', source, each }, nothing)])
  expect(jobs.map(({ key, requirement, omission }) => [key, requirement.danger, omission?.because])).toEqual([
    ['A-8/get', 'read', undefined],
    ['A-8/put', 'write', 'staging does not allow write checks'],
  ])
})

test('a family without a case stays in the plan, and says so', () => {
  const check = must('A-9', { statement: 'They hold.', source, each: () => [] }, nothing)
  expect(planned([check]).map(({ key, omission }) => [key, omission])).toEqual([
    ['A-9', { kind: 'not-applicable', because: 'the binding names nothing to try it with' }],
  ])
})

test('an endpoint that the document lacks blocks a check', () => {
  const check = must('A-5', { statement: 'It holds.', source, calls: ['status', 'token'] }, nothing)
  expect(planned([check])[0]?.omission?.because).toBe('the document has no operation POST /token')
})

test('a requirement that nothing proves stays in the plan, blocked', () => {
  const check = untested('A-6', { statement: 'It holds.', source, because: 'no way to see it' })
  expect(planned([check])[0]?.omission).toEqual({ kind: 'blocked', because: 'no way to see it' })
})

test.each([
  ['A-2', ['A-2/a', 'A-2/b']],
  ['A-2/a', ['A-2/a']],
  ['A-1', ['A-1']],
])('--only %s selects %j', (name, keys) => {
  expect(planned([single, family], { only: [name] }).map(({ key }) => key)).toEqual(keys)
})

test.each(['A-9', 'A-2/c', 'A', 'a-1', ''])('--only %j, which matches nothing, is an error', (name) => {
  expect(() => planned([single, family], { only: [name, 'A-1'] })).toThrow(/No check is called /)
})

test('levels are those the suite gives', () => {
  const check = should('A-7', { statement: 'It should hold.', source }, nothing)
  expect(planned([check])[0]?.requirement.level).toBe('SHOULD')
})

test.each([
  ['a-2/B', 'Did you mean A-2/b?'],
  ['a-1', 'Did you mean A-1?'],
  ['A-2/elsewhere', 'A-2 has a, b.'],
  ['A-9', 'Known ids: A-1, A-2.'],
])('of the unknown name %s it is said what was meant', (name, hint) => {
  const message = `No check is called ${name} in the suite things. ${hint} See --dry-run`
  expect(() => planned([single, family], { only: [name] })).toThrow(message)
})
