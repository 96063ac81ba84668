import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deliver, loadRecipe, type Outgoing, verify } from './index.ts'

const SECRETS = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']
const recipe = await loadRecipe('standard-webhooks')
const asked: string[] = []
let server: Server
let origin: string

/** A receiver that does at each address what the address says. */
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { url = '', headers, method = '' } = request
    asked.push(url)
    const verdict = verify(recipe, SECRETS, { headers, body: await buffer(request) })
    if (url === '/reset') return request.socket.destroy()
    if (url === '/half')
      return response.writeHead(200, { 'content-length': 9 }).write('half', () => request.socket.destroy())
    if (url === '/silent') return
    if (url === '/endless') return response.write('…')
    if (url === '/moved') return response.writeHead(307, { location: '/elsewhere' }).end()
    if (url === '/long') return response.end('x'.repeat(200_000))
    response.writeHead(verdict.ok ? 202 : 401, { 'X-Type': headers['content-type'] }).end(`${method} é`)
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const send = (path: string, more: Partial<Outgoing> = {}) =>
  deliver(recipe, SECRETS, { url: origin + path, body: '{"a": 1.0}', id: 'msg_1', ...more })

test.each<[string, Partial<Outgoing>, object]>([
  ['/hook', {}, { status: 202, bodyText: 'POST é', cut: false, headers: { 'x-type': 'application/json' } }],
  [
    '/hook',
    { method: 'PUT', headers: { 'Content-Type': 'text/plain' } },
    { bodyText: 'PUT é', headers: { 'x-type': 'text/plain' } },
  ],
  ['/hook', { time: 0 }, { status: 401 }],
  ['/moved', {}, { status: 307, headers: { location: '/elsewhere' } }],
  ['/long', {}, { status: 200, bodyText: 'x'.repeat(64 * 1024), cut: true }],
  ['/reset', {}, { failure: 'reset' }],
  ['/half', {}, { failure: 'reset' }],
  ['/silent', { deadlineMs: 60 }, { failure: 'timed-out', detail: expect.stringContaining('in time') }],
  ['/endless', { deadlineMs: 60 }, { failure: 'timed-out' }],
])('what became of a delivery to %s %j', async (path, more, expected) => {
  const delivered = await send(path, more)
  expect(delivered).toMatchObject(expected)
  expect(delivered.durationMs).toBeGreaterThan(0)
  expect(asked).not.toContain('/elsewhere')
})

test.each([0, 1])('an answer of 64 KiB and %d bytes more, through a fetch of the caller', async (more) => {
  const pieces = [new Uint8Array(64 * 1024), ...new Array<Uint8Array>(more).fill(new Uint8Array(1))]
  const start = (stream: ReadableStreamDefaultController<Uint8Array>) => {
    for (const piece of pieces) stream.enqueue(piece)
    stream.close()
  }
  const fetch = async () => new Response(new ReadableStream({ start }))
  expect(await send('/unasked', { fetch })).toMatchObject({ status: 200, cut: more > 0 })
  expect(asked).not.toContain('/unasked')
})

test('where nobody listens a delivery is refused', async () => {
  const left = createServer()
  await once(left.listen(0, '127.0.0.1'), 'listening')
  const { port } = left.address() as AddressInfo
  await new Promise((closed) => left.close(closed))
  const words = 'the connection was refused (ECONNREFUSED)'
  const delivered = await send('', { url: `http://127.0.0.1:${port}/` })
  expect(delivered).toMatchObject({ failure: 'refused', detail: words })
})

test.each<[string, Partial<Outgoing>, string]>([
  ['an address that is none', { url: 'hook' }, 'no address to send to'],
  ['a password in the address', { url: 'http://me:hidden@127.0.0.1/' }, 'without user and password'],
  ['a deadline of nothing', { deadlineMs: Number.NaN }, 'The deadline of NaN ms'],
  [
    'a signal of the caller',
    { signal: AbortSignal.abort(new Error('the test is over')) },
    'the test is over',
  ],
  [
    'a fetch that is broken',
    { fetch: () => Promise.reject(new Error('a bug of the test')) },
    'a bug of the test',
  ],
])('%s is an error, and no outcome of a delivery', async (_, more, message) => {
  const error = await send('/hook', more).catch(String)
  expect(error).toContain(message)
  expect(error).not.toContain('hidden')
})
