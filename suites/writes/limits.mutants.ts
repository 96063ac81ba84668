import { mutant } from '../../src/kit/index.ts'

type Kind = 'read-only' | 'required' | 'reference' | 'enumerated' | 'custom-field' | 'business-rule'

/** Whether a breach is of a limit of this kind, in this field where one is named. */
const isOf =
  (kind: Kind, field = '') =>
  ({ limit, pointer }: { limit: object; pointer: string }): boolean =>
    'kind' in limit && limit.kind === kind && pointer.includes(field)

const overlooking = (kind: Kind, field?: string) => ({
  'write.breaches': <B extends { limit: object; pointer: string }>(found: B[]) =>
    found.filter((breach) => !isOf(kind, field)(breach)),
})

export const limitMutants = [
  mutant('lets a caller set a read-only field', 'WRITE-020', {
    'write.outcome': (outcome, { breach, role }) =>
      isOf('read-only')(breach) && role === 'create' ? 'stored' : outcome,
  }),
  mutant('echoes a read-only field as it was sent', 'WRITE-020', {
    'write.outcome': (outcome, { breach }) => (isOf('read-only', 'total')(breach) ? 'echoed' : outcome),
  }),
  mutant('ignores a read-only field that it claims to refuse', 'WRITE-020', {
    'write.outcome': (outcome, { breach }) =>
      isOf('read-only')(breach) && outcome === 'refused' ? 'ignored' : outcome,
  }),
  mutant('refuses for another reason than it claims', 'WRITE-020', {
    'write.refusal': (situation, { breach }) => (isOf('read-only')(breach) ? 'notFound' : situation),
  }),
  mutant('refuses everything that it is sent', 'WRITE-020', {
    'write.breaches': () => [
      { limit: { id: 'all', origin: 'declared', kind: 'custom-field', fields: [] }, pointer: '' },
    ],
  }),
  mutant('creates a record without a field that is required', 'WRITE-021', overlooking('required')),
  mutant('refuses a record without a required field and stores it', 'WRITE-021', {
    'write.leftover': (left, { breach, record }) => (isOf('required')(breach) ? record : left),
  }),
  mutant('takes a reference in a line to nobody', 'WRITE-022', overlooking('reference', 'materialKey')),
  mutant('takes a vendor that does not exist', 'WRITE-022', overlooking('reference', 'vendorKey')),
  mutant('orders from a vendor that is blocked', 'WRITE-023', {
    'write.breaches': (found, { role }) =>
      found.filter((breach) => role !== 'create' || !isOf('reference', 'vendorKey')(breach)),
  }),
  mutant('moves an order to a vendor that is blocked', 'WRITE-023', {
    'write.outcome': (outcome, { breach, role }) =>
      isOf('reference')(breach) && role === 'update' ? 'stored' : outcome,
  }),
  mutant('refuses an unlisted value as if it did not exist', 'WRITE-024', {
    'error.status': (status, { situation }) => (situation === 'invalid' ? 404 : status),
  }),
  mutant('takes a value that it claims not to take', 'WRITE-025', overlooking('enumerated')),
  mutant('stores a value in capitals that it claims to refuse', 'WRITE-025', {
    'write.outcome': (outcome, { breach }) => (isOf('enumerated')(breach) ? 'transformed' : outcome),
  }),
  mutant('stores a custom field that cannot be written', 'WRITE-026', {
    'write.outcome': (outcome, { breach }) => (isOf('custom-field')(breach) ? 'stored' : outcome),
  }),
  mutant('echoes a custom field that cannot be written', 'WRITE-026', {
    'write.outcome': (outcome, { breach }) =>
      isOf('custom-field')(breach) ? (outcome === 'echoed' ? 'ignored' : 'echoed') : outcome,
  }),
  mutant('takes a day in a closed period', 'WRITE-027', overlooking('business-rule')),
  mutant('refuses the first day of an open period', 'WRITE-027', {
    'write.body': (body, { role, entity }) =>
      role === 'create' && entity === 'invoices' ? { ...(body as object), invoiceDate: '2001-01-01' } : body,
  }),
]
