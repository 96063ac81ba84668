import { mutant } from '../../src/kit/index.ts'
import { answering, asks, MATERIALS, ORDERS, type Row, settling, storing, updating } from './spoiling.ts'

const WHAT_WAS = ['key', 'code', 'createdAt']

const fields = [
  mutant(
    'echoes an update of one field and stores it not',
    'WRITE-006',
    storing(updating(MATERIALS), (record, { before }) => ({
      ...record,
      minimumQuantity: before?.minimumQuantity,
    })),
  ),
  mutant(
    'stores an update of an order and does not echo it',
    'WRITE-006',
    answering(updating(ORDERS), (shown, { before }) => ({ ...shown, notes: before?.notes })),
  ),
  mutant(
    'takes false for nothing',
    'WRITE-006',
    storing(updating(MATERIALS), (record, { before, sent }) =>
      sent.isActive === false ? { ...record, isActive: before?.isActive } : record,
    ),
  ),
  mutant(
    'clears the notes of an order whenever they are not sent',
    'WRITE-007',
    settling(updating(ORDERS), (record, { sent }) => ('notes' in sent ? record : { ...record, notes: null })),
  ),
  mutant(
    'replaces the custom fields of a material by none where none are sent',
    'WRITE-007',
    settling(updating(MATERIALS), (record, { sent }) =>
      'customFields' in sent ? record : { ...record, customFields: {} },
    ),
  ),
  mutant(
    'activates a material with each update of its name',
    'WRITE-007',
    settling(updating(MATERIALS), (record, { sent }) =>
      'name' in sent ? { ...record, criticality: null } : record,
    ),
  ),
]

const others = [
  mutant(
    'does not move the change time of an order',
    'WRITE-008',
    settling(updating(ORDERS), (record, { before }) => ({ ...record, updatedAt: before?.updatedAt })),
  ),
  mutant('does not find a new material by its change time', 'WRITE-008', {
    'list.filter': (matches, { entity, field, record }) =>
      matches && !(entity === 'materials' && field === 'updatedAt' && record.index >= 100),
  }),
  mutant('changes every material of the same number', 'WRITE-009', () => {
    let written: Row | undefined
    return {
      'write.store': (record, { entity, role }) => {
        if (entity === 'materials' && role === 'update') written = record
        return record
      },
      'record.view': (record, { entity }) =>
        written && entity === 'materials' && record.code === written.code
          ? { ...written, ...pick(record, WHAT_WAS) }
          : record,
    }
  }),
  mutant('touches the first order whenever another is updated', 'WRITE-009', () => {
    let updates = 0
    return {
      'write.store': (record, { entity, role }) => {
        updates += Number(entity === 'purchase-orders' && role === 'update')
        return record
      },
      'record.view': (record, { entity, index }) =>
        entity === 'purchase-orders' && index === 0 && updates > 0
          ? { ...record, notes: `touched ${updates} times` }
          : record,
    }
  }),
  mutant('loses the first of two updates that come at once', 'WRITE-010', () => {
    let base: Row | undefined
    return storing(updating(MATERIALS), (record, { before, sent }) => {
      base ??= before
      return { ...base, ...sent, updatedAt: record.updatedAt }
    })
  }),
  mutant('stores every second update of an order only', 'WRITE-010', () => {
    let updates = 0
    return storing(updating(ORDERS), (record, { before }) => (++updates % 2 === 0 ? before : record))
  }),
]

const strangers = [
  mutant('answers an update of no record with success', 'WRITE-011', {
    'error.status': (status, { situation, request }) =>
      situation === 'notFound' && asks(request, 'PUT /api/erp/materials/*') ? 200 : status,
  }),
  mutant('answers an update of an unknown order with 400', 'WRITE-011', {
    'error.status': (status, { situation, request }) =>
      situation === 'notFound' && asks(request, 'PUT /api/erp/purchase-orders/*') ? 400 : status,
  }),
  mutant('lets an update of no record make one', 'WRITE-011', () => {
    let made = 0
    return {
      answer: async (response, { request }) => {
        made += Number(request.method === 'PUT' && (await response).status === 404)
        return response
      },
      'list.envelope': (body, { total }) => ({
        ...body,
        meta: { ...Object(body.meta), total: total + made },
      }),
    }
  }),
]

function pick(record: Row, names: readonly string[]): Row {
  return Object.fromEntries(names.map((name) => [name, record[name]]))
}

export const narrowUpdate = [...fields, ...others, ...strangers]
