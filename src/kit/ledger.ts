import { pathsBelow } from '../model/base-path.ts'
import type { Exercised } from '../model/exercised.ts'
import type { Fetch } from '../model/fetch.ts'
import type { Method } from '../model/operation.ts'
import type { Sent } from '../model/read-only.ts'
import type { ApiDocument } from '../spec/api.ts'
import { openExerciseTally } from './exercise.ts'

/** Every method and address that went to a target, in their order: what is not in it, we did not do. */
export interface Ledger {
  readonly sent: readonly Sent[]
  /** What of the document was exercised by it, with secrets taken out of what the target said. */
  exercised(redact: (text: string) => string): Exercised[]
  /** The same fetch, written down. */
  record(fetch: Fetch, baseUrl: string): Fetch
}

/** Without a document nothing counts as exercised. */
export function openLedger(document?: ApiDocument): Ledger {
  const sent: Sent[] = []
  const tally = document && openExerciseTally(document)
  return {
    sent,
    exercised: (redact) => tally?.told(redact) ?? [],
    record: (fetch, baseUrl) => {
      const pathOf = pathsBelow(baseUrl)
      return async (request, init) => {
        const path = pathOf(request.url)
        const entry: Sent = { method: request.method as Method, path, status: undefined }
        // Before it leaves: a request without an answer was sent all the same.
        sent.push(entry)
        const answered = tally?.sending(request, path)
        const response = await fetch(request, init)
        entry.status = response.status
        answered?.(response)
        return response
      }
    },
  }
}
