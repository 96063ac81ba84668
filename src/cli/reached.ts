import { HarnessError } from '../model/harness-error.ts'
import type { WireAnswer } from '../model/wire.ts'

/** Said by the network where no connection came about. */
const NOBODY = /\b(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|ETIMEDOUT)\b/

/** The answer of who was reached; throws TARGET_UNREACHABLE where nobody was, who could neither crash nor reject anything. */
export function demandReached(answer: WireAnswer, url: URL): WireAnswer {
  if (answer.kind !== 'closed' || !NOBODY.test(answer.how)) return answer
  const message = `Nobody can be reached at ${url.origin}: ${answer.how}. Start the receiver, or correct --url.`
  throw new HarnessError('TARGET_UNREACHABLE', message)
}
