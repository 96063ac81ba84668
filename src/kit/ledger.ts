import type { Fetch } from '../model/fetch.ts'
import type { Method } from '../model/operation.ts'
import type { Sent } from '../model/read-only.ts'

/** Every method and address that went to a target, in their order: what is not in it, we did not do. */
export interface Ledger {
  readonly sent: readonly Sent[]
  /** The same fetch, written down. */
  record(fetch: Fetch, baseUrl: string): Fetch
}

export function openLedger(): Ledger {
  const sent: Sent[] = []
  return {
    sent,
    record: (fetch, baseUrl) => {
      const base = new URL(baseUrl).pathname.replace(/\/$/, '')
      return async (request, init) => {
        const { pathname } = new URL(request.url)
        const path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname
        const entry: Sent = { method: request.method as Method, path, status: undefined }
        // Before it leaves: a request without an answer was sent all the same.
        sent.push(entry)
        const response = await fetch(request, init)
        entry.status = response.status
        return response
      }
    },
  }
}
