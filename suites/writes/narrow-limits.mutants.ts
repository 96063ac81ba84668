import { mutant, mutantsOf } from '../../src/kit/index.ts'
import { asks, blaming, deciding, INVOICES, of, overlooking } from './spoiling.ts'

const fields = [
  mutant(
    'lets one read-only field of two be set',
    'WRITE-020',
    deciding(of('po-release-stamps', '/completedAt'), 'stored'),
  ),
  mutant('ignores what it should refuse', 'WRITE-020', deciding(of('material-number-fixed'), 'ignored')),
  mutant(
    'refuses a supplier that is the one it has',
    'WRITE-020',
    deciding(of('po-supplier-fixed', '/currencyKey'), 'refused'),
  ),
  mutant(
    'echoes a total that it works out',
    'WRITE-020',
    deciding(of('po-totals-computed', '/totalGrossValue'), 'echoed'),
  ),
  mutant(
    'refuses a number for a wrong reason',
    'WRITE-020',
    blaming(of('po-number-fixed', '/code'), 'conflict'),
  ),
  mutant('keeps the number that was sent', 'WRITE-020', deciding(of('po-number-assigned'), 'stored')),
  mutant(
    'guards a state at creation and not at an update',
    'WRITE-020',
    overlooking(({ limit }, { role }) => limit.id === 'po-state-by-release' && role === 'update'),
  ),
  mutant('forgets one required field of two', 'WRITE-021', overlooking(of('invoice-dates', '/currencyKey'))),
  mutant('refuses every invoice', 'WRITE-021', {
    'write.breaches': (found, { entity }) =>
      entity === INVOICES.entity
        ? [
            {
              limit: { id: 'invoice-dates', origin: 'declared', kind: 'required', fields: ['/invoiceDate'] },
              pointer: '/invoiceDate',
            },
          ]
        : found,
  }),
]

const references = [
  mutant(
    'does not look up the material of a line',
    'WRITE-022',
    overlooking(({ pointer }, { entity }) => entity === 'invoices' && pointer.endsWith('/materialKey')),
  ),
  mutant(
    'does not look up the sites of a material',
    'WRITE-022',
    overlooking(({ pointer }) => /siteKeys/.test(pointer)),
  ),
  mutant(
    'answers an unknown order of an invoice as if the invoice were unknown',
    'WRITE-022',
    blaming(of('invoice-order-exists', '/poKey'), 'notFound'),
  ),
  mutant('takes an invoice of a blocked supplier', 'WRITE-023', overlooking(of('invoice-supplier-open'))),
  mutant(
    'takes an inactive material when a line is updated',
    'WRITE-023',
    overlooking(({ limit }, { role }) => limit.id === 'po-material-open' && role === 'update'),
  ),
  ...mutantsOf('dynamics-365', [
    mutant('sells what is out of stock', 'WRITE-023', overlooking(of('po-item-in-stock'))),
  ]),
]

const values = [
  mutant('refuses an unknown value for a wrong reason', 'WRITE-024', {
    'error.status': (status, { request }) => (asks(request, 'POST /api/erp/materials') ? 409 : status),
  }),
  mutant('breaks at a value that is not listed', 'WRITE-024', {
    'error.status': (status, { request, situation }) =>
      situation === 'invalid' && asks(request, 'POST /api/erp/materials') ? 500 : status,
  }),
  mutant(
    'takes any terms once an order is there',
    'WRITE-025',
    overlooking(({ limit }, { role }) => limit.id === 'po-terms-known' && role === 'update'),
  ),
  mutant('ignores terms that it does not know', 'WRITE-025', deciding(of('po-terms-known'), 'ignored')),
  mutant(
    'stores one custom field that it claims not to take',
    'WRITE-026',
    overlooking(of('po-account-assignment', '/customFields/project')),
  ),
  ...mutantsOf('dynamics-365', [
    mutant(
      'refuses a custom field that it claims to echo',
      'WRITE-026',
      deciding(of('po-financial-dimensions'), 'refused'),
    ),
  ]),
  mutant('lets an invoice into a closed period', 'WRITE-027', overlooking(of('invoice-open-period'))),
  ...mutantsOf('netsuite', [
    mutant('leaves a period open at its far end', 'WRITE-027', {
      'write.breaches': (found, { after }) =>
        found.filter(({ limit }) => limit.id !== 'po-open-period' || String(after.orderDate) < '2026-12-31'),
    }),
  ]),
  mutant(
    'minds a closed period only at creation',
    'WRITE-027',
    overlooking(({ limit }, { role }) => limit.id === 'po-open-period' && role === 'update'),
  ),
  mutant('closes a period one day too late', 'WRITE-027', {
    'write.breaches': (found, { entity, after }) =>
      entity === 'purchase-orders' && after.orderDate === '2026-01-01'
        ? [
            ...found,
            {
              limit: {
                id: 'po-open-period',
                origin: 'declared',
                kind: 'business-rule',
                title: '',
                where: {},
              },
              pointer: '/orderDate',
            },
          ]
        : found,
  }),
]

export const narrowLimits = [...fields, ...references, ...values]
