import type { HttpExchange, HttpExchangeBody } from 'allure-js-commons/http'
import type { Exchange, RecordedMessage } from '../../model/exchange.ts'

/** An exchange as Allure draws it: request and response side by side, with headers and bodies to unfold. */
export function toHttpExchange(exchange: Exchange): HttpExchange {
  const { request, response, failure } = exchange
  const start = Date.parse(exchange.startedAt)
  return {
    schemaVersion: 1,
    start,
    stop: start + exchange.durationMs,
    request: { method: request.method, url: request.url, ...message(request) },
    ...(response && { response: { status: response.status, ...message(response) } }),
    ...(failure !== undefined && { error: { name: 'No answer', message: failure } }),
  }
}

function message({ headers, body, bodyCut }: RecordedMessage) {
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1]
  const shown: HttpExchangeBody = {
    encoding: 'utf8',
    ...(contentType && { contentType }),
    ...(body !== undefined && { value: body }),
    ...(bodyCut && { truncated: true }),
  }
  return {
    headers: headers.map(([name, value]) => ({ name, value })),
    ...(body !== undefined && { body: shown }),
  }
}
