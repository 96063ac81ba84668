import type { Exchange, RecordedMessage } from '../../model/exchange.ts'
import type { WireAnswer, WireRequest } from '../../model/wire.ts'
import type { Redactor } from '../../secrets/redactor.ts'

/** Bytes of a body that are kept: what is sent to try a limit is large, and all alike. */
const KEPT = 16 * 1024

interface Conversation {
  id: string
  /** Milliseconds since the epoch. */
  startedAt: number
  url: URL
  request: WireRequest
  answer: WireAnswer
}

/** A request as it was sent and what came back, without secrets. A body that is no text is told in hex. */
export function exchangeOf(
  { id, startedAt, url, request, answer }: Conversation,
  redactor: Redactor,
): Exchange {
  const { method, path, headers, body, manner } = request
  const told = manner === 'plain' ? [] : [['(sent)', manner] as const]
  return {
    id,
    startedAt: new Date(startedAt).toISOString(),
    durationMs: Math.round(answer.ms),
    request: {
      method,
      url: redactor.url(`${url.origin}${path}`),
      headers: readable([...headers, ...told], redactor),
      ...bodyOf(body, redactor),
    },
    ...(answer.kind === 'answered'
      ? {
          response: {
            status: answer.status,
            headers: redactor.headers(answer.headers),
            ...bodyOf(answer.body, redactor),
          },
        }
      : { failure: answer.kind === 'hung' ? 'no answer in time' : redactor.text(answer.how) }),
  }
}

/** Signatures are shown: they are of events of this run, and what is wrong with them is what is tried. */
function readable(headers: readonly (readonly [string, string])[], redactor: Redactor): [string, string][] {
  return headers.map(([name, value]) => [name, redactor.text(value.slice(0, KEPT))])
}

function bodyOf(body: Uint8Array, redactor: Redactor): Pick<RecordedMessage, 'body' | 'bodyCut'> {
  const bytes = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, KEPT))
  const text = bytes.toString()
  const isText = Buffer.from(text).equals(bytes) && !CONTROL.test(text)
  const cut = body.length > KEPT ? { bodyCut: true } : {}
  return { body: isText ? redactor.text(text) : `hex ${bytes.toString('hex')}`, ...cut }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufeff]/
