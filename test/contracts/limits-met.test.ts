import { expect, test } from 'vitest'
import { benchScopes } from '../../src/cli/prove-bench.ts'
import { limitsMet } from '../../src/contracts/limits-met.ts'
import { entityOf } from '../../src/kit/scope.ts'
import type { OperationRole } from '../../src/model/manifest.ts'

const scope = await benchScopes()('maximo')

function met(role: OperationRole, body: object, status: number) {
  const entity = entityOf(scope, 'purchase-orders')
  if (!entity) throw new Error('no purchase orders')
  return limitsMet(scope, { part: { entity, role }, body, status })
}

const SITE = { siteKey: 'a' }
const REFERS = 'po-site-and-currency-exist'

test.each<[OperationRole, object, number, string[]]>([
  ['create', { description: 'x' }, 422, ['po-needs-site']],
  ['create', SITE, 422, [REFERS]],
  ['create', { ...SITE, orderDate: '2025-12-31' }, 422, [REFERS, 'po-open-period']],
  ['create', { ...SITE, orderDate: '2026-01-01' }, 422, [REFERS]],
  ['create', { ...SITE, statusKey: 'a' }, 422, ['po-status-by-action', REFERS]],
  ['create', { ...SITE, totalNetValue: 1 }, 422, [REFERS]],
  ['update', { statusKey: 'a' }, 422, ['po-status-by-action']],
  ['update', { statusKey: 'a' }, 409, ['po-status', 'po-approved-frozen']],
  ['update', { description: 'x' }, 409, ['po-approved-frozen']],
  ['update', { description: 'x' }, 422, []],
  ['status', { status: 'x' }, 409, ['po-status']],
  ['status', { status: 'x' }, 422, []],
  ['create', { description: 'x' }, 500, []],
  ['create', { description: 'x' }, 404, []],
  ['remove', {}, 409, []],
])('a write by %s of %j that is refused with %i meets limits %j', (role, body, status, limits) => {
  expect(met(role, body, status)).toEqual(limits)
})
