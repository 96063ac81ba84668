import type { Exchange, RecordedMessage } from '../model/exchange.ts'
import type { Fetch } from '../model/fetch.ts'
import type { Redactor } from '../secrets/redactor.ts'
import { ExchangeRing } from './exchange-ring.ts'
import { describeFailure } from './failure.ts'
import { RecordedResponse } from './recorded-response.ts'

/** Keeps what was said between client and target, redacted before it is stored. */
export interface Recorder {
  /** The same fetch, with every exchange recorded, the failed ones too. Its answers are `RecordedResponse`s. */
  record(fetch: Fetch): Fetch
  readonly redactor: Redactor
  /** The latest exchanges, oldest first. */
  readonly exchanges: readonly Exchange[]
  /** A place in the sequence, for `since`. */
  mark(): number
  /** Exchanges stored after a mark; what has been dropped for newer ones is missing. */
  since(mark: number): Exchange[]
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

/** Characters of all bodies together. */
const ROOM = 16 * 1024 * 1024

export function createRecorder(options: RecorderOptions): Recorder {
  const ring = new ExchangeRing({ exchanges: options.capacity ?? 1000, characters: ROOM })
  let count = 0
  return {
    record: (fetch) => (request) => {
      count += 1
      return recordExchange({ ...options, ring, id: `${options.idPrefix ?? 'x'}${count}` }, fetch, request)
    },
    redactor: options.redactor,
    get exchanges() {
      return ring.kept
    },
    mark: () => ring.added,
    since: (mark) => ring.since(mark),
  }
}

interface Recording extends RecorderOptions {
  ring: ExchangeRing
  id: string
}

async function recordExchange(recording: Recording, fetch: Fetch, request: Request): Promise<Response> {
  const { now, redactor, ring, id } = recording
  const begun = now()
  const { method, headers } = request
  const exchange: Exchange = {
    id,
    startedAt: new Date(begun).toISOString(),
    durationMs: 0,
    request: { method, url: redactor.url(request.url), headers: redactor.headers(headers) },
  }
  try {
    if (request.body) keepBody(recording, exchange.request, { headers, text: await request.clone().text() })
    const response = await fetch(request)
    const bytes = await response.bytes()
    return answerOf(recording, exchange, { response, bytes })
  } catch (error) {
    exchange.failure = redactor.text(describeFailure(error))
    throw error
  } finally {
    exchange.durationMs = now() - begun
    ring.add(exchange)
    recording.onExchange?.(exchange)
  }
}

function answerOf(
  recording: Recording,
  exchange: Exchange,
  { response, bytes }: { response: Response; bytes: Uint8Array<ArrayBuffer> },
): RecordedResponse {
  const { status, headers } = response
  const answer = new RecordedResponse(response, bytes, exchange)
  exchange.response = { status, headers: recording.redactor.headers(headers) }
  keepBody(recording, exchange.response, { headers, text: answer.content })
  return answer
}

function keepBody(
  { redactor, bodyLimit = 65_536 }: Recording,
  message: RecordedMessage,
  { headers, text }: { headers: Headers; text: string },
): void {
  if (text === '') return
  const body = redactor.body(text, headers.get('content-type') ?? '', bodyLimit)
  message.body = body.text
  if (body.cut) message.bodyCut = true
}
