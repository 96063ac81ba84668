import { once } from 'node:events'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { classOfFailure } from './failure-class.ts'
import { createUndiciSend, type UndiciSend } from './undici-send.ts'

const ANSWERS: Record<string, (response: ServerResponse) => void> = {
  '/ok': (response) => void response.writeHead(200).end('twelve bytes'),
  '/throttled': (response) => void response.writeHead(429, { 'retry-after': '2' }).end(),
  '/broken': (response) => void response.writeHead(503).end(),
  '/reset': (response) => void response.destroy(),
  '/torn': (response) => {
    response.writeHead(200, { 'content-length': '100' })
    response.write('half')
    setImmediate(() => response.destroy())
  },
  '/policy': (response) =>
    void response.writeHead(200, { 'ratelimit-policy': '"a";q=100;w=60', ratelimit: '"a";r=0;t=7' }).end(),
}
let server: Server
let sender: UndiciSend
const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

beforeAll(async () => {
  server = createServer((request, response) => ANSWERS[request.url ?? '']?.(response))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  sender = open(origin())
})

afterAll(async () => {
  await sender.close()
  server.close()
})

function open(to: string): UndiciSend {
  return createUndiciSend({
    origin: to,
    connections: 4,
    date: () => 0,
    request: ({ operation }) => ({ method: 'GET', path: operation, headers: {} }),
  })
}

function send(path: string, signal = new AbortController().signal, through = sender) {
  return through.send({
    index: 0,
    entry: { operation: path, connection: 'one', kind: 'get', weight: 1 },
    signal,
  })
}

test.each([
  ['/ok', { class: 'ok', bytes: 12 }],
  ['/throttled', { class: 'throttled', rate: { retryAfter: { present: true, ms: 2000 } } }],
  ['/broken', { class: 'server-error' }],
  ['/reset', { class: 'reset', bytes: 0 }],
  ['/torn', { class: 'reset', bytes: 4 }],
  ['/policy', { class: 'ok', rate: { window: { requests: 100, ms: 60_000 }, usedUpForMs: 7000 } }],
])('%s ends as %o', async (path, expected) => {
  expect(await send(path)).toMatchObject(expected)
})

test('a port where nobody listens is a failure to connect, a name that does not exist one of DNS', async () => {
  const spare = createServer()
  await once(spare.listen(0, '127.0.0.1'), 'listening')
  const { port } = spare.address() as AddressInfo
  await new Promise((resolve) => spare.close(resolve))
  const nobody = open(`http://127.0.0.1:${port}`)
  expect(await send('/ok', undefined, nobody)).toEqual({ class: 'connect', bytes: 0 })
  await nobody.close()
  expect(classOfFailure(Object.assign(new Error('x'), { code: 'ENOTFOUND' }))).toBe('dns')
  expect(classOfFailure(new TypeError('x is not a function'))).toBeUndefined()
})

test('what was given up rejects, and its connection is counted', async () => {
  await expect(send('/unknown', AbortSignal.timeout(20))).rejects.toThrow(/abort|timeout/i)
  expect(sender.sockets().opened).toBeGreaterThan(0)
})
