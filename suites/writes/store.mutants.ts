import { mutant } from '../../src/kit/index.ts'

type Rec = Record<string, unknown>

const ORDERS = 'purchase-orders'

export const storeMutants = [
  mutant('answers a creation without the time of its last change', 'WRITE-001', {
    'write.answer': (shown, { role, entity }) => {
      const { updatedAt: _, ...rest } = shown
      return role === 'create' && entity === 'invoices' ? rest : shown
    },
  }),
  mutant('refuses every creation of an invoice', 'WRITE-001', {
    'write.breaches': (found, { role, entity }) =>
      role === 'create' && entity === 'invoices'
        ? [
            {
              limit: { id: 'no', origin: 'declared', kind: 'custom-field', fields: [] },
              pointer: '/vendorKey',
            },
          ]
        : found,
  }),
  mutant('answers a creation and stores nothing', 'WRITE-002', {
    'write.store': (record, { role, entity }) =>
      role === 'create' && entity === 'materials' ? undefined : record,
  }),
  mutant('drops custom fields when a record is created', 'WRITE-002', {
    'write.store': (record, { role }) =>
      record && role === 'create' ? { ...record, customFields: {} } : record,
  }),
  mutant('echoes a description that it stores in capitals', 'WRITE-003', {
    'write.answer': (shown, { role }) =>
      role === 'create' ? { ...shown, notes: `${String(shown.notes)} ` } : shown,
  }),
  mutant('counts every new record twice', 'WRITE-004', () => {
    let created = 0
    return {
      'write.key': (key) => {
        created += 1
        return key
      },
      'list.envelope': (body) => {
        const meta = body.meta as Rec
        return { ...body, meta: { ...meta, total: Number(meta.total) + created } }
      },
    }
  }),
  mutant('gives the second new record the key of the first', 'WRITE-004', () => {
    let first: string | number | undefined
    return {
      'write.key': (key) => {
        first ??= key
        return first
      },
    }
  }),
  mutant('stamps new records an hour ahead', 'WRITE-005', {
    'write.store': (record, { role }) =>
      record && role === 'create'
        ? { ...record, createdAt: new Date(Date.parse(String(record.createdAt)) + 3_600_000).toISOString() }
        : record,
  }),
  mutant('leaves a new record without the time of its last change', 'WRITE-005', {
    'write.store': (record, { role }) =>
      record && role === 'create' ? { ...record, updatedAt: '2020-01-01T00:00:00Z' } : record,
  }),
  mutant('echoes a changed note and does not store it', 'WRITE-006', {
    'write.store': (record, { role, before, entity }) =>
      record && before && role === 'update' && entity === ORDERS
        ? { ...record, notes: before.notes }
        : record,
  }),
  mutant('stores a changed field and answers the old record', 'WRITE-006', {
    'write.answer': (shown, { role, before }) => (role === 'update' && before ? before : shown),
  }),
  mutant('resets what an update does not name', 'WRITE-007', {
    'write.store': (record, { role, sent, entity }) =>
      record && role === 'update' && entity === ORDERS && !('orderDate' in sent)
        ? { ...record, orderDate: '2020-01-01' }
        : record,
  }),
  mutant('changes another field along with the one that is sent', 'WRITE-007', {
    'write.store': (record, { role, sent, entity }) =>
      record && role === 'update' && entity === 'materials' && 'notes' in sent
        ? { ...record, isActive: !record.isActive }
        : record,
  }),
  mutant('does not move the time of the last change on', 'WRITE-008', {
    'write.store': (record, { role, before }) =>
      record && before && role === 'update' ? { ...record, updatedAt: before.updatedAt } : record,
  }),
  mutant('changes the first record along with the one that is updated', 'WRITE-009', () => {
    let updates = 0
    return {
      'write.store': (record, { role }) => {
        updates += role === 'update' ? 1 : 0
        return record
      },
      'record.view': (record, { entity, index }) =>
        entity === 'materials' && index === 0 && updates > 0 ? { ...record, notes: 'changed' } : record,
    }
  }),
  mutant('stores an update over the record as it was before the last one', 'WRITE-010', () => {
    let stale: Rec | undefined
    return {
      'write.store': (record, { role, before, sent }) => {
        if (role !== 'update') return record
        const stored = stale ? { ...stale, ...sent } : record
        stale ??= before
        return stored
      },
    }
  }),
  mutant('answers an update of a key that names nothing as a bad request', 'WRITE-011', {
    'error.status': (status, { situation, request }) =>
      situation === 'notFound' && request.method === 'PUT' ? 400 : status,
  }),
  mutant('offers an operation that is not claimed', 'WRITE-013', {
    'error.status': (status, { situation, request }) =>
      situation === 'methodNotAllowed' && request.url.includes('/stocks') ? 500 : status,
  }),
]
