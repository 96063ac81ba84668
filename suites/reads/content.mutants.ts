import { everyNth, mutant, viewing } from '../../src/kit/index.ts'

type Rec = Record<string, unknown>

/** Changes every line of a document. */
function lines(change: (line: Rec) => Rec): (record: Rec) => Rec {
  return (record) => ({ ...record, lineItems: (record.lineItems as Rec[]).map(change) })
}

const ORDERS = { entity: 'purchase-orders' }

const shape = [
  mutant(
    'sends numbers as text',
    'READ-001',
    viewing((order) => ({ ...order, totalNetValue: String(order.totalNetValue) }), ORDERS),
  ),
  mutant('leaves a required field out of every tenth record', 'READ-001', () => ({
    'record.view': everyNth(10, ({ createdAt: _, ...rest }: Rec) => rest),
  })),
  mutant(
    'sends null where the document allows none',
    'READ-001',
    viewing((asset) => ({ ...asset, name: null }), { entity: 'assets' }),
  ),
  mutant(
    'sends an enum value that is not documented',
    'READ-001',
    viewing((order) => ({ ...order, severity: 'SOMEWHAT' }), { entity: 'work-orders' }),
  ),
  mutant(
    'sends times without seconds',
    'READ-001',
    viewing((record) => ({ ...record, updatedAt: String(record.updatedAt).slice(0, 16) }), {
      entity: 'vendors',
    }),
  ),
  mutant('puts a single record into a list', 'READ-002', {
    'item.envelope': (body) => ({ data: [body.data] }),
  }),
  mutant(
    'leaves a required field out of single records',
    'READ-002',
    viewing(({ updatedAt: _, ...rest }) => rest, { role: 'get' }),
  ),
  mutant(
    'rounds amounts in the list only',
    'READ-003',
    viewing((order) => ({ ...order, totalNetValue: Math.round(Number(order.totalNetValue)) }), {
      ...ORDERS,
      role: 'list',
    }),
  ),
  mutant(
    'cuts long texts in single records',
    'READ-003',
    viewing((record) => ({ ...record, name: String(record.name).slice(0, 8) }), {
      entity: 'materials',
      role: 'get',
    }),
  ),
  mutant('answers an unknown key with an empty record', 'READ-004', {
    'error.status': (status, { situation }) => (situation === 'notFound' ? 200 : status),
  }),
  mutant('answers an unknown key with 400', 'READ-004', {
    'error.status': (status, { situation }) => (situation === 'notFound' ? 400 : status),
  }),
  mutant('answers an unknown key without a code', 'READ-004', {
    'error.body': (body, { situation }) =>
      situation === 'notFound' ? { error: { message: 'not found' } } : body,
  }),
  mutant(
    'drops custom fields from the list',
    'READ-005',
    viewing(({ customFields: _, ...rest }) => ({ ...rest, customFields: {} }), { role: 'list' }),
  ),
  mutant(
    'drops custom fields from single assets',
    'READ-005',
    viewing((record) => ({ ...record, customFields: {} }), { entity: 'assets', role: 'get' }),
  ),
  mutant(
    'sends local time',
    'READ-006',
    viewing((record) => ({ ...record, updatedAt: String(record.updatedAt).replace(/Z$/, '+02:00') })),
  ),
  mutant(
    'mixes up created and updated in one entity',
    'READ-006',
    viewing((record) => ({ ...record, createdAt: record.updatedAt, updatedAt: record.createdAt }), {
      entity: 'invoices',
    }),
  ),
  mutant(
    'calculates amounts in binary',
    'READ-007',
    viewing(
      (order) => ({ ...order, totalGrossValue: Number(order.totalGrossValue) + 0.1 + 0.2 - 0.3 }),
      ORDERS,
    ),
  ),
  mutant(
    'sends line prices in too many decimals',
    'READ-007',
    viewing(
      lines((line) => ({ ...line, price: Number(line.price) + 0.0000001 })),
      ORDERS,
    ),
  ),
  mutant(
    'rounds totals to whole units',
    'READ-008',
    viewing((order) => ({ ...order, totalNetValue: Math.round(Number(order.totalNetValue)) }), ORDERS),
  ),
  mutant(
    'forgets the tax in one total',
    'READ-008',
    viewing((order) => ({ ...order, totalGrossValue: order.totalNetValue }), { entity: 'invoices' }),
  ),
  mutant('loses the last line of every fifth order', 'READ-008', () => ({
    'record.view': everyNth(5, (record: Rec) =>
      Array.isArray(record.lineItems) ? { ...record, lineItems: record.lineItems.slice(0, -1) } : record,
    ),
  })),
  mutant(
    'does not take the quantity into account',
    'READ-008',
    viewing(
      lines((line) => ({ ...line, lineTotalValue: line.price })),
      ORDERS,
    ),
  ),
  mutant('gives every request the same id', 'READ-009', { 'answer.request-id': () => 'req-1' }),
  mutant('gives no request id', 'READ-009', { 'answer.request-id': () => undefined }),
  mutant('repeats the id of the request before in an error', 'READ-010', () => {
    let before = 'req-0'
    return {
      'error.body': (body) => {
        const { requestId } = body.error as { requestId: string }
        const told = before
        before = requestId
        return { ...body, error: { ...(body.error as object), requestId: told } }
      },
    }
  }),
  mutant('puts another request id into the error', 'READ-010', {
    'error.body': (body) => ({ ...body, error: { ...(body.error as object), requestId: 'req-other' } }),
  }),
]

