import { showDuration } from '../model/duration.ts'
import type { Exchange } from '../model/exchange.ts'

/** One exchange in one line: `GET /api/erp/vendors?page=1 → 200 in 12 ms, request id 8f1c`. */
export function exchangeLine(exchange: Exchange): string {
  const { request, response, durationMs } = exchange
  const call = `${request.method} ${pathOf(request.url)}`
  if (!response)
    return `${call} → no answer after ${showDuration(durationMs)}: ${exchange.failure ?? 'unknown cause'}`
  const id = requestId(response.headers)
  return `${call} → ${response.status} in ${showDuration(durationMs)}${id ? `, request id ${id}` : ''}`
}

/** The origin says nothing that the report's target does not say. */
function pathOf(url: string): string {
  const parsed = URL.parse(url)
  return parsed ? parsed.pathname + parsed.search : url
}

/** Vendors name this header differently; all of these are common. */
function requestId(headers: Exchange['request']['headers']): string | undefined {
  return headers.find(([name]) => /(^|-)(request|correlation|trace)-?id$/i.test(name))?.[1]
}
