import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { HarnessError } from '../../model/harness-error.ts'
import type { ArrivalHandler } from '../session.ts'

/** A request that bears it is of Assay's own: it asks whose receiver this is, and is no delivery. */
export const REACH_HEADER = 'assay-reach'

/** Deliveries are documents of a few kilobytes. */
const LARGEST = 8 * 2 ** 20

/** A receiver that listens on loopback. */
export interface ReceiverServer {
  /** `http://127.0.0.1:8787` */
  origin: string
  port: number
  /** What it answers to a request of Assay's own; no other receiver knows it. */
  token: string
  /** Path and query at which the last request of Assay's own arrived. */
  reachedAt(): string | undefined
  /** 200 to all that comes, until one is given. */
  handle(handler: ArrivalHandler): void
  close(): Promise<void>
}

/** Throws PORT_UNAVAILABLE. `url` is what arrivals are told to have been sent to, where they come as a request of our own did. */
export async function openReceiver(
  { host, port }: { host: string; port: number },
  url: string,
): Promise<ReceiverServer> {
  const token = randomUUID()
  let handler: ArrivalHandler = async () => new Response(null, { status: 200 })
  let reachedAt: string | undefined
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 })
  server.on('request', (request, response) => {
    if (request.headers[REACH_HEADER] === undefined) {
      void receive(request, response, { url: addressOf(request, { url, reachedAt }), handler })
      return
    }
    reachedAt = request.url
    request.resume()
    response.writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'no-store' }).end(token)
  })
  await bind(server, host, port)
  const own = (server.address() as AddressInfo).port
  return {
    origin: `http://${host.includes(':') ? `[${host}]` : host}:${own}`,
    port: own,
    token,
    reachedAt: () => reachedAt,
    handle: (given) => {
      handler = given
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new HarnessError(
          'PORT_UNAVAILABLE',
          `The receiver of webhooks cannot listen on ${host}:${port} (${error.code ?? error.message}): name another port with --webhook-listen, and have the public address lead there.`,
          error,
        ),
      ),
    )
    server.listen(port, host, resolve)
  })
}

/** What is in between may take off a part of the path: what arrives as our own request did was sent to the same address. */
function addressOf(
  { url: target = '/' }: IncomingMessage,
  known: { url: string; reachedAt: string | undefined },
): string {
  return target === known.reachedAt ? known.url : new URL(target, known.url).href
}

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  { url, handler }: { url: string; handler: ArrivalHandler },
): Promise<void> {
  const letGo = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) letGo.abort()
  })
  try {
    const { status, headers, body } = await handler(await read(request, url), letGo.signal)
    response.writeHead(status, Object.fromEntries(headers))
    if (body) await pipeline(Readable.fromWeb(body as NodeStream), response)
    else response.end()
  } catch {
    // The receiver is told to break off, or the sender has done so.
    request.socket.destroy()
  }
}

async function read(request: IncomingMessage, url: string): Promise<Request> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > LARGEST) throw new RangeError('the delivery is too large')
    chunks.push(chunk)
  }
  const headers = new Headers()
  for (let index = 0; index < request.rawHeaders.length; index += 2) {
    const name = request.rawHeaders[index] ?? ''
    if (!/^(?:connection|transfer-encoding|keep-alive|upgrade|expect)$/i.test(name))
      headers.append(name, request.rawHeaders[index + 1] ?? '')
  }
  const { method = 'POST' } = request
  const bare = method === 'GET' || method === 'HEAD'
  return new Request(url, { method, headers, ...(!bare && { body: Buffer.concat(chunks) }) })
}
