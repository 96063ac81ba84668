import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect as connectSecurely } from 'node:tls'
import type { Manner, WireAnswer, WireRequest } from '../../model/wire.ts'
import { hostOf } from './host-of.ts'
import { ANSWER_LIMIT, isAskedFor, readAnswer } from './read-answer.ts'
import type { Line } from './session.ts'

/** Sends requests to one origin, each over a connection of its own or several over one. */
export interface Wire {
  /** Never throws: whatever happens to the connection is an answer of its kind. */
  send(request: WireRequest, deadlineMs: number): Promise<WireAnswer>
  /** A connection that is kept as long as the server keeps it. */
  connect(deadlineMs: number): Line
}

/** Bytes that are written before it is looked whether an answer has come. */
const PIECE = 64 * 1024
/** A client that asks before it sends may go on without an answer after a while (RFC 9110 section 10.1.1). */
const PATIENCE_MS = 1000
/** On a busy machine an answer is seen before the end of what it answers has left. */
const GRACE_MS = 50
const ENDLESS = `more than ${ANSWER_LIMIT / 1024} KiB came, and no answer in it`
/** Pauses of a slow body. */
const SLOW = { pieces: 10, pauseMs: 30 }

/** `ca`: certificates (PEM) that are trusted in place of the usual ones. */
export function wireTo(origin: URL, ca?: string): Wire {
  const opened = () => open(origin, ca)
  return {
    send: (request, deadlineMs) => converse(opened(), { origin, request, deadlineMs, keep: false }),
    connect: (deadlineMs) => lineOf(opened, { origin, deadlineMs, keep: true }),
  }
}

function open(origin: URL, ca: string | undefined): Socket {
  const { host, ...secure } = hostOf(origin)
  if (origin.protocol === 'http:') return connect({ host, port: Number(origin.port || 80) })
  const trust = ca === undefined ? {} : { ca }
  return connectSecurely({ host, ...secure, ALPNProtocols: ['http/1.1'], ...trust })
}

function lineOf(opened: () => Socket, to: Omit<Conversation, 'request'>): Line {
  let socket: Socket | undefined
  return {
    async send(request) {
      const kept = socket?.destroyed === false ? socket : undefined
      socket = kept ?? opened()
      const answer = await converse(socket, { ...to, request })
      // A server may close an idle connection just as it is used again (RFC 9112 section 9.5).
      if (!kept || answer.kind !== 'closed') return answer
      socket = opened()
      return converse(socket, { ...to, request })
    },
    close: () => socket?.destroy(),
  }
}

interface Conversation {
  origin: URL
  request: WireRequest
  deadlineMs: number
  /** Further requests are to follow over the same connection. */
  keep: boolean
}

async function converse(socket: Socket, conversation: Conversation): Promise<WireAnswer> {
  const { request, deadlineMs, keep } = conversation
  const began = performance.now()
  const heard = listenTo(socket, request.method)
  const timer = setTimeout(() => heard.settle({ kind: 'hung' }), deadlineMs)
  try {
    const wrote = write(socket, { ...conversation, heard })
    const found = await heard.answer
    const sentAll = await Promise.race([wrote, sleep(GRACE_MS, false, { ref: false })])
    const again = keep && sentAll && found.kind === 'answered' && !closes(found.headers)
    if (again) leave(socket)
    else socket.destroy()
    return { ...found, sentAll, ms: performance.now() - began }
  } finally {
    clearTimeout(timer)
  }
}

function closes(headers: readonly (readonly [string, string])[]): boolean {
  return headers.some(([name, value]) => name === 'connection' && /\bclose\b/i.test(value))
}

/** Nobody listens until the next request; what happens meanwhile shows in `destroyed`. */
function leave(socket: Socket): void {
  for (const event of ['data', 'end', 'close', 'error']) socket.removeAllListeners(event)
  socket.on('error', () => {})
  socket.on('data', () => {})
  socket.on('end', () => socket.destroy())
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
  const look = (ended: boolean, how = 'the connection was closed without an answer') => {
    if (isAskedFor(state.bytes)) asked.resolve()
    const read = readAnswer(state.bytes, { ended: ended || state.bytes.length > ANSWER_LIMIT, method })
    if (read) settle({ kind: 'answered', ...read })
    else if (ended) settle({ kind: 'closed', how })
    else if (state.bytes.length > ANSWER_LIMIT) settle({ kind: 'closed', how: ENDLESS })
  }
  socket.on('data', (chunk) => {
    state.bytes = withoutRest(Buffer.concat([state.bytes, chunk]))
    look(false)
  })
  socket.on('end', () => look(true))
  socket.on('close', () => look(true))
  // An answer may have come before the server stopped reading.
  socket.on('error', (error) => look(true, error.message))
  return { answer: answer.promise, settle, isOver: () => state.over, asked: asked.promise }
}

/** The end of a chunked answer may come late, and stands before the next one then. */
function withoutRest(bytes: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  return bytes[0] === 0x0d && bytes[1] === 0x0a ? bytes.subarray(2) : bytes
}

interface Writing extends Conversation {
  heard: Heard
}

/** Whether the whole body has left. */
async function write(socket: Socket, { origin, request, keep, heard }: Writing): Promise<boolean> {
  const { body, manner } = request
  socket.write(headOf(request, { host: origin.host, keep }), 'latin1')
  if (manner === 'expect') await Promise.race([heard.asked, sleep(PATIENCE_MS, undefined, { ref: false })])
  for (const piece of PIECES[manner](Buffer.from(body))) {
    if (heard.isOver()) return false
    if (!(socket.write(piece) || (await drained(socket, heard)))) return false
    if (manner === 'slow') await sleep(SLOW.pauseMs)
  }
  if (manner === 'half') socket.end()
  return true
}

async function drained(socket: Socket, { answer }: Heard): Promise<boolean> {
  const drain = Promise.withResolvers<boolean>()
  socket.once('drain', () => drain.resolve(true))
  return Promise.race([drain.promise, answer.then(() => sleep(GRACE_MS, false, { ref: false }))])
}

interface Addressed {
  host: string
  keep: boolean
}

function headOf({ method, path, headers, body, manner }: WireRequest, { host, keep }: Addressed): string {
  const given = new Set(headers.map(([name]) => name.toLowerCase()))
  const length = manner === 'chunked' ? 'Transfer-Encoding: chunked' : `Content-Length: ${body.length}`
  const lines = [
    `${method} ${path} HTTP/1.1`,
    ...(given.has('host') ? [] : [`Host: ${host}`]),
    ...headers.map(([name, value]) => `${name}: ${value}`),
    ...(given.has('content-length') ? [] : [length]),
    ...(manner === 'expect' ? ['Expect: 100-continue'] : []),
    `Connection: ${keep ? 'keep-alive' : 'close'}`,
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
