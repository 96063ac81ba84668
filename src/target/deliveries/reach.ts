import { describeFailure } from '../../client/failure.ts'
import { showDuration } from '../../model/duration.ts'
import type { Fetch } from '../../model/fetch.ts'
import { HarnessError } from '../../model/harness-error.ts'
import { REACH_HEADER, type ReceiverServer } from './receiver-server.ts'

export interface ReachOptions {
  fetch: Fetch
  /** ms since the epoch. */
  now(): number
  sleep(ms: number): Promise<void>
  /** ms until the way is given up; what lies in between may have to be started first. */
  deadlineMs: number
}

const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 4000
const ATTEMPT_MS = 10_000

/**
 * Waits until a request to the public address arrives at this receiver: a word that nobody else knows comes back. Throws
 * TARGET_UNREACHABLE, with what came instead.
 */
export async function demandReach(
  receiver: Pick<ReceiverServer, 'origin' | 'token'>,
  url: string,
  options: ReachOptions,
): Promise<void> {
  const begun = options.now()
  for (let wait = FIRST_WAIT_MS; ; wait = Math.min(2 * wait, LONGEST_WAIT_MS)) {
    const seen = await ask(receiver, url, options)
    if (seen === undefined) return
    const left = begun + options.deadlineMs - options.now()
    if (left <= 0) throw unreached(url, receiver.origin, `${seen}, for ${showDuration(options.deadlineMs)}`)
    await options.sleep(Math.min(wait, left))
  }
}

/** What came in place of this receiver's answer; undefined where it came. */
async function ask(
  { token }: Pick<ReceiverServer, 'token'>,
  url: string,
  { fetch }: Pick<ReachOptions, 'fetch'>,
): Promise<string | undefined> {
  const headers = { [REACH_HEADER]: '1', 'content-type': 'application/json' }
  const request = new Request(url, { method: 'POST', headers, body: '{}', redirect: 'manual' })
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(ATTEMPT_MS) })
    const text = await answer.text()
    if (text.trim() === token) return undefined
    return answer.ok
      ? `it answers ${answer.status}, but something else than this receiver does so`
      : `it answers ${answer.status}`
  } catch (error) {
    return `it does not answer: ${describeFailure(error)}`
  }
}

function unreached(url: string, origin: string, seen: string): HarnessError {
  return new HarnessError(
    'TARGET_UNREACHABLE',
    `The webhook address ${url} does not lead to the receiver at ${origin}: ${seen}. No check was begun. Start the tunnel or proxy that forwards POST requests and their headers from there to ${origin}, then run again.`,
  )
}
