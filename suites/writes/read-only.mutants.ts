import { mutant, mutantsOf } from '../../src/kit/index.ts'

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
])
