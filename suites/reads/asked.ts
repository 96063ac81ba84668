import type { Faults } from '../../src/kit/index.ts'

/** Faults that know the query of the request they are about. */
export function asked(faults: (query: () => URLSearchParams) => Faults): () => Faults {
  return () => {
    let query = new URLSearchParams()
    return {
      ...faults(() => query),
      'answer.request-id': (id, { request }) => {
        query = new URL(request.url).searchParams
        return id
      },
    }
  }
}

/** Whether a query has a parameter whose name begins so. */
export function has(query: URLSearchParams, beginning: string): boolean {
  return [...query.keys()].some((name) => name.startsWith(beginning))
}
