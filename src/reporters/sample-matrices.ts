import type { LimitProof, Matrices, Proven, RoleCell, StateCell } from '../model/matrices.ts'

/** Matrices with one of everything: each status, claims that hold and that do not, two outcomes of one limitation. */
export function sampleMatrices(): Matrices {
  return { states: STATES, roles: ROLES, limits: LIMITS }
}

const PASSED: Omit<Proven, 'claimed'> = {
  status: 'passed',
  passed: 1,
  tried: 1,
  seen: [],
  proof: 'WRITE-031/orders/draft/open',
}
const REFUSED: Omit<Proven, 'claimed'> = { ...PASSED, seen: [{ outcome: 'refused', checks: 1 }] }
const IGNORED: Omit<Proven, 'claimed'> = {
  status: 'failed',
  passed: 2,
  tried: 3,
  seen: [
    { outcome: 'refused', checks: 2 },
    { outcome: 'ignored', checks: 1 },
  ],
  proof: 'WRITE-033/orders-closed-frozen/closed/title',
}
const BLOCKED: Omit<Proven, 'claimed'> = {
  status: 'skipped',
  passed: 0,
  tried: 2,
  seen: [],
  proof: 'WRITE-034/viewer/viewer-no-orders/create',
  because: 'the target has no connection for each role',
}
const NOT_RUN: Omit<Proven, 'claimed'> = {
  status: 'not-run',
  passed: 0,
  tried: 0,
  seen: [],
  because: 'no check of this run tried it',
}

const step = (state: string, to: string, proven: Proven): StateCell => ({
  entity: 'orders',
  state,
  operation: 'status',
  to,
  ...proven,
})

const STATES: StateCell[] = [
  step('DRAFT', 'OPEN', { claimed: 'allowed', ...PASSED }),
  step('DRAFT', 'CLOSED', { claimed: 'refused', ...REFUSED }),
  step('OPEN', 'DRAFT', {
    claimed: 'refused',
    ...BLOCKED,
    status: 'broken',
    tried: 1,
    proof: 'WRITE-032/orders/open/draft',
    because: 'The connection was reset.',
  }),
  step('OPEN', 'CLOSED', { claimed: 'allowed', ...NOT_RUN }),
  { entity: 'orders', state: 'CLOSED', operation: 'update', claimed: 'refused', ...IGNORED },
]

const ROLES: RoleCell[] = [
  { entity: 'orders', role: 'viewer', operation: 'create', claimed: 'refused', ...BLOCKED },
  { entity: 'orders', role: 'buyer', operation: 'status', claimed: 'refused', ...REFUSED },
]

const LIMITS: LimitProof[] = [
  {
    id: 'orders-flow',
    kind: 'workflow',
    entity: 'orders',
    origin: 'declared',
    claimed: 'refused',
    ...REFUSED,
  },
  {
    id: 'orders-closed-frozen',
    kind: 'frozen',
    entity: 'orders',
    origin: 'documented',
    source: 'Depot handbook, <chapter 4>',
    claimed: 'refused',
    ...IGNORED,
  },
  {
    id: 'viewer-no-orders',
    kind: 'role',
    entity: 'orders',
    origin: 'probed',
    claimed: 'refused',
    ...BLOCKED,
  },
  { id: 'write-bucket', kind: 'write-rate', origin: 'declared', claimed: 'refused', ...NOT_RUN },
]
