import { mutant } from '../../src/kit/index.ts'

const ORDERS = 'purchase-orders'

export const stateMutants = [
  mutant('starts an order as submitted', 'WRITE-030', {
    'write.store': (record, { role, entity, before }) =>
      record && !before && role === 'create' && entity === ORDERS ? { ...record, statusKey: 'none' } : record,
  }),
  mutant('takes no order from approved to completed', 'WRITE-031', {
    'write.status': (allowed, { entity, from, to }) =>
      allowed && !(entity === ORDERS && from === 'APPROVED' && to === 'COMPLETED'),
  }),
  mutant('answers a step and stays where it was', 'WRITE-031', {
    'write.store': (record, { role, before, entity }) =>
      role === 'status' && entity === 'invoices' ? before : record,
  }),
  mutant('forgets one cell of the state matrix', 'WRITE-032', {
    'write.status': (allowed, { entity, from, to }) =>
      allowed || (entity === ORDERS && from === 'COMPLETED' && to === 'DRAFT'),
  }),
  mutant('refuses a step and takes it', 'WRITE-032', {
    'write.leftover': (left, { role, record }) => (role === 'status' ? record : left),
  }),
  mutant('refuses a step as a bad request', 'WRITE-032', {
    'write.refusal': (situation, { role }) => (role === 'status' ? 'invalid' : situation),
  }),
  mutant('lets one field of a completed order change', 'WRITE-033', {
    'write.breaches': (found, { state }) =>
      found.filter(({ pointer }) => !(state === 'COMPLETED' && pointer === '/notes')),
  }),
  mutant('freezes orders from the start', 'WRITE-033', {
    'write.breaches': (found, { role, entity, state }) =>
      role === 'update' && entity === ORDERS && state === 'DRAFT'
        ? [{ limit: { id: 'f', origin: 'declared', kind: 'frozen', states: ['DRAFT'] }, pointer: '/notes' }]
        : found,
  }),
  mutant('lets one role use an operation that it is denied', 'WRITE-034', {
    'write.permit': (allowed, { operation }) => allowed || operation === 'status',
    'write.breaches': (found, { role }) => (role === 'status' ? [] : found),
  }),
  mutant('denies an operation to everybody', 'WRITE-034', {
    'error.status': (status, { situation }) => (situation === 'forbidden' ? 404 : status),
  }),
  mutant('lets a role write a field that it is denied', 'WRITE-035', {
    'write.breaches': (found, { connectionRole }) => (connectionRole === undefined ? found : []),
  }),
]
