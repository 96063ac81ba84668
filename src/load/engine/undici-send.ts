import type { IncomingHttpHeaders } from 'node:http'
import { Pool } from 'undici'
import type { MixEntry } from '../load-plan.ts'
import type { GeneratorHealth, OutcomeClass } from '../measured.ts'
import { readRateHeaders } from '../rate-headers.ts'
import { classOfFailure } from './failure-class.ts'
import { type Call, classOfStatus, type Send, type Sent } from './send.ts'

/** What is sent for an arrival. */
export interface WireRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path and query, from the origin. */
  path: string
  headers: Record<string, string>
  body?: string
  /** Looks at the answer once it has ended, and tells what is wrong with it beyond its status. */
  take?(answer: Answered): OutcomeClass | 'again' | undefined
}

/** An answer that is whole. */
export interface Answered {
  status: number
  contentType: string
  location?: string
  text(): string
}

export interface UndiciOptions {
  /** `http://127.0.0.1:4010`. */
  origin: string
  /** Most connections open at once; as many as requests may be under way. */
  connections: number
  /** Made when it is sent, so that a token may have changed. Undefined where an answer before it lacked what it needs. */
  request(entry: MixEntry, index: number): WireRequest | undefined
  /** ms since the epoch, for dates in Retry-After. */
  date(): number
  /** Connections that do not come about in this time have failed. ms. */
  connectTimeoutMs?: number
}

export interface UndiciSend {
  send: Send
  sockets(): GeneratorHealth['sockets']
  close(): Promise<void>
}

/**
 * Sends over a pool of undici, one request on a connection at a time: with more, one slow answer would hold up others that
 * the server has long made, and the wait would look like the server's. Never through `fetch`, which takes four times as long.
 */
export function createUndiciSend(options: UndiciOptions): UndiciSend {
  const { origin, connections, connectTimeoutMs = 10_000 } = options
  const sockets = { opened: 0, mostOpen: 0 }
  let open = 0
  // The engine keeps the time of requests, to the millisecond; undici's own clock ticks every half second.
  const pool = new Pool(origin, {
    connections,
    pipelining: 1,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: connectTimeoutMs },
  })
  pool.on('connect', () => {
    open += 1
    sockets.opened += 1
    sockets.mostOpen = Math.max(sockets.mostOpen, open)
  })
  pool.on('disconnect', () => {
    open -= 1
  })
  return {
    send: (call) => sendOne(pool, options, call),
    sockets: () => ({ ...sockets }),
    close: () => pool.destroy(),
  }
}

/**
 * By `dispatch` rather than `request`: bodies are counted as they come, and no stream is made that nobody reads from.
 */
function sendOne(pool: Pool, options: UndiciOptions, { entry, index, signal }: Call): Promise<Sent> {
  return new Promise((resolve, reject) => {
    let bytes = 0
    let status = 0
    let headers: IncomingHttpHeaders = {}
    let giveUp: (() => void) | undefined
    const settled = () => {
      if (giveUp) signal.removeEventListener('abort', giveUp)
    }
    const request = options.request(entry, index)
    if (!request) return resolve({ class: 'wrong-data', bytes: 0 })
    const chunks: Buffer[] = []
    pool.dispatch(request, {
      onRequestStart: (controller) => {
        giveUp = () => controller.abort(abortedBy(signal))
        if (signal.aborted) giveUp()
        else signal.addEventListener('abort', giveUp)
      },
      onResponseStart: (_, statusCode, fields) => {
        status = statusCode
        headers = fields
      },
      onResponseData: (_, chunk) => {
        bytes += chunk.length
        if (request.take) chunks.push(chunk)
      },
      onResponseEnd: () => {
        settled()
        const rate = readRateHeaders((name) => fieldOf(headers, name), { status, now: options.date() })
        const wrong = request.take?.({
          status,
          contentType: fieldOf(headers, 'content-type') ?? '',
          ...(typeof headers.location === 'string' && { location: headers.location }),
          text: () => Buffer.concat(chunks).toString(),
        })
        resolve({ ...endedAs(wrong, status), bytes, rate })
      },
      onResponseError: (_, error) => {
        settled()
        const failed = signal.aborted ? undefined : classOfFailure(error)
        if (failed === undefined) reject(error)
        else resolve({ class: failed, bytes })
      },
    })
  })
}

/** What was wrong with the answer, else what its status says. */
function endedAs(wrong: OutcomeClass | 'again' | undefined, status: number): Pick<Sent, 'class' | 'again'> {
  return wrong === 'again' ? { class: 'ok', again: true } : { class: wrong ?? classOfStatus(status) }
}

function abortedBy({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new Error('the request was given up', { cause: reason })
}

function fieldOf(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : (value ?? null)
}