const content = [
  mutant(
    'refers to records that are not there',
    'READ-040',
    viewing((order) => ({ ...order, vendorKey: 'gone' }), ORDERS),
  ),
  mutant('refers to a missing record in every twentieth line', 'READ-040', () => ({
    'record.view': everyNth(20, (record: Rec) =>
      Array.isArray(record.lineItems) ? lines((line) => ({ ...line, materialKey: 'gone' }))(record) : record,
    ),
  })),
  mutant(
    'has a state that is not in the list of states',
    'READ-040',
    viewing((order) => ({ ...order, statusKey: 'nowhere' }), { entity: 'work-orders' }),
  ),
  mutant('has no drafts', 'READ-041', {
    'list.page': (records, { entity }) =>
      entity === 'purchase-order-statuses' ? records.filter(({ value }) => value.code !== 'DRAFT') : records,
  }),
  mutant(
    'has lost the orders with custom fields',
    'READ-042',
    viewing((order) => ({ ...order, customFields: {} }), ORDERS),
  ),
  mutant(
    'never fills an optional field',
    'READ-043',
    viewing((vendor) => ({ ...vendor, companyKey: null, code: null }), { entity: 'vendors' }),
  ),
  mutant(
    'never sends an optional field of lines',
    'READ-043',
    viewing(
      lines(({ notes: _, ...line }) => line),
      ORDERS,
    ),
  ),
  mutant('hides deleted records', 'READ-044', {
    'list.page': (records) =>
      records.filter(({ value }) => value.deletedAt === null || value.deletedAt === undefined),
  }),
  mutant('does not find a deleted record alone', 'READ-046', {
    answer: async (response, { request }) => {
      const settled = await response
      const alone = /[0-9a-f]{40}$/.test(new URL(request.url).pathname)
      const alive = (await settled.clone().text()).includes('"deletedAt":null')
      return alone && !alive ? new Response('{}', { status: 404 }) : settled
    },
  }),
  mutant(
    'hides the deletion in the single record',
    'READ-046',
    viewing((record) => ('deletedAt' in record ? { ...record, deletedAt: null } : record), { role: 'get' }),
  ),
  mutant(
    'does not say when a record was deleted',
    'READ-044',
    viewing((record) => ('deletedAt' in record ? { ...record, deletedAt: null } : record)),
  ),
]

export const contentMutants = [...shape, ...content]
