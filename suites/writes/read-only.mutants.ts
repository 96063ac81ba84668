import { type Faults, mutant, mutantsOf } from '../../src/kit/index.ts'
import { asks } from './spoiling.ts'

/** Defects of a system that claims to store nothing. */
export const readOnlyMutants = mutantsOf('makini-sandbox', [
  mutant('answers a write as an error of the server', 'WRITE-070', {
    answer: (response, { request }) =>
      request.method === 'PUT' && request.url.includes('/assets')
        ? new Response('{}', { status: 500, headers: { 'content-type': 'application/json' } })
        : response,
  }),
  mutant('counts a view whenever an order is listed', 'WRITE-072', {
    'read.done': (_, { entity, store }) => {
      if (entity === 'vendors') store.insert('vendors')
    },
  }),
  mutant('stores what is written to a sandbox that is read-only', 'WRITE-071', {
    'read.done': (_, { entity, store }) => {
      if (entity === 'sites') store.insert('work-orders')
    },
  }),
  mutant('stores new materials, and nothing else that is written', 'WRITE-071', () =>
    written('POST /api/erp/materials', { after: (store) => void store.insert('materials') }),
  ),
  mutant('moves the change mark of a vendor when an order is written', 'WRITE-071', () =>
    written('PUT /api/erp/purchase-orders/*', {
      first: 'vendors',
      after: (store, { first }) => store.touch('vendors', first),
    }),
  ),
  mutant('removes an asset when one is changed, and stores nothing', 'WRITE-071', () =>
    written('PUT /api/eam/assets/*', { after: (store, { key }) => store.softDelete('assets', key) }),
  ),
  mutant('stores a change of state alone', 'WRITE-071', () =>
    written('PUT /api/eam/work-orders/*/status', {
      after: (store, { key, body }) => store.touch('work-orders', key, body),
    }),
  ),
  mutant('counts a view of a single vendor', 'WRITE-072', () => {
    let views = 0
    return {
      'record.view': (record, { entity, role, index }) => {
        if (entity !== 'vendors' || index !== 0) return record
        if (role === 'get') views += 1
        return { ...record, name: `seen ${views} times` }
      },
    }
  }),
])

type Store = Parameters<NonNullable<Faults['read.done']>>[1]['store']

interface Defect {
  /** Entity whose first record is affected. */
  first?: string
  after(store: Store, about: { key: string; first: string; body: Record<string, unknown> }): void
}

/** Answers a write as if nothing were stored, and does something with the next reading that nobody sees coming. */
function written(call: string, { first = '', after }: Defect): Faults {
  let due: { key: string; body: Record<string, unknown> } | undefined
  let firstKey = ''
  return {
    answer: async (response, { request }) => {
      if (!asks(request, call)) return response
      const { data } = await (await response).clone().json()
      const { statusKey } = data
      due = { key: data.key, body: { statusKey } }
      return response
    },
    'record.view': (record, { entity, index }) => {
      if (entity === first && index === 0) firstKey = String(record.key)
      return record
    },
    'read.done': (_, { store }) => {
      const about = due
      due = undefined
      if (about) after(store, { ...about, first: firstKey })
    },
  }
}
