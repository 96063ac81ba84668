import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HarnessError } from '../model/harness-error.ts'
import { createSandbox } from './create-sandbox.ts'
import { isOwnHost, LOOPBACK } from './http/loopback.ts'
import { readRequest } from './http/node-request.ts'
import { LANDING_PATH } from './oauth/landing-page.ts'
import type { Sandbox, SandboxOptions } from './sandbox.ts'
import { socketNetwork } from './webhooks/socket-network.ts'

export interface ListenOptions extends Omit<SandboxOptions, 'baseUrl'> {
  /** 0 takes any free one. */
  port: number
  /** A loopback name; `127.0.0.1` by default. */
  host?: string
  /** Told after each answer. */
  onAnswer?(answer: AnswerNote): void
}

/** One answered request, as a log would have it. */
export interface AnswerNote {
  method: string
  /** Path and query as they came. */
  target: string
  status: number
  ms: number
  /** What broke in the sandbox itself. */
  failure?: unknown
}

export interface Listening {
  url: string
  sandbox: Sandbox
  /** Answers what is under way, then ends. */
  close(): Promise<void>
}

/**
 * Puts a sandbox on a loopback socket, on the real clock and with unguessable tokens unless told otherwise. Throws
 * HarnessError PORT_UNAVAILABLE.
 */
export async function listen(options: ListenOptions): Promise<Listening> {
  const { host = '127.0.0.1', port } = options
  if (!LOOPBACK.includes(host))
    throw new HarnessError(
      'PORT_UNAVAILABLE',
      `The sandbox serves this computer alone and cannot listen on ${host}: choose ${LOOPBACK.join(', ')}.`,
    )
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, keepAliveTimeout: 5000 })
  await bind(server, host, port)
  const url = `http://${host.includes(':') ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`
  const sandbox = createSandbox({
    clock: 'system',
    random: randomBytes,
    ...options,
    baseUrl: url,
    redirectUris: [`${url}${LANDING_PATH}`, ...(options.redirectUris ?? [])],
    // It serves this computer alone, and delivers to it alone.
    loopbackReceivers: true,
  })
  sandbox.webhooks?.reach(socketNetwork)
  server.on('request', (request, response) => void answer(sandbox, options, { request, response }))
  return { url, sandbox, close: () => close(server) }
}

function bind(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(unavailable(error, port)))
    server.listen(port, host, resolve)
  })
}

function unavailable(error: NodeJS.ErrnoException, port: number): HarnessError {
  const why = { EADDRINUSE: 'is taken', EACCES: 'is not allowed for this account' }[String(error.code)]
  const message = `Port ${port} ${why ?? `cannot be used (${error.message})`}: choose another with --port, or 0 for any free one.`
  return new HarnessError('PORT_UNAVAILABLE', message, error)
}

interface Exchange {
  request: IncomingMessage
  response: ServerResponse
}

async function answer(
  sandbox: Sandbox,
  options: ListenOptions,
  { request, response }: Exchange,
): Promise<void> {
  const began = performance.now()
  const note = (status: number, failure?: unknown) =>
    options.onAnswer?.({
      method: request.method ?? '',
      target: request.url ?? '',
      status,
      ms: performance.now() - began,
      ...(failure === undefined ? {} : { failure }),
    })
  try {
    const status = await exchange(sandbox, { request, response })
    note(status)
  } catch (failure) {
    // A fault that throws stands for a connection that breaks off.
    if (options.faults?.answer) response.destroy()
    else plain(response, 500, 'The sandbox itself broke. This is a defect of Assay: please report it.')
    note(500, failure)
  }
}

async function exchange(sandbox: Sandbox, { request, response }: Exchange): Promise<number> {
  if (!isOwnHost(request.headers.host))
    return plain(response, 421, 'This sandbox answers to loopback names only.')
  const read = await readRequest(request, sandbox.baseUrl)
  if ('status' in read) return plain(response, read.status, read.message)
  const answered = await sandbox.fetch(read)
  const body = Buffer.from(await answered.arrayBuffer())
  const length = body.length > 0 ? { 'content-length': body.length } : {}
  response.writeHead(answered.status, { ...Object.fromEntries(answered.headers), ...length })
  response.end(request.method === 'HEAD' ? undefined : body)
  return answered.status
}

function plain(response: ServerResponse, status: number, message: string): number {
  if (response.headersSent) response.destroy()
  else
    response
      .writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
      .end(`${message}\n`)
  return status
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeIdleConnections()
  })
}
