import type { Exchange, RecordedMessage } from '../model/exchange.ts'
import type { Fetch } from '../model/fetch.ts'
import type { Redactor } from '../secrets/redactor.ts'
import { describeFailure } from './failure.ts'

/** Keeps what was said between client and target, redacted before it is stored. */
export interface Recorder {
  /** The same fetch, with every exchange recorded. The answer's body is read whole. */
  record(fetch: Fetch): Fetch
  /** What is kept of a recorded answer; undefined for an answer of another origin. */
  recall(response: Response): Recorded | undefined
  readonly exchanges: readonly Exchange[]
  /** A place in the sequence, for `since`. */
  mark(): number
  /** Exchanges since a mark; those that the ring has dropped are missing. */
  since(mark: number): Exchange[]
}

export interface Recorded {
  exchange: Exchange
  /** The whole body, not redacted: for judging, never for storing. */
  text: string
}

export interface RecorderOptions {
  redactor: Redactor
  /** ms since the epoch. */
  now: () => number
  /** Characters of a body that are kept; 64 Ki by default. */
  bodyLimit?: number
  /** Exchanges kept at once; 1000 by default. */
  capacity?: number
  /** Begins the ids, so that ids of several recorders differ. */
  idPrefix?: string
  onExchange?: (exchange: Exchange) => void
}

export function createRecorder(options: RecorderOptions): Recorder {
  const { redactor, now, bodyLimit = 65_536, capacity = 1000, idPrefix = 'x', onExchange } = options
  const kept: Exchange[] = []
  const recorded = new WeakMap<Response, Recorded>()
  let count = 0

  const store = (exchange: Exchange) => {
    kept.push(exchange)
    if (kept.length > capacity) kept.shift()
    onExchange?.(exchange)
  }
  const message = (headers: Headers, text: string): RecordedMessage => {
    const body = redactor.body(text, headers.get('content-type') ?? '', bodyLimit)
    return {
      headers: redactor.headers(headers),
      ...(body.text !== '' && { body: body.text }),
      ...(body.cut && { bodyCut: true }),
    }
  }

  const record =
    (fetch: Fetch): Fetch =>
    async (request) => {
      const begun = now()
      const sent = request.body ? await request.clone().text() : ''
      const exchange: Exchange = {
        id: `${idPrefix}${++count}`,
        startedAt: new Date(begun).toISOString(),
        durationMs: 0,
        request: {
          method: request.method,
          url: redactor.url(request.url),
          ...message(request.headers, sent),
        },
      }
      try {
        const response = await fetch(request)
        const text = await response.text()
        exchange.response = { status: response.status, ...message(response.headers, text) }
        const answer = new Response(isBodiless(response.status) ? null : text, response)
        recorded.set(answer, { exchange, text })
        return answer
      } catch (error) {
        exchange.failure = redactor.text(describeFailure(error))
        throw error
      } finally {
        exchange.durationMs = now() - begun
        store(exchange)
      }
    }

  return {
    record,
    recall: (response) => recorded.get(response),
    get exchanges() {
      return kept
    },
    mark: () => count,
    since: (mark) => kept.slice(Math.max(0, kept.length - (count - mark))),
  }
}

function isBodiless(status: number): boolean {
  return status === 204 || status === 205 || status === 304
}
