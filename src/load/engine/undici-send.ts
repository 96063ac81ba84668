import { type Dispatcher, Pool } from 'undici'
import type { MixEntry } from '../load-plan.ts'
import type { GeneratorHealth } from '../measured.ts'
import { readRateHeaders } from '../rate-headers.ts'
import { classOfFailure } from './failure-class.ts'
import { type Call, classOfStatus, type Send } from './send.ts'

/** What is sent for an arrival. */
export interface WireRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path and query, from the origin. */
  path: string
  headers: Record<string, string>
  body?: string
}

export interface UndiciOptions {
  /** `http://127.0.0.1:4010`. */
  origin: string
  /** Most connections open at once; as many as requests may be under way. */
  connections: number
  /** Made when it is sent, so that a token may have changed. */
  request(entry: MixEntry, index: number): WireRequest
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

async function sendOne(pool: Pool, options: UndiciOptions, { entry, index, signal }: Call): ReturnType<Send> {
  let bytes = 0
  try {
    const answer = await pool.request({ ...options.request(entry, index), signal })
    for await (const chunk of answer.body) bytes += (chunk as Uint8Array).length
    const rate = readRateHeaders((name) => headerOf(answer, name), {
      status: answer.statusCode,
      now: options.date(),
    })
    return { class: classOfStatus(answer.statusCode), bytes, rate }
  } catch (error) {
    const failed = signal.aborted ? undefined : classOfFailure(error)
    if (failed === undefined) throw error
    return { class: failed, bytes }
  }
}

function headerOf({ headers }: Dispatcher.ResponseData, name: string): string | null {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : (value ?? null)
}
