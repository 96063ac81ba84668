import { expect, test } from 'vitest'
import type { Manifest } from '../model/manifest.ts'
import type { TriedClaim } from '../model/matrices.ts'
import type { CheckResult, Status } from '../model/report.ts'
import { matricesOf } from './matrices.ts'

const MANIFEST: Manifest = {
  system: 'depot',
  title: 'Depot',
  api: 'depot',
  kind: 'stored',
  rateLimit: { requests: 10, per: '1s' },
  writeLimit: { id: 'rate', origin: 'declared', style: 'bucket', requests: 5, per: '1s' },
  scenarios: [],
  roles: {
    viewer: {
      title: 'Viewer',
      denies: [{ id: 'viewer-no', origin: 'declared', entity: 'orders', operations: ['create'] }],
    },
    buyer: {
      title: 'Buyer',
      denies: [
        { id: 'buyer-no', origin: 'probed', entity: 'orders', fields: ['/price'], outcome: 'ignored' },
      ],
    },
  },
  entities: {
    orders: {
      operations: ['list', 'get', 'create', 'update', 'status'],
      states: { id: 'flow', origin: 'declared', initial: 'DRAFT', transitions: { DRAFT: ['OPEN'] } },
      limits: [
        { id: 'shut', kind: 'frozen', origin: 'documented', source: 'page 4', states: ['OPEN'] },
        { id: 'fixed', kind: 'read-only', origin: 'declared', fields: ['/no'], outcome: 'echoed' },
      ],
    },
  },
}

const CLAIMS = { manifest: MANIFEST, bound: { orders: {} } }

function check(
  key: string,
  status: Status,
  rest: Partial<CheckResult> & { claim?: TriedClaim },
): CheckResult {
  const source = { kind: 'practice', ref: 'test' } as const
  return {
    key,
    requirement: { id: key, level: 'MUST', statement: 'x', source, danger: 'write', needs: [] },
    suite: 'writes',
    status,
    durationMs: 1,
    notes: [],
    exchanges: [],
    replay: '',
    ...rest,
  }
}

const fixed: TriedClaim = { entity: 'orders', limit: 'fixed' }
const limit = (id: string, checks: CheckResult[]) =>
  matricesOf(CLAIMS, checks).limits.find((one) => one.id === id)

test('every limitation of a manifest is listed with its kind, origin and claim, though nothing was run', () => {
  const { limits } = matricesOf(CLAIMS, [])
  expect(limits.map(({ id, kind, origin, claimed }) => [id, kind, origin, claimed])).toEqual([
    ['flow', 'workflow', 'declared', 'refused'],
    ['shut', 'frozen', 'documented', 'refused'],
    ['fixed', 'read-only', 'declared', 'echoed'],
    ['viewer-no', 'role', 'declared', 'refused'],
    ['buyer-no', 'role', 'probed', 'ignored'],
    ['rate', 'write-rate', 'declared', 'refused'],
  ])
  expect(new Set(limits.map(({ status }) => status))).toEqual(new Set(['not-run']))
})

test('a cell is there for each step, allowed or not, and for an update in each state', () => {
  const { states } = matricesOf(CLAIMS, [])
  expect(states.map(({ state, operation, to, claimed }) => [state, operation, to, claimed])).toEqual([
    ['DRAFT', 'status', 'OPEN', 'allowed'],
    ['OPEN', 'status', 'DRAFT', 'refused'],
    ['DRAFT', 'update', undefined, 'allowed'],
    ['OPEN', 'update', undefined, 'refused'],
  ])
})

test('a cell is there for each operation of a role: what it may do, and what it is denied, wholly or for a field', () => {
  const { roles } = matricesOf(CLAIMS, [])
  expect(roles.map(({ role, operation, claimed }) => `${role} ${operation} ${claimed}`).toSorted()).toEqual([
    'buyer create allowed',
    'buyer get allowed',
    'buyer list allowed',
    'buyer status allowed',
    'buyer update ignored',
    'viewer create refused',
    'viewer get allowed',
    'viewer list allowed',
    'viewer status allowed',
    'viewer update allowed',
  ])
})

test('what takes another token than that of a connection has no cell of a role', () => {
  const bound = { orders: { token: 'admin' } } as const
  expect(matricesOf({ manifest: MANIFEST, bound }, []).roles.map(({ claimed }) => claimed)).toEqual([
    'refused',
    'ignored',
  ])
})

test('a passed check proves its limitation, with the outcome it saw', () => {
  const claim = { ...fixed, outcome: 'echoed' } as const
  expect(limit('fixed', [check('W-1/a', 'passed', { claim })])).toMatchObject({
    ...{ status: 'passed', passed: 1, tried: 1, proof: 'W-1/a' },
    seen: [{ outcome: 'echoed', checks: 1 }],
  })
})

test.each<[worst: Status, others: Status[]]>([
  ['failed', ['passed', 'failed', 'broken', 'skipped']],
  ['broken', ['passed', 'skipped', 'broken']],
  ['skipped', ['passed', 'skipped']],
])('a claim of which one check is %s is so as a whole, and names it', (worst, statuses) => {
  const proven = limit(
    'fixed',
    statuses.map((status) => check(`W-1/${status}`, status, { claim: fixed })),
  )
  expect(proven).toMatchObject({
    status: worst,
    proof: `W-1/${worst}`,
    passed: 1,
    tried: statuses.length,
  })
})

test('a skipped cell says why', () => {
  const claim = { entity: 'orders', limit: 'viewer-no', role: 'viewer', operation: 'create' } as const
  const omission = { kind: 'blocked', because: 'no connection for each role' } as const
  const { roles } = matricesOf(CLAIMS, [check('W-2', 'skipped', { claim, omission })])
  const cell = roles.find(({ role, operation }) => role === 'viewer' && operation === 'create')
  expect(cell).toMatchObject({ status: 'skipped', because: 'no connection for each role' })
})

test('a check of a step fills its own cell, and one that is not allowed its workflow too', () => {
  const claim = { entity: 'orders', limit: 'flow', state: 'OPEN', operation: 'status', to: 'DRAFT' } as const
  const { states, limits } = matricesOf(CLAIMS, [check('W-3', 'passed', { claim })])
  expect(states.map(({ status }) => status)).toEqual(['not-run', 'passed', 'not-run', 'not-run'])
  expect(limits[0]).toMatchObject({ id: 'flow', status: 'passed', proof: 'W-3' })
})

test('a check of one step says nothing of another from the same state', () => {
  const claim = { entity: 'orders', limit: 'flow', state: 'OPEN', operation: 'status', to: 'DONE' } as const
  const { states } = matricesOf(CLAIMS, [check('W-4', 'passed', { claim })])
  expect(new Set(states.map(({ status }) => status))).toEqual(new Set(['not-run']))
})
