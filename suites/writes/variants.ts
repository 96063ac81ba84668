import { bound, type Faults, reshaped, type Scope, variant } from '../../src/kit/index.ts'
import { later } from './spoiling.ts'

type Manifest = Scope['manifest']

/** A system that claims something else, and keeps to it. */
function claimed(change: (manifest: Manifest) => Partial<Manifest>): (scope: Scope) => Scope {
  return ({ api, manifest }) => ({ api, manifest: { ...manifest, ...change(manifest) } })
}

/** A system that claims something else of one entity. */
function claimedOf(
  entity: string,
  change: (claims: Manifest['entities'][string]) => Partial<Manifest['entities'][string]>,
): (scope: Scope) => Scope {
  return claimed(({ entities }) => {
    const claims = entities[entity] ?? { operations: [] }
    return { entities: { ...entities, [entity]: { ...claims, ...change(claims) } } }
  })
}

/** Some limits have another outcome. */
function decided(outcome: 'ignored' | 'echoed' | 'unchanged-only' | 'refused-otherwise', ids: string[]) {
  return claimed(({ entities }) => ({
    entities: Object.fromEntries(
      Object.entries(entities).map(([name, { limits = [], ...claims }]) => [
        name,
        {
          ...claims,
          limits: limits.map((limit) => (ids.includes(limit.id) ? { ...limit, outcome } : limit)),
        },
      ]),
    ),
  }))
}

const FIXED = ['material-number-fixed', 'po-number-fixed']
const OWN = [...FIXED, 'po-totals-computed', 'po-state-by-release', 'po-release-stamps']

const rated = (writeLimit: Manifest['writeLimit']) => claimed(() => ({ ...(writeLimit && { writeLimit }) }))
const unlimited = ({ api, manifest: { writeLimit: _, ...manifest } }: Scope): Scope => ({ api, manifest })

/** Takes no sign beyond the basic plane, and says so. */
const plainTexts: Faults = {
  'write.breaches': (found, { sent }) =>
    /🛠/u.test(String(sent.description ?? sent.name))
      ? [
          ...found,
          {
            limit: { id: 'plain', origin: 'declared', kind: 'business-rule', title: '', where: {} },
            pointer: '/description',
          },
        ]
      : found,
}

const claims = [
  variant('ignores what it does not take', { alter: decided('ignored', OWN) }),
  variant('echoes what it does not take', { alter: decided('echoed', OWN) }),
  variant('takes read-only fields that are as they were', { alter: decided('unchanged-only', FIXED) }),
  variant('refuses for another reason, and claims so', { alter: decided('refused-otherwise', OWN) }),
  variant('gives the first invoice again', { alter: claimedOf('invoices', () => ({ replay: 'same' })) }),
  variant('makes an invoice twice', { alter: claimedOf('invoices', () => ({ replay: 'duplicate' })) }),
  variant('only lets materials be written', {
    alter: claimed(({ entities: { materials = { operations: [] }, ...others } }) => ({
      roles: {},
      entities: {
        ...Object.fromEntries(
          Object.entries(others).map(([name, { operations }]) => [
            name,
            { operations: operations.filter((operation) => operation === 'list' || operation === 'get') },
          ]),
        ),
        materials,
      },
    })),
  }),
  ...(['ignored', 'refused-otherwise'] as const).map((outcome) =>
    variant(`says of what a role may not do that it is ${outcome}`, {
      alter: claimed(({ roles = {} }) => ({
        roles: Object.fromEntries(
          Object.entries(roles).map(([name, { title, denies }]) => [
            name,
            {
              title,
              denies: denies.map((denial) =>
                denial.operations?.some((one) => one === 'list' || one === 'get')
                  ? denial
                  : { ...denial, outcome },
              ),
            },
          ]),
        ),
      })),
    }),
  ),
  variant('refuses too few lines for another reason, and claims so', {
    alter: decided('refused-otherwise', ['po-lines-with-header', 'invoice-lines-with-header']),
  }),
  variant('answers steps that it does not take, and claims so', {
    alter: claimed(({ entities }) => ({
      entities: Object.fromEntries(
        Object.entries(entities).map(([name, claims]) => [
          name,
          claims.states ? { ...claims, states: { ...claims.states, outcome: 'ignored' } } : claims,
        ]),
      ),
    })),
  }),
  variant('keeps a role from fields that every draft has', {
    alter: claimed(({ roles = {} }) => ({
      roles: {
        ...roles,
        planner: {
          title: 'Planner',
          denies: [
            {
              id: 'planner-no-texts',
              origin: 'declared',
              entity: 'materials',
              fields: ['/description'],
            },
            { id: 'planner-no-invoices', origin: 'declared', entity: 'invoices', operations: ['list'] },
          ],
        },
      },
    })),
  }),
  variant('has no limits at all', {
    alter: claimed(({ entities }) => ({
      entities: Object.fromEntries(
        Object.entries(entities).map(([name, { limits: _, ...claims }]) => [name, claims]),
      ),
    })),
  }),
]

