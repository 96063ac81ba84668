import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect as connectSecurely } from 'node:tls'
import type { Manner, WireAnswer, WireRequest } from '../../model/wire.ts'
import { ANSWER_LIMIT, isAskedFor, readAnswer } from './read-answer.ts'

/** Sends requests to one origin, each over a connection of its own. */
export interface Wire {
  /** Never throws: whatever happens to the connection is an answer of its kind. */
  send(request: WireRequest, deadlineMs: number): Promise<WireAnswer>
}

/** Bytes that are written before it is looked whether an answer has come. */
const PIECE = 64 * 1024
/** A client that asks before it sends may go on without an answer after a while (RFC 9110 section 10.1.1). */
const PATIENCE_MS = 1000
/** Pauses of a slow body. */
const SLOW = { pieces: 10, pauseMs: 30 }

export function wireTo(origin: URL): Wire {
  return { send: (request, deadlineMs) => converse(open(origin), { origin, request, deadlineMs }) }
}

function open({ protocol, hostname, port }: URL): Socket {
  const host = hostname.replace(/^\[|\]$/g, '')
  if (protocol === 'http:') return connect({ host, port: Number(port || 80) })
  const name = /^[\d.]+$|:/.test(host) ? {} : { servername: host }
  return connectSecurely({ host, port: Number(port || 443), ALPNProtocols: ['http/1.1'], ...name })
}

interface Conversation {
  origin: URL
  request: WireRequest
  deadlineMs: number
}

async function converse(socket: Socket, { origin, request, deadlineMs }: Conversation): Promise<WireAnswer> {
  const began = performance.now()
  const state = { sentAll: false }
  const heard = listenTo(socket, request.method)
  const timer = setTimeout(() => heard.settle({ kind: 'hung' }), deadlineMs)
  try {
    void write(socket, { origin, request, heard }).then((sentAll) => {
      state.sentAll = sentAll
    })
    const found = await heard.answer
    return { ...found, ...state, ms: performance.now() - began }
  } finally {
    clearTimeout(timer)
    socket.destroy()
  }
}

type Bare<Kind> = Kind extends WireAnswer ? Omit<Kind, 'ms' | 'sentAll'> : never
type Found = Bare<WireAnswer>

interface Heard {
  answer: Promise<Found>
  settle(found: Found): void
  isOver(): boolean
  /** Resolves once the server has asked for the body, has answered, or has been silent for a while. */
  asked: Promise<void>
}

function listenTo(socket: Socket, method: string): Heard {
  const answer = Promise.withResolvers<Found>()
  const asked = Promise.withResolvers<void>()
  const state = { bytes: Buffer.of(), over: false }
  const settle = (found: Found) => {
    state.over = true
    asked.resolve()
    answer.resolve(found)
  }
  const look = (ended: boolean) => {
    if (isAskedFor(state.bytes)) asked.resolve()
    const read = readAnswer(state.bytes, { ended: ended || state.bytes.length > ANSWER_LIMIT, method })
    if (read) settle({ kind: 'answered', ...read })
    else if (ended) settle({ kind: 'closed', how: 'the connection was closed without an answer' })
  }
  socket.on('data', (chunk) => {
    state.bytes = Buffer.concat([state.bytes, chunk])
    look(false)
  })
  socket.on('end', () => look(true))
  socket.on('close', () => look(true))
  // An answer may have come before the server stopped reading.
  socket.on('error', (error) => {
    look(true)
    settle({ kind: 'closed', how: error.message })
  })
  return { answer: answer.promise, settle, isOver: () => state.over, asked: asked.promise }
}

interface Writing extends Omit<Conversation, 'deadlineMs'> {
  heard: Heard
}

/** Whether the whole body has left. */
async function write(socket: Socket, { origin, request, heard }: Writing): Promise<boolean> {
  const { body, manner } = request
  socket.write(headOf(request, origin.host), 'latin1')
  if (manner === 'expect') await Promise.race([heard.asked, sleep(PATIENCE_MS, undefined, { ref: false })])
  for (const piece of PIECES[manner](Buffer.from(body))) {
    if (heard.isOver()) return false
    if (!socket.write(piece)) await drained(socket, heard)
    if (manner === 'slow') await sleep(SLOW.pauseMs)
  }
  if (manner === 'half') socket.end()
  return !heard.isOver()
}

async function drained(socket: Socket, { answer }: Heard): Promise<void> {
  const drain = Promise.withResolvers<void>()
  socket.once('drain', drain.resolve)
  await Promise.race([drain.promise, answer])
}

function headOf({ method, path, headers, body, manner }: WireRequest, host: string): string {
  const given = new Set(headers.map(([name]) => name.toLowerCase()))
  const length = manner === 'chunked' ? 'Transfer-Encoding: chunked' : `Content-Length: ${body.length}`
  const lines = [
    `${method} ${path} HTTP/1.1`,
    ...(given.has('host') ? [] : [`Host: ${host}`]),
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(given.has('content-length') ? [] : [length]),
    ...(manner === 'expect' ? ['Expect: 100-continue'] : []),
    'Connection: close',
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}

const PIECES: Record<Manner, (body: Buffer) => Iterable<Buffer>> = {
  plain: (body) => cut(body, PIECE),
  expect: (body) => cut(body, PIECE),
  slow: (body) => cut(body, Math.ceil(body.length / SLOW.pieces)),
  half: (body) => [body.subarray(0, body.length >> 1)],
  chunked: function* (body) {
    for (const piece of cut(body, Math.max(1, Math.ceil(body.length / 3))))
      yield Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')])
    yield Buffer.from('0\r\n\r\n')
  },
}

function* cut(body: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < body.length; at += size) yield body.subarray(at, at + size)
}
