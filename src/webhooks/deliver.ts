import { within } from '../client/deadline.ts'
import { describeFailure, failureCode } from '../client/failure.ts'
import { readUpTo } from '../client/read-up-to.ts'
import type { Fetch } from '../model/fetch.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { Recipe } from '../model/recipe.ts'
import type { Secret } from '../secrets/secret.ts'
import type { Message, Signed } from './message.ts'
import { sign } from './sign.ts'

/** A message, where it goes and how. Its content type is `application/json` where its headers name none. */
export interface Outgoing extends Message {
  /** `http:` or `https:`, without user and password. */
  url: string
  /** What sends; the global `fetch` where absent. */
  fetch?: Fetch
  /** The whole answer must have come by then, in milliseconds; 10,000 where absent. */
  deadlineMs?: number
  /** Ends the delivery early: `deliver` then throws the signal's reason. */
  signal?: AbortSignal
}

/** What came of a delivery: look at `failure` first, or match it as a whole. */
export type Delivered = Answered | Undelivered

export interface Answered {
  failure?: undefined
  /** As it came: 3xx too, since no redirect is followed. */
  status: number
  /** Names in lower case. */
  headers: Record<string, string>
  /** The first 64 KiB, as UTF-8. */
  bodyText: string
  /** The body was longer than `bodyText` holds. */
  cut: boolean
  /** From sending until the answer was read. */
  durationMs: number
}

export interface Undelivered {
  failure: DeliveryFailure
  status?: undefined
  /** What happened, in words that hold neither the address nor a secret. */
  detail: string
  durationMs: number
}

/**
 * `refused` no connection came about: nobody listens, the name is unknown, the certificate is not trusted · `reset` the connection
 * broke before the answer was whole, or the answer is no HTTP · `timed-out` no whole answer within the deadline.
 */
export type DeliveryFailure = 'refused' | 'reset' | 'timed-out'

/** A sender waits no longer for an answer. */
export const DEADLINE_MS = 10_000
/** Longer ones fire at once in a timer of Node. */
const LONGEST_MS = 2 ** 31 - 1
const BODY_LIMIT = 64 * 1024

/**
 * Signs a message with every secret and sends it once, to wherever it says: never tried again, no redirect followed. Throws what
 * `sign` throws, USAGE for an address or a deadline that is none, and what a `fetch` of the caller throws that is no failure of a network.
 */
export async function deliver(
  recipe: Recipe,
  secrets: readonly (Secret | string)[],
  outgoing: Outgoing,
): Promise<Delivered> {
  const { deadlineMs = DEADLINE_MS, signal = new AbortController().signal } = outgoing
  demandUsable(outgoing.url, deadlineMs)
  const request = requestOf(sign(recipe, secrets, withType(outgoing)), outgoing)
  const began = performance.now()
  const durationMs = () => performance.now() - began
  try {
    const answer = await within(deadlineMs, signal, (ended) => exchange(request, outgoing.fetch, ended))
    return { ...answer, durationMs: durationMs() }
  } catch (error) {
    const failure = failureOf(error)
    if (failure === undefined || signal.aborted) throw error
    return { failure, detail: describeFailure(error), durationMs: durationMs() }
  }
}

function demandUsable(url: string, deadlineMs: number): void {
  const address = URL.parse(url)
  if (!address || !/^https?:$/.test(address.protocol) || address.username || address.password)
    throw new HarnessError(
      'USAGE',
      'The url of the delivery is no address to send to: give one like http://127.0.0.1:3000/hook, without user and password.',
    )
  if (!(deadlineMs > 0 && deadlineMs <= LONGEST_MS))
    throw new HarnessError(
      'USAGE',
      `The deadline of ${deadlineMs} ms is none: give milliseconds from 1 to ${LONGEST_MS}.`,
    )
}

function withType(message: Message): Message {
  const names = Object.keys(message.headers ?? {}).map((name) => name.toLowerCase())
  if (names.includes('content-type')) return message
  return { ...message, headers: { ...message.headers, 'content-type': 'application/json' } }
}

function requestOf({ url, headers, body }: Signed, outgoing: Outgoing): Request {
  const { method = 'POST' } = outgoing
  return new Request(url ?? outgoing.url, { method, headers, body: Buffer.from(body), redirect: 'manual' })
}

async function exchange(
  request: Request,
  send: Fetch = fetch,
  signal: AbortSignal,
): Promise<Omit<Answered, 'durationMs'>> {
  const response = await send(request, { signal })
  const bytes = await readUpTo(response, BODY_LIMIT + 1, signal)
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    bodyText: bytes.subarray(0, BODY_LIMIT).toString(),
    cut: bytes.length > BODY_LIMIT,
  }
}

const TIMED_OUT = /^(TimeoutError|E?TIMEDOUT|UND_ERR_\w+_TIMEOUT)$/
const NEVER_CONNECTED =
  /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|E(HOST|NET)UNREACH|EADDRNOTAVAIL)$|CERT|TLS|SSL|SIGNATURE/

/** Undefined for what no network did: an error of a caller's own `fetch`. */
function failureOf(error: unknown): DeliveryFailure | undefined {
  const code = failureCode(error)
  if (code === undefined) return undefined
  if (TIMED_OUT.test(code)) return 'timed-out'
  if (NEVER_CONNECTED.test(code)) return 'refused'
  return /^(ECONN|EPIPE|UND_ERR_|HPE_)/.test(code) ? 'reset' : undefined
}
