import type { HttpExchange, HttpExchangeBody } from 'allure-js-commons/http'
import type { Exchange, RecordedMessage } from '../../model/exchange.ts'

/** An exchange as Allure draws it, with headers and bodies to unfold; no body longer than `bodyLimit` characters. */
export function toHttpExchange(exchange: Exchange, bodyLimit: number): HttpExchange {
  const { request, response, failure } = exchange
  const start = Date.parse(exchange.startedAt)
  return {
    schemaVersion: 1,
    start,
    stop: start + exchange.durationMs,
    request: { method: request.method, url: request.url, ...message(request, bodyLimit) },
    ...(response && { response: { status: response.status, ...message(response, bodyLimit) } }),
    ...(failure !== undefined && { error: { name: 'No answer', message: failure } }),
  }
}

function message({ headers, body, bodyCut }: RecordedMessage, bodyLimit: number) {
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const shown: HttpExchangeBody = {
    encoding: 'utf8',
    ...(contentType && { contentType }),
    ...(body !== undefined && { value: body.slice(0, bodyLimit) }),
    ...((bodyCut || (body?.length ?? 0) > bodyLimit) && { truncated: true }),
  }
  return {
    headers: headers.map(([name, value]) => ({ name, value })),
    ...(body !== undefined && { body: shown }),
  }
}
