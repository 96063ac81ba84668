import { mutant, mutantsOf } from '../../src/kit/index.ts'
import {
  asks,
  blaming,
  creating,
  deciding,
  INVOICES,
  leaving,
  MATERIALS,
  moving,
  ORDERS,
  overlooking,
  settling,
  storing,
  updating,
} from './spoiling.ts'

const isFrozen = ({ limit }: { limit: object }) => 'kind' in limit && limit.kind === 'frozen'
const isDenied = ({ limit }: { limit: object }) => 'entity' in limit

const steps = [
  mutant(
    'leaves new orders without a state',
    'WRITE-030',
    storing(creating(ORDERS), (record) => ({ ...record, statusKey: null })),
  ),
  mutant('does not let an approved order be cancelled', 'WRITE-031', {
    'write.status': (allowed, { entity, from, to }) =>
      allowed && !(entity === 'purchase-orders' && from === 'APPROVED' && to === 'CANCELLED'),
  }),
  mutant('echoes every third step of an invoice and does not store it', 'WRITE-031', () => {
    let steps = 0
    return storing(moving(INVOICES), (record, { before }) => (++steps % 3 === 0 ? before : record))
  }),
  mutant('answers a step of an invoice as 422', 'WRITE-031', {
    'write.status': (allowed, { from, to }) => allowed && !(from === 'DISPUTED' && to === 'APPROVED'),
  }),
  mutant('forgets one cell of the state matrix', 'WRITE-032', {
    'write.status': (allowed, { entity, from, to }) =>
      allowed || (entity === 'purchase-orders' && from === 'COMPLETED' && to === 'CANCELLED'),
  }),
  mutant(
    'refuses a step of an invoice as a wrong value',
    'WRITE-032',
    blaming(({ limit }) => limit.id === 'invoice-posting', 'invalid'),
  ),
  mutant(
    'refuses a step of an invoice and takes it',
    'WRITE-032',
    leaving(moving(INVOICES), ({ record }) => record),
  ),
]

const frozen = [
  mutant(
    'forgets one state in which orders are frozen',
    'WRITE-033',
    overlooking((breach, { state }) => isFrozen(breach) && state === 'PARTIALLY_RECEIVED'),
  ),
  mutant(
    'forgets one field of a cancelled order',
    'WRITE-033',
    overlooking((breach, { state, sent }) => isFrozen(breach) && state === 'CANCELLED' && 'notes' in sent),
  ),
  mutant('freezes orders that are not released', 'WRITE-033', {
    'write.breaches': (found, { entity, role, state }) =>
      entity === 'purchase-orders' && role === 'update' && state === 'DRAFT'
        ? [
            ...found,
            {
              limit: { id: 'po-released-frozen', origin: 'declared', kind: 'frozen', states: ['DRAFT'] },
              pointer: '',
            },
          ]
        : found,
  }),
  mutant('freezes orders that wait for their release', 'WRITE-036', {
    'write.breaches': (found, { entity, role, state }) =>
      entity === 'purchase-orders' && role === 'update' && state === 'SUBMITTED'
        ? [
            ...found,
            {
              limit: { id: 'po-released-frozen', origin: 'declared', kind: 'frozen', states: ['SUBMITTED'] },
              pointer: '',
            },
          ]
        : found,
  }),
  mutant('takes no notice of a change of an order that waits for its release', 'WRITE-036', {
    'write.breaches': (found, { entity, role, state }) =>
      entity === 'purchase-orders' && role === 'update' && state === 'SUBMITTED'
        ? [
            ...found,
            {
              limit: { id: 'silent', origin: 'declared', kind: 'read-only', fields: [], outcome: 'ignored' },
              pointer: '',
            },
          ]
        : found,
  }),
  ...mutantsOf('netsuite', [
    mutant('freezes all of an approved order, not only its prices', 'WRITE-036', {
      'write.breaches': (found, { entity, role, state }) =>
        entity === 'purchase-orders' && role === 'update' && state === 'APPROVED'
          ? [
              ...found,
              {
                limit: { id: 'po-closed-frozen', origin: 'declared', kind: 'frozen', states: ['APPROVED'] },
                pointer: '',
              },
            ]
          : found,
    }),
  ]),
  mutant('refuses a change of a frozen order as a wrong value', 'WRITE-033', blaming(isFrozen, 'invalid')),
]

const roles = [
  mutant('lets one role update what it may not', 'WRITE-034', {
    'write.permit': (permitted, { entity, operation, connectionRole }) =>
      permitted ||
      (connectionRole === 'accountant' && entity === 'purchase-orders' && operation === 'update'),
    ...overlooking(isDenied),
  }),
  mutant('lets viewers list invoices', 'WRITE-034', {
    'write.permit': (permitted, { entity, operation }) =>
      permitted || (entity === 'invoices' && operation === 'list'),
  }),
  mutant('answers a viewer who asks for an invoice with 404', 'WRITE-034', {
    'error.status': (status, { request }) => (asks(request, 'GET /api/erp/invoices/*') ? 404 : status),
  }),
  mutant('refuses a step to a buyer and takes it', 'WRITE-034', {
    'write.permit': () => true,
    'write.leftover': (_, { role, record }) => (role === 'status' ? record : undefined),
  }),
  mutant('answers accountants who create a material, and stores nothing', 'WRITE-034', {
    'write.permit': () => true,
    ...deciding(isDenied, 'ignored'),
  }),
  mutant('refuses everything to accountants and viewers', 'WRITE-037', {
    'write.permit': (permitted, { connectionRole }) =>
      permitted && connectionRole !== 'accountant' && connectionRole !== 'viewer',
  }),
  mutant('lets accountants book no invoice', 'WRITE-037', {
    'write.permit': (permitted, { entity, operation, connectionRole }) =>
      permitted && !(connectionRole === 'accountant' && entity === 'invoices' && operation === 'create'),
  }),
  mutant('lets viewers read no list of vendors', 'WRITE-037', {
    'write.permit': (permitted, { entity, operation, connectionRole }) =>
      permitted && !(connectionRole === 'viewer' && entity === 'vendors' && operation === 'list'),
  }),
  mutant(
    'answers the updates of a buyer and stores none',
    'WRITE-037',
    storing(updating(MATERIALS), (record, { before, connectionRole }) =>
      connectionRole === 'buyer' ? before : record,
    ),
  ),
  mutant(
    'lets one role write a field that it may not',
    'WRITE-035',
    overlooking(
      ({ pointer }, { connectionRole }) => connectionRole === 'buyer' && pointer === '/minimumQuantity',
    ),
  ),
  mutant(
    'lets no role write a field that one may not',
    'WRITE-035',
    settling({ entity: 'materials', role: 'update' }, (record, { before }) => ({
      ...record,
      minimumQuantity: before?.minimumQuantity,
    })),
  ),
  mutant('tells a role that its value is wrong', 'WRITE-035', blaming(isDenied, 'invalid')),
]

export const narrowStates = [...steps, ...frozen, ...roles]
