import { lookup } from 'node:dns/promises'
import { type IncomingMessage, request as overHttp, type RequestOptions } from 'node:http'
import { request as overHttps } from 'node:https'
import { Readable } from 'node:stream'
import type { Network, Via } from './network.ts'

/** Statuses that have no body (RFC 9110). */
const BARE = new Set([204, 205, 304])

/**
 * Deliveries over sockets. A connection goes to the very address that was looked at, so that a name cannot lead elsewhere in
 * between; certificates are checked against the name.
 */
export const socketNetwork: Network = {
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  post: async (request, via) => {
    const body = Buffer.from(await request.arrayBuffer())
    const answer = await exchange(request, { body, via })
    const { statusCode = 0, headers } = answer
    const lines = Object.entries(headers).flatMap(([name, value]) =>
      [value ?? []].flat().map((one): [string, string] => [name, one]),
    )
    if (BARE.has(statusCode)) answer.resume()
    const content = BARE.has(statusCode) ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>)
    return new Response(content, { status: statusCode, headers: lines })
  },
}

function exchange(request: Request, { body, via }: { body: Buffer; via: Via }): Promise<IncomingMessage> {
  const url = new URL(request.url)
  const isSafe = url.protocol === 'https:'
  const options: RequestOptions = {
    method: request.method,
    host: via.address,
    port: url.port || (isSafe ? 443 : 80),
    path: url.pathname + url.search,
    headers: { ...Object.fromEntries(request.headers), host: url.host, 'content-length': body.length },
    signal: via.signal,
    // One connection for each attempt: what one receiver does with it touches no other delivery.
    agent: false,
  }
  return new Promise((resolve, reject) => {
    const sent = isSafe
      ? overHttps({ ...options, servername: url.hostname }, resolve)
      : overHttp(options, resolve)
    sent.once('error', reject)
    sent.end(body)
  })
}
