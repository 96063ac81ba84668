import { HarnessError } from '../../model/harness-error.ts'
import { wireTo } from './wire.ts'

/** How long a receiver may take to answer anything at all. */
const PATIENCE_MS = 5000

/** Throws TARGET_UNREACHABLE where nobody answers; whatever is answered to a HEAD will do. */
export async function demandListener({ url, ca }: { url: URL; ca?: string }): Promise<void> {
  const path = `${url.pathname}${url.search}`
  const request = { method: 'HEAD', path, headers: [], body: Buffer.of(), manner: 'plain' as const }
  const answer = await wireTo(url, ca).send(request, PATIENCE_MS)
  if (answer.kind === 'answered') return
  const how = answer.kind === 'hung' ? `no answer within ${PATIENCE_MS / 1000} s` : answer.how
  throw new HarnessError(
    'TARGET_UNREACHABLE',
    `The receiver at ${url.origin} does not answer: ${how}. Start it, or correct --receiver${url.protocol === 'https:' ? ', or name its authority with --ca' : ''}.`,
  )
}
