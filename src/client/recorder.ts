import type { Exchange, RecordedMessage } from '../model/exchange.ts'
import type { Fetch } from '../model/fetch.ts'
import type { Redactor } from '../secrets/redactor.ts'
import { within } from './deadline.ts'
import { ExchangeRing } from './exchange-ring.ts'
import { describeFailure } from './failure.ts'
import { ANSWER_LIMIT, readWhole, UnreadableAnswer } from './read-whole.ts'
import { RecordedResponse } from './recorded-response.ts'

/** Keeps what was said between client and target, redacted before it is stored. */
export interface Recorder {
  /**
   * The same fetch, with every exchange recorded, the failed ones too. Its answers are `RecordedResponse`s, complete within
   * `deadlineMs` (10 s by default).
   */
  record(fetch: Fetch, deadlineMs?: number): Fetch
  readonly redactor: Redactor
  /** The latest exchanges, oldest first. */
  readonly exchanges: readonly Exchange[]
}

export interface RecorderOptions {
  redactor: Redactor
  /** ms since the epoch. */
  now: () => number
  /** Characters of a body that are kept; 64 Ki by default. */
  bodyLimit?: number
  /** Bytes of an answer, decoded, that are read; 32 Mi by default. A longer one is an UnreadableAnswer. */
  answerLimit?: number | undefined
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
    record:
      (fetch, deadlineMs = 10_000) =>
      (request) => {
        count += 1
        const id = `${options.idPrefix ?? 'x'}${count}`
        return recordExchange({ ...options, ring, id, deadlineMs }, fetch, request)
      },
    redactor: options.redactor,
    get exchanges() {
      return ring.kept
    },
  }
}

interface Recording extends RecorderOptions {
  ring: ExchangeRing
  id: string
  deadlineMs: number
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
    return await within(recording.deadlineMs, request.signal, async (signal) =>
      answerOf(recording, exchange, await fetch(request, { signal })),
    )
  } catch (error) {
    exchange.failure = redactor.text(describeFailure(error))
    if (error instanceof UnreadableAnswer) error.exchange = id
    throw error
  } finally {
    exchange.durationMs = now() - begun
    ring.add(exchange)
    recording.onExchange?.(exchange)
  }
}

async function answerOf(
  recording: Recording,
  exchange: Exchange,
  response: Response,
): Promise<RecordedResponse> {
  const { redactor, answerLimit = ANSWER_LIMIT } = recording
  const { status, headers } = response
  const call = `${exchange.request.method} ${exchange.request.url}`
  const bytes = await readWhole(response, { call, most: answerLimit }).catch((error: unknown) => {
    // Its beginning is kept only where that was all: else the connection failed before the answer came.
    if (error instanceof UnreadableAnswer)
      exchange.response = { status, headers: redactor.headers(headers), bodyCut: true }
    throw error
  })
  const answer = new RecordedResponse(response, bytes, exchange)
  exchange.response = { status, headers: redactor.headers(headers) }
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
