import type { Exchange } from '../model/exchange.ts'
import { Finding } from '../model/finding.ts'

/** How a server that is gone ends a connection: it refuses it, or lets it drop. Silence may be the network's. */
const GONE = /\((?:ECONNREFUSED|ECONNRESET|UND_ERR_SOCKET)\)/

/**
 * The request after which a server was gone: it had answered in this very check, then let a request drop or took no more
 * connections, and still takes none (`reason`, what it gave who asked it afterwards). Undefined where that is not so: a target
 * that never answered is nobody's finding.
 */
export function crashIn(exchanges: readonly Exchange[], reason: string): Finding | undefined {
  const lost = exchanges.findIndex(({ response }) => response === undefined)
  const [unanswered, before] = [exchanges[lost], exchanges[lost - 1]]
  if (!unanswered || !before?.response || !GONE.test(reason)) return undefined
  const isRefused = /\(ECONNREFUSED\)/.test(unanswered.failure ?? '')
  const { id, request } = isRefused ? before : unanswered
  return new Finding({
    expected: `a server that still answers after ${request.method} ${new URL(request.url).pathname}`,
    seen: `none: it answered until then, and since then it is gone (${/\((\w+)\)/.exec(reason)?.[1]})`,
    exchange: id,
  })
}
