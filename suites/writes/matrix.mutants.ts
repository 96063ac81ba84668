import { mutant, mutantsOf } from '../../src/kit/index.ts'
import {
  answering,
  leavingTouched,
  linesOf,
  moving,
  ORDERS,
  overlooking,
  refusing,
  storing,
} from './spoiling.ts'

const isFrozen = ({ limit }: { limit: object }) => 'kind' in limit && limit.kind === 'frozen'
const isDenied = ({ limit }: { limit: object }) => 'entity' in limit

const steps = [
  mutant(
    'clears the notes of an order with each step',
    'WRITE-031',
    storing(moving(ORDERS), (record) => ({ ...record, notes: null })),
  ),
  mutant(
    'loses a line of an order with a step that does not approve it',
    'WRITE-031',
    storing(moving(ORDERS), (record, { before }) =>
      record.approvedAt === before?.approvedAt
        ? { ...record, lineItems: linesOf(record).slice(0, -1) }
        : record,
    ),
  ),
  mutant(
    'takes a step and answers the state before it',
    'WRITE-031',
    answering(moving(ORDERS), (shown, { before }) => ({ ...shown, statusKey: before?.statusKey })),
  ),
  mutant(
    'refuses a step of an order and notes it in the order',
    'WRITE-032',
    leavingTouched(
      ({ limit }) => limit.id === 'po-release',
      (record) => ({ ...record, notes: 'step refused' }),
    ),
  ),
]

const frozen = [
  mutant(
    'lets the lines of a released order change',
    'WRITE-033',
    overlooking((breach, { sent }) => isFrozen(breach) && linesOf(sent).length > 0),
  ),
  mutant(
    'lets a completed order move to another site',
    'WRITE-033',
    overlooking((breach, { sent, state }) => isFrozen(breach) && state === 'COMPLETED' && 'siteKey' in sent),
  ),
  mutant(
    'freezes orders when they are submitted',
    'WRITE-033',
    refusing('po-released-frozen', ({ role, state }) => role === 'update' && state === 'SUBMITTED'),
  ),
]

const roles = [
  mutant('lets viewers create orders', 'WRITE-034', {
    'write.permit': (permitted, { connectionRole, entity, operation }) =>
      permitted || (connectionRole === 'viewer' && entity === 'purchase-orders' && operation === 'create'),
    ...overlooking(isDenied),
  }),
  mutant('lets every role use everything', 'WRITE-034', {
    'write.permit': () => true,
    ...overlooking(isDenied),
  }),
  mutant(
    'lets a role write a field that it may not when it creates the record',
    'WRITE-035',
    overlooking((breach, { role }) => isDenied(breach) && role === 'create'),
  ),
  mutant('denies buyers the orders that they may create', 'WRITE-037', {
    'write.permit': (permitted, { connectionRole, operation }) =>
      permitted && !(connectionRole === 'buyer' && operation === 'create'),
  }),
  mutant('denies viewers what they may list', 'WRITE-037', {
    'write.permit': (permitted, { connectionRole, entity, operation }) =>
      permitted && !(connectionRole === 'viewer' && entity === 'materials' && operation === 'list'),
  }),
  mutant('denies every role the steps of invoices', 'WRITE-037', {
    'write.permit': (permitted, { entity, operation }) =>
      permitted && !(entity === 'invoices' && operation === 'status'),
  }),
  ...mutantsOf('maximo', [
    mutant('denies technicians to report on their work', 'WRITE-037', {
      'write.permit': (permitted, { connectionRole, entity, operation }) =>
        permitted && !(connectionRole === 'technician' && entity === 'work-orders' && operation === 'update'),
    }),
  ]),
]

export const matrixMutants = [...steps, ...frozen, ...roles]
