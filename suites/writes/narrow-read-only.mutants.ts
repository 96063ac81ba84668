import { mutant, mutantsOf } from '../../src/kit/index.ts'
import { asks } from './spoiling.ts'

export const narrowReadOnly = mutantsOf('makini-sandbox', [
  mutant('refuses to change an order', 'WRITE-070', {
    answer: async (response, { request }) =>
      asks(request, 'PUT /api/erp/purchase-orders/*') ? new Response(null, { status: 405 }) : response,
  }),
  mutant('answers a new asset as no document says', 'WRITE-070', {
    answer: async (response, { request }) =>
      asks(request, 'POST /api/eam/assets') ? Response.json({ data: { key: 1 } }, { status: 201 }) : response,
  }),
  mutant('makes an order when another is sent', 'WRITE-071', () => {
    let due = false
    return {
      answer: (response, { request }) => {
        due ||= asks(request, 'POST /api/erp/purchase-orders')
        return response
      },
      'read.done': (_, { store }) => {
        if (due) store.insert('purchase-orders')
        due = false
      },
    }
  }),
  mutant('notes on another record that a material was written', 'WRITE-071', () => {
    let writes = 0
    return {
      answer: (response, { request }) => {
        writes += Number(asks(request, 'POST /api/erp/materials'))
        return response
      },
      'record.view': (record, { entity, index }) =>
        entity === 'vendors' && index === 3 && writes > 0
          ? { ...record, notes: `${writes} materials written` }
          : record,
    }
  }),
  mutant('counts how often a work order is read', 'WRITE-072', () => {
    let reads = 0
    return {
      'record.view': (record, { entity, index }) => {
        if (entity !== 'work-orders' || index !== 7) return record
        reads += 1
        return { ...record, customFields: { ...Object(record.customFields), views: reads } }
      },
    }
  }),
])
