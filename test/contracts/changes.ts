import type { Faults } from '../../src/kit/bench.ts'

/** A change of the provider, with the interaction that sees it, by the end of its key. */
export type Change = [what: string, sees: string, faults: Faults]

type Row = Record<string, unknown>

const ORDERS = 'ERR-001/get-api.erp.purchase-orders'
const ORDER = 'ERR-001/get-api.erp.purchase-orders.key'
const HOOK = 'HOOK-044/work-orders.created'

const viewed = (entity: string, change: (record: Row) => Row): Faults => ({
  'record.view': (record, about) => (about.entity === entity ? change(record) : record),
})

const without = (name: string) => (row: Row) =>
  Object.fromEntries(Object.entries(row).filter(([key]) => key !== name))

/** None of these may be accepted. */
export const REFUSED: Change[] = [
  ['a field of list items is gone', ORDERS, viewed('purchase-orders', without('orderNo'))],
  ['a field of a record is gone', ORDER, viewed('purchase-orders', without('vendorKey'))],
  [
    'a number becomes a text',
    ORDER,
    viewed('purchase-orders', (row) => ({ ...row, totalGrossValue: '42.70' })),
  ],
  ['a field becomes null', ORDER, viewed('purchase-orders', (row) => ({ ...row, statusKey: null }))],
  [
    'a date is written otherwise',
    ORDER,
    viewed('purchase-orders', (row) => ({ ...row, orderDate: '13/12/2024' })),
  ],
  [
    'an enum has another value',
    'ERR-001/get-api.eam.work-orders',
    viewed('work-orders', (row) => ({ ...row, severity: 'cosmic' })),
  ],
  ['a list is empty', ORDERS, { 'list.envelope': (envelope) => ({ ...envelope, data: [] }) }],
  ['the total of a list is gone', ORDERS, { 'list.envelope': ({ meta: _, ...envelope }) => envelope }],
  [
    'the envelope of a record is named otherwise',
    ORDER,
    { 'item.envelope': ({ data, ...rest }) => ({ ...rest, item: data }) },
  ],
  [
    'an error has another status',
    'READ-004/assets/longer',
    { 'error.status': (status) => (status === 404 ? 410 : status) },
  ],
  [
    'an error has another code',
    'READ-004/assets/longer',
    { 'error.body': () => ({ error: { code: 'GONE', type: 'gone', message: 'it is gone' } }) },
  ],
  [
    'a header is missing',
    ORDER,
    { 'answer.headers': (headers) => headers.filter(([name]) => !/^x-request-id$/i.test(name)) },
  ],
  [
    'an answer is of another type',
    ORDER,
    {
      'answer.headers': (headers) =>
        headers.map(([name, value]) => [name, /^content-type$/i.test(name) ? 'text/html' : value]),
    },
  ],
  ['a token answer has no token', 'AUTH-001', { 'oauth.answer': ({ access_token: _, ...answer }) => answer }],
  [
    'a field of a webhook is named otherwise',
    HOOK,
    { 'webhook.payload': ({ connectionId, ...payload }) => ({ ...payload, connection: connectionId }) },
  ],
  [
    'a webhook has another type',
    HOOK,
    { 'webhook.payload': (payload) => ({ ...payload, event: 'work-orders.made' }) },
  ],
]

/** None of these may be blamed. */
export const ACCEPTED: Change[] = [
  ['a field is added', ORDER, viewed('purchase-orders', (row) => ({ ...row, colour: 'red' }))],
  ['a field that is not read is gone', ORDER, viewed('purchase-orders', without('title'))],
  [
    'keys stand in another order',
    ORDER,
    viewed('purchase-orders', (row) => Object.fromEntries(Object.entries(row).reverse())),
  ],
  ['a header is added', ORDER, { 'answer.headers': (headers) => [...headers, ['X-Colour', 'red']] }],
  [
    'a field of a webhook is added',
    HOOK,
    { 'webhook.payload': (payload) => ({ ...payload, colour: 'red' }) },
  ],
  [
    'an event of a new type is told beside',
    HOOK,
    { 'webhook.events': (types) => [...types, 'sites.updated'] },
  ],
]