/** Orders that are received in part are so by themselves, in the system's own hands. */
const received = claimedOf('purchase-orders', ({ states }) => ({
  ...(states && {
    states: {
      ...states,
      transitions: Object.fromEntries(
        Object.entries(states.transitions).map(([from, steps]) => [
          from,
          steps.filter((to) => to !== 'PARTIALLY_RECEIVED'),
        ]),
      ),
    },
  }),
}))

const paces = [
  variant('counts no writes', { alter: unlimited }),
  variant('counts writes in a sliding window', {
    alter: rated({ id: 'window', style: 'window', requests: 15, per: '20s', origin: 'declared' }),
  }),
  variant('counts writes that are under way', {
    alter: rated({ id: 'at-once', style: 'concurrency', requests: 4, origin: 'declared' }),
  }),
  variant('tells to wait longer than it must', {
    faults: { 'write.limit': (right) => ({ ...right, retryAfter: right.retryAfter + 5 }) },
  }),
  variant('tells until when to wait', {
    faults: {
      'answer.headers': (headers, { now }) =>
        headers.map(([name, value]) => [
          name,
          name.toLowerCase() === 'retry-after'
            ? new Date(now + Number(value) * 1000 + 999).toUTCString()
            : value,
        ]),
    },
  }),
  variant('shows new materials late, within the time it claims', {
    alter: claimedOf('materials', () => ({ visibleWithin: '2s' })),
    faults: {
      'write.delay': (ms, { entity, role }) => (entity === 'materials' && role === 'create' ? 1900 : ms),
    },
  }),
]

const forms = [
  variant('has a state that no step leads to', { alter: received }),
  variant('shows fields that no document has', {
    faults: {
      'answer.text': reshaped((entries) =>
        entries.some(([name]) => name === 'createdAt') ? [...entries, ['xRevision', 1]] : entries,
      ),
    },
  }),
  variant('writes amounts with trailing zeros', {
    faults: {
      'answer.text': (text) => text.replaceAll(/("(?:price|discount|total\w+Value)":-?\d+\.\d+)/g, '$10'),
    },
  }),
  variant('lists the newest records first', {
    faults: { 'list.order': (records, { sort }) => (sort.length > 0 ? records : records.toReversed()) },
  }),
  variant('refuses with 400 what others refuse with 422', {
    faults: { 'error.status': (status) => (status === 422 ? 400 : status) },
  }),
  variant('tells of its limits with each answer', {
    faults: { 'answer.headers': (headers) => [...headers, ['ratelimit', '"writes";r=3;t=1']] },
  }),
  variant('stamps an order with each step', {
    faults: {
      'write.store': (record, { role, entity }) =>
        record && role === 'status' && entity === 'purchase-orders'
          ? { ...record, approvedAt: record.approvedAt ?? record.updatedAt }
          : record,
    },
  }),
  variant('refuses texts that it cannot store', { faults: plainTexts }),
  variant('says errors in other words', {
    faults: {
      'error.body': (body) => ({ ...body, error: { ...Object(body.error), message: 'Das geht so nicht.' } }),
    },
  }),
  variant('sends keys in another order', {
    faults: { 'answer.text': reshaped((entries) => entries.reverse()) },
  }),
  variant('tells times with an offset', {
    faults: {
      'answer.text': (text) =>
        text.replaceAll(
          /"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/g,
          (_, time) => `"${later(time, 7_200_000).replace('Z', '+02:00')}"`,
        ),
    },
  }),
  variant('caps pages at 10 records', {
    alter: bound(({ paging }) => ({ paging: { ...paging, maxSize: 10, defaultSize: 10 } })),
  }),
  variant('stamps the last change a moment after the creation', {
    faults: {
      'write.settle': (record, { role }) =>
        role === 'create' ? { ...record, updatedAt: later(record.createdAt, 3) } : record,
    },
  }),
  variant('stores nothing, and claims so', { alter: claimed(() => ({ kind: 'read-only' })) }),
]

export const variants = [...claims, ...paces, ...forms]
