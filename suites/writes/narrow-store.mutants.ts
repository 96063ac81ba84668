import { mutant } from '../../src/kit/index.ts'
import {
  answering,
  asks,
  creating,
  eachLine,
  INVOICES,
  later,
  linesOf,
  MATERIALS,
  ORDERS,
  settling,
  storing,
  textIn,
} from './spoiling.ts'

const answers = [
  mutant(
    'does not tell the key of a new order',
    'WRITE-001',
    answering(creating(ORDERS), ({ key: _, ...rest }) => rest),
  ),
  mutant(
    'answers a new invoice with its total as text',
    'WRITE-001',
    answering(creating(INVOICES), (shown) => ({ ...shown, totalNetValue: String(shown.totalNetValue) })),
  ),
  mutant('answers a creation with a success that no document has', 'WRITE-001', {
    answer: async (response, { request }) => {
      const { body, headers } = await response
      if (!asks(request, 'POST /api/erp/materials')) return response
      return new Response(body, { headers, status: 202 })
    },
  }),
  mutant(
    'loses the notes of a new material',
    'WRITE-002',
    storing(creating(MATERIALS), (record) => ({ ...record, notes: null })),
  ),
  mutant(
    'keeps twelve characters of a name',
    'WRITE-002',
    settling(creating(MATERIALS), (record) => textIn(record, 'name', (text) => text.slice(0, 12))),
  ),
  mutant(
    'stores the second line of a new order with the price of the first',
    'WRITE-002',
    storing(creating(ORDERS), (record) =>
      eachLine(record, (line, index) =>
        index === 1 ? { ...line, price: Number(linesOf(record)[0]?.price) + 1 } : line,
      ),
    ),
  ),
  mutant(
    'stores a new order of several lines without its custom fields',
    'WRITE-002',
    storing(creating(ORDERS), (record) =>
      linesOf(record).length > 2 ? { ...record, customFields: {} } : record,
    ),
  ),
  mutant(
    'echoes the name of a new material as it was sent and stores it in capitals',
    'WRITE-003',
    storing(creating(MATERIALS), (record) => textIn(record, 'name', (text) => text.toUpperCase())),
  ),
  mutant(
    'stores a new invoice and answers with a total that is not yet worked out',
    'WRITE-003',
    answering(creating(INVOICES), (shown) => ({ ...shown, totalGrossValue: 0 })),
  ),
]

const records = [
  mutant('gives each new material the same key', 'WRITE-004', {
    'write.key': (key, { entity }) => (entity === 'materials' ? '00000000-0000-4000-a000-000000000000' : key),
  }),
  mutant('echoes every second new invoice and stores it not', 'WRITE-004', () => {
    let made = 0
    return storing(creating(INVOICES), (record) => (++made % 2 === 0 ? undefined : record))
  }),
  mutant('counts no new orders', 'WRITE-004', {
    'list.envelope': (body, { entity, total }) =>
      entity === 'purchase-orders'
        ? { ...body, meta: { ...Object(body.meta), total: Math.min(total, 100) } }
        : body,
  }),
  mutant(
    'says that a new order was created an hour ago',
    'WRITE-005',
    settling(creating(ORDERS), (record) => {
      const then = later(record.createdAt, -3_600_000)
      return { ...record, createdAt: then, updatedAt: then }
    }),
  ),
  mutant(
    'says that a new invoice was changed after its creation',
    'WRITE-005',
    settling(creating(INVOICES), (record) => ({ ...record, updatedAt: later(record.createdAt, 1000) })),
  ),
]

const absences = [
  mutant('answers one operation that it does not claim with 404', 'WRITE-013', {
    'error.status': (status, { request }) => (asks(request, 'PUT /api/erp/invoices/*') ? 404 : status),
  }),
  mutant('breaks at an operation that it does not claim', 'WRITE-013', {
    'error.status': (status, { situation }) => (situation === 'methodNotAllowed' ? 500 : status),
  }),
  mutant('takes a write that it does not claim to take', 'WRITE-013', {
    answer: async (response, { request }) =>
      asks(request, 'POST /api/eam/service-requests')
        ? Response.json({ data: {} }, { status: 201 })
        : response,
  }),
]

export const narrowStore = [...answers, ...records, ...absences]
