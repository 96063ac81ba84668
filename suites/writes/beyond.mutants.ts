import { mutant, mutantsOf } from '../../src/kit/index.ts'
import { leavingTouched, linesOf, of, overlooking, refusing, settling } from './spoiling.ts'

const isOfKind =
  (...kinds: string[]) =>
  ({ limit }: { limit: object }): boolean =>
    'kind' in limit && kinds.includes(String(limit.kind))
const isReference = isOfKind('reference')

const touched = [
  mutant(
    'refuses to change a number and notes the attempt in the record',
    'WRITE-020',
    leavingTouched(isOfKind('read-only'), (record) => ({ ...record, notes: 'tried' })),
  ),
  mutant(
    'refuses to change a frozen order and moves its change time',
    'WRITE-033',
    leavingTouched(isOfKind('frozen'), (record) => ({ ...record, updatedAt: '2030-01-01T00:00:00Z' })),
  ),
]

const references = [
  mutant(
    'does not look up the site that an order is moved to',
    'WRITE-022',
    overlooking(
      (breach, { role }) => isReference(breach) && role === 'update' && breach.pointer === '/siteKey',
    ),
  ),
  mutant(
    'looks up the sites of a new material only',
    'WRITE-022',
    overlooking(
      (breach, { role, entity }) => isReference(breach) && role === 'update' && entity === 'materials',
    ),
  ),
  mutant(
    'looks up the first of several sites only',
    'WRITE-022',
    overlooking((breach) => isReference(breach) && /Keys\/[1-9]/.test(breach.pointer)),
  ),
  mutant(
    'does not look up the material that a line is changed to',
    'WRITE-022',
    overlooking(
      (breach, { role }) =>
        isReference(breach) && role === 'update' && breach.pointer.startsWith('/lineItems'),
    ),
  ),
  mutant('orders from a vendor that was deleted', 'WRITE-023', () => {
    const deleted = new Set<unknown>()
    return {
      'record.view': (record, { entity }) => {
        if (entity === 'vendors' && record.deletedAt) deleted.add(record.key)
        return record
      },
      ...overlooking(
        (breach, { sent }) => breach.limit.id === 'po-supplier-open' && deleted.has(sent.vendorKey),
      ),
    }
  }),
  mutant(
    'looks at the material of the first line only',
    'WRITE-023',
    overlooking((breach) => of('po-material-open')(breach) && !breach.pointer.startsWith('/lineItems/0')),
  ),
  mutant(
    'refuses every other material of a line',
    'WRITE-023',
    refusing('po-material-open', ({ entity, role, sent, before }) =>
      linesOf(sent).some(
        (line, index) =>
          entity === 'purchase-orders' &&
          role === 'update' &&
          line?.materialKey !== linesOf(before)[index]?.materialKey,
      ),
    ),
  ),
]

const values = [
  mutant('takes a criticality that no document lists once a material is there', 'WRITE-024', {
    answer: async (response, { request }) => {
      const refused = request.method === 'PUT' && (await response).status === 422
      return refused ? Response.json({ data: {} }) : response
    },
  }),
  mutant(
    'never changes the terms of an order',
    'WRITE-025',
    refusing('po-terms-known', ({ role, sent }) => role === 'update' && 'terms' in sent),
  ),
  mutant(
    'answers new terms of an order and keeps the old ones',
    'WRITE-025',
    settling({ entity: 'purchase-orders', role: 'update' }, (record, { before }) => ({
      ...record,
      terms: before?.terms,
    })),
  ),
  mutant(
    'lets an order be moved into a closed period',
    'WRITE-027',
    overlooking((breach, { role }) => isOfKind('business-rule')(breach) && role === 'update'),
  ),
  ...mutantsOf('netsuite', [
    mutant(
      'takes an order of the day after the period',
      'WRITE-027',
      overlooking(
        ({ limit }, { after }) => limit.id === 'po-open-period' && String(after.orderDate) > '2026-12-31',
      ),
    ),
  ]),
]

export const beyondMutants = [...touched, ...references, ...values]
