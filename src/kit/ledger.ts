import type { Fetch } from '../model/fetch.ts'
import type { Method } from '../model/operation.ts'

/** One request that was sent to a target. */
export interface Sent {
  method: Method
  /** Path below the target's base URL, without its query. */
  path: string
  /** Undefined where no answer came. */
  status: number | undefined
}

/** Every method and address that went to a target, in their order: what is not in it, we did not do. */
export interface Ledger {
  readonly sent: readonly Sent[]
  /** The same fetch, written down. */
  record(fetch: Fetch): Fetch
}

export function openLedger(baseUrl: string): Ledger {
  const sent: Sent[] = []
  const base = new URL(baseUrl).pathname.replace(/\/$/, '')
  return {
    sent,
    record: (fetch) => async (request, init) => {
      const { pathname } = new URL(request.url)
      const path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname
      const entry: Sent = { method: request.method as Method, path, status: undefined }
      // Before it leaves: a request without an answer was sent all the same.
      sent.push(entry)
      const response = await fetch(request, init)
      entry.status = response.status
      return response
    },
  }
}
