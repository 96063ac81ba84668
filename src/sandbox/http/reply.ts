import type { ErrorSituation } from '../../model/binding.ts'
import { at, setAt } from '../../model/pointer.ts'
import type { Engine, Incoming } from '../engine.ts'
import { documentedError, jsonType, lawfulError, type OtherBody, otherError } from './documented-error.ts'
import { owedHeaders } from './documented-headers.ts'

type Headers = readonly (readonly [name: string, value: string])[]

/** An answer before it is put into bytes. */
export interface Reply {
  status: number
  headers?: Headers
  json?: unknown
  html?: string
  /** In place of JSON, of a content type that is none. */
  text?: OtherBody
  /** Becomes the documented error body. */
  refusal?: { situation: ErrorSituation; message: string }
}

/** An error in the API's own shape. `message` must not repeat anything a caller sent: it might be a secret. */
export function refuse(
  situation: ErrorSituation,
  status: number,
  detail: { message: string; headers?: Headers },
): Reply {
  return {
    status,
    refusal: { situation, message: detail.message },
    ...(detail.headers ? { headers: detail.headers } : {}),
  }
}

/** Puts a reply into bytes, with what every answer carries. */
export async function send(engine: Engine, incoming: Incoming, reply: Reply): Promise<Response> {
  const { request, requestId } = incoming
  const { status, json, text: other } = reply.refusal ? refused(engine, incoming, reply) : reply
  const text =
    json === undefined
      ? (other?.body ?? reply.html)
      : engine.tap('answer.text', JSON.stringify(json), { status, request })
  const type =
    json === undefined ? (other?.type ?? 'text/html; charset=utf-8') : jsonType(engine, request, status)
  const usual: [string, string][] = [
    ...(text === undefined ? [] : [['content-type', type] satisfies [string, string]]),
    ...(requestId === undefined
      ? []
      : [[engine.api.binding.errors.requestIdHeader, requestId] satisfies [string, string]]),
    ['cache-control', 'no-store'],
    ['x-content-type-options', 'nosniff'],
  ]
  const own = (reply.headers ?? []).map(([name, value]): [string, string] => [name, value])
  const owed = owedHeaders(engine, { request, status }, [...usual, ...own])
  const headers = engine.tap('answer.headers', [...usual, ...own, ...owed], {
    status,
    request,
    now: engine.clock.now(),
  })
  const body = request.method === 'HEAD' || text === undefined ? null : text
  return engine.tap('answer', new Response(body, { status, headers }), { request })
}

function refused(
  engine: Engine,
  { request, requestId }: Incoming,
  reply: Reply,
): Pick<Reply, 'status' | 'json' | 'text'> {
  const { errors } = engine.api.binding
  const { situation, message } = reply.refusal ?? { situation: 'server', message: '' }
  const status = engine.tap('error.status', reply.status, { situation, request })
  const other = otherError(engine, request, { status, message })
  if (other) return { status, text: other }
  const body = documentedError(engine, request, status)
  if (body === undefined) return { status }
  // What an example of the document has stands: there a code may be a number, or one of few words.
  const put = (pointer: string, value: string) => {
    if (at(body, pointer) === undefined) setAt(body, pointer, value)
  }
  put(errors.code, errors.codes[situation])
  put(errors.type, errors.types?.[situation] ?? situation)
  put(errors.message, message)
  if (requestId !== undefined) put(errors.requestId, requestId)
  const lawful = lawfulError(engine, request, { status, body })
  return { status, json: engine.tap('error.body', lawful, { status, situation, request }) }
}
