import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { Crash, type Incoming, type Outgoing, type ReceiverFaults, type TlsRange } from './faults.ts'
import { type ModelOptions, type ModelReceiver, modelReceiver } from './model-receiver.ts'
import { CERT, KEY } from './own-certificate.ts'

export interface ServedReceiver extends Pick<ModelReceiver, 'effects' | 'restart' | 'stateOf' | 'rotate'> {
  url: URL
  close(): Promise<void>
}

/** Bytes of a body that a sound receiver keeps. */
const BODY_LIMIT = 2 * 1024 * 1024

/** Serves the model on a loopback port: what is sent to it goes over the wire, as to any receiver. */
export async function serveReceiver(options: ModelOptions): Promise<ServedReceiver> {
  const model = modelReceiver(options)
  const server = serverOf(options, (request, response) => {
    handle(request, response, { model, faults: options.faults, server }).catch(() => fall(server, response))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: new URL(`${options.secure ? 'https' : 'http'}://127.0.0.1:${port}${options.path}`),
    effects: model.effects,
    restart: model.restart,
    stateOf: model.stateOf,
    rotate: model.rotate,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Old versions of TLS need more than that they are allowed. */
const OLD = 'DEFAULT@SECLEVEL=0'

function serverOf({ secure = false, faults }: ModelOptions, handler: RequestListener): Server {
  if (!secure) return createServer(handler)
  const right: TlsRange = ['TLSv1.2', 'TLSv1.3']
  const [minVersion, maxVersion] = faults['tls.versions']?.(right) ?? right
  return createSecureServer({ cert: CERT, key: KEY, minVersion, maxVersion, ciphers: OLD }, handler)
}

interface Serving {
  model: ModelReceiver
  faults: ReceiverFaults
  server: Server
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  { model, faults, server }: Serving,
): Promise<void> {
  const body = await readBody(request, faults)
  if (body === 'gone') return faults['sender.gone']?.()
  if (body === 'too large') return send(response, { status: 413, headers: { connection: 'close' } })
  const incoming: Incoming = {
    method: request.method ?? '',
    path: request.url ?? '',
    headers: pairsOf(request.rawHeaders),
    body,
    connection: request.socket,
  }
  try {
    const early = await faults.request?.(incoming)
    if (early === 'hang') return
    send(response, early ?? (await model.handle(incoming)))
  } catch (error) {
    if (error instanceof Crash) fall(server, response)
    else send(response, { status: 500, body: 'Internal Server Error' })
  }
}

/** As a process that ends: nobody answers, and nobody listens. */
function fall(server: Server, response: ServerResponse): void {
  server.close()
  response.destroy()
}

function readBody(request: IncomingMessage, faults: ReceiverFaults): Promise<Buffer | 'gone' | 'too large'> {
  const limit = faults['body.limit']?.(BODY_LIMIT) ?? BODY_LIMIT
  const join = faults['body.joined'] ?? Buffer.concat
  const { promise, resolve } = Promise.withResolvers<Buffer | 'gone' | 'too large'>()
  const chunks: Buffer[] = []
  let length = 0
  request.on('data', (chunk: Buffer) => {
    length += chunk.length
    chunks.push(chunk)
    if (length <= limit) return
    request.pause()
    resolve('too large')
  })
  request.on('end', () => resolve(join(chunks)))
  // The sender has gone in the middle of the body.
  request.on('error', () => resolve('gone'))
  return promise
}

function pairsOf(raw: readonly string[]): [string, string][] {
  return Array.from({ length: raw.length / 2 }, (_, index) => [
    raw[2 * index] ?? '',
    raw[2 * index + 1] ?? '',
  ])
}

function send(response: ServerResponse, { status, headers, body }: Outgoing): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)
}
