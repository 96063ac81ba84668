import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createCaller } from './caller.ts'
import { type Loopback, listening, talking } from './loopback.ts'
import { UnreadableAnswer } from './read-whole.ts'
import { recorderOf, ticketsApi } from './tickets-api.ts'

const api = await ticketsApi()
const KIB = 1024

/** What comes of one call, of whose answer 64 KiB are read. */
async function errorFrom({ baseUrl }: Loopback) {
  const recorder = recorderOf([], { answerLimit: 64 * KIB })
  const caller = createCaller({ api, baseUrl, fetch, recorder, deadlineMs: 400 })
  const error = await caller.call('GET /tickets').catch((thrown: Error) => thrown)
  return { error, exchange: recorder.exchanges[0] }
}

const JSON_TYPE = { 'content-type': 'application/json' }

test('an answer that is as long as is read is read, and one byte more is not', async () => {
  await using enough = await listening((_, response) => response.end(`${'['.padEnd(64 * KIB - 1)}]`))
  expect((await errorFrom(enough)).error).toMatchObject({ status: 200, body: [] })
  await using more = await listening((_, response) => response.end(`${'['.padEnd(64 * KIB)}]`))
  expect((await errorFrom(more)).error).toBeInstanceOf(UnreadableAnswer)
})

test('an answer without end is let go of at the limit, and its exchange tells so', async () => {
  let isLetGo = false
  await using server = await listening((_, response) => {
    response.writeHead(200, JSON_TYPE)
    response.on('close', () => {
      isLetGo = true
    })
    const more = () => {
      while (!response.destroyed && response.write(' '.repeat(16 * KIB)));
      if (!response.destroyed) response.once('drain', more)
    }
    more()
  })
  const { error, exchange } = await errorFrom(server)
  expect(error).toMatchObject({
    code: 'TARGET_FAILED',
    difference: { expected: 'an answer of at most 64 KiB', seen: 'one that is longer' },
    exchange: 'x1',
    message: `The answer to GET ${server.baseUrl}/tickets cannot be read: expected an answer of at most 64 KiB, saw one that is longer. Look at what the target sends; how much is read of it can be set.`,
  })
  expect(exchange).toMatchObject({ response: { status: 200, bodyCut: true }, failure: expect.any(String) })
  await expect.poll(() => isLetGo).toBe(true)
})

test.each([
  ['gzip', gzipSync],
  ['br', brotliCompressSync],
] as const)('what %s blows up counts as it is read', async (encoding, compress) => {
  const bomb = compress(Buffer.alloc(1024 * KIB, ' '))
  expect(bomb.length).toBeLessThan(2 * KIB)
  await using server = await listening((_, response) =>
    response.writeHead(200, { ...JSON_TYPE, 'content-encoding': encoding }).end(bomb),
  )
  expect((await errorFrom(server)).error).toBeInstanceOf(UnreadableAnswer)
})

test.each(['gzip', 'br', 'deflate', 'zstd'])(
  'a body that is not in its %s is unreadable',
  async (encoding) => {
    await using server = await listening((_, response) =>
      response.writeHead(200, { ...JSON_TYPE, 'content-encoding': encoding }).end('[1,2,3,4]'),
    )
    expect((await errorFrom(server)).error).toMatchObject({
      difference: {
        expected: `a body in its content encoding, ${encoding}`,
        seen: expect.stringMatching(/^one that is not: ./),
      },
    })
  },
)

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n'

test.each([
  [
    'says that it is longer than it is, and ends',
    `${HEAD}content-length: 9\r\n\r\n[]`,
    true,
    'closed before',
  ],
  ['says so, and waits', `${HEAD}content-length: 9\r\n\r\n[]`, false, 'no complete answer came in time'],
  [
    'ends in the middle of its chunks',
    `${HEAD}transfer-encoding: chunked\r\n\r\n2\r\n[]\r\n`,
    true,
    'closed before',
  ],
  [
    'has a chunk of no size',
    `${HEAD}transfer-encoding: chunked\r\n\r\nzz\r\n[]\r\n`,
    true,
    'HTTP/1.1 protocol',
  ],
  [
    'has no end of header fields',
    `${HEAD}x-long: ${'a'.repeat(20 * KIB)}\r\n\r\n[]`,
    true,
    'longer than 16 KiB',
  ],
  ['is none of HTTP', 'SSH-2.0-OpenSSH\r\n', true, 'HTTP/1.1 protocol'],
])('an answer that %s is no answer: nobody knows whose fault that is', async (_, text, ends, reason) => {
  await using server = await talking((socket) => (ends ? socket.end(text) : socket.write(text)))
  const { error, exchange } = await errorFrom(server)
  expect(error).toMatchObject({ code: 'TARGET_FAILED', message: expect.stringContaining(reason) })
  expect(error).not.toBeInstanceOf(UnreadableAnswer)
  expect(exchange?.response).toBeUndefined()
})

test('an answer that trickles is given up at the deadline, however often a byte comes', async () => {
  await using server = await talking((socket) => {
    socket.write(`${HEAD}content-length: 999\r\n\r\n`)
    const timer = setInterval(() => socket.write(' '), 20)
    socket.on('close', () => clearInterval(timer))
  })
  expect((await errorFrom(server)).error).toMatchObject({
    message: expect.stringContaining('no complete answer came in time'),
  })
})

test('an answer that is longer than it says is cut, and the next call is not hurt by the rest', async () => {
  await using server = await talking((socket) => socket.write(`${HEAD}content-length: 1\r\n\r\n[]`))
  const recorder = recorderOf()
  const caller = createCaller({ api, baseUrl: server.baseUrl, fetch, recorder })
  for (const _ of [1, 2, 3]) expect(await caller.call('GET /tickets')).toMatchObject({ text: '[' })
})
