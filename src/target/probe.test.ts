import type { RequestListener, ServerResponse } from 'node:http'
import { beforeAll, expect, test } from 'vitest'
import { listening, refusingUrl } from '../client/loopback.ts'
import { ticketsApi } from '../client/tickets-api.ts'
import type { Api } from '../spec/api.ts'
import { probe } from './probe.ts'
import { remoteSession } from './remote.ts'

let api: Api
beforeAll(async () => {
  api = await ticketsApi()
})

/** Probes an address with a clock that goes on only while it sleeps; tells how long it slept each time. */
async function probed(baseUrl: string): Promise<{ waits: number[]; error: Error | undefined }> {
  const waits: number[] = []
  const connections = { primary: { access: 'env:ACCESS' } }
  const target = { baseUrl, environment: 'test', api: 'tickets', system: 'desk', connections } as const
  const session = await remoteSession('desk-test', target, { env: () => 'tok-0123456789', now: Date.now })
  const options = {
    now: () => waits.reduce((sum, wait) => sum + wait, 0),
    sleep: async (ms: number) => void waits.push(ms),
  }
  const error = await probe(session, api, options).then(
    () => undefined,
    (thrown: Error) => thrown,
  )
  return { waits, error }
}

async function probedWith(listener: RequestListener) {
  await using server = await listening(listener)
  const { waits, error } = await probed(server.baseUrl)
  return {
    waits,
    code: error && Reflect.get(error, 'code'),
    message: error?.message.replace(server.baseUrl, 'BASE'),
  }
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

test('a target that answers the status call with its token is ready at once', async () => {
  const asked: unknown[] = []
  const { waits, code } = await probedWith((request, response) => {
    asked.push([request.url, request.headers.authorization])
    json(response, 200, {})
  })
  expect([waits, code]).toEqual([[], undefined])
  expect(asked).toEqual([['/me', 'Bearer tok-0123456789']])
})

test('a target that refuses connections is tried again, ever more slowly, until the deadline', async () => {
  const refusing = await refusingUrl()
  const { waits, error } = await probed(refusing)
  expect(waits).toEqual([250, 500, 1000, 2000, 4000, 4000, 3250])
  expect(error).toMatchObject({
    code: 'TARGET_UNREACHABLE',
    message: `The target "desk-test" at ${refusing} does not answer: the connection was refused (ECONNREFUSED), for 15.0 s. Start it, or correct its baseUrl, then run again.`,
  })
})

test.each([502, 503, 504])('a target that answers %d is waited for', async (status) => {
  let asked = 0
  const { waits, code } = await probedWith((_, response) => json(response, ++asked < 3 ? status : 200, {}))
  expect([waits, code]).toEqual([[250, 500], undefined])
})

test('a target that stays unavailable is given up', async () => {
  const { code, message } = await probedWith((_, response) => json(response, 503, {}))
  expect(code).toBe('TARGET_UNREACHABLE')
  expect(message).toContain('answers GET /me with 503, for 15.0 s. Wait until it is up')
})

test.each<[string, RequestListener, string]>([
  [
    'a page',
    (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<title>Sign in</title>'),
    'answers GET /me with 200 and a page titled "Sign in"',
  ],
  [
    'a redirect to a login',
    (_, response) => response.writeHead(302, { location: 'https://login.example/?state=abc&code=def' }).end(),
    'answers GET /me with 302 and redirects to https://login.example/?state=***&code=***',
  ],
  [
    'a text',
    (_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('hello'),
    'answers GET /me with 200 and text/plain',
  ],
  ['nothing', (_, response) => response.writeHead(200).end(), 'answers GET /me with 200 and no content'],
  ['404 everywhere', (_, response) => json(response, 404, { error: 'no route' }), 'answers GET /me with 404'],
  ['500', (_, response) => json(response, 500, {}), 'answers GET /me with 500'],
])('%s is not the API, and is not waited for', async (_, listener, seen) => {
  const { waits, code, message } = await probedWith(listener)
  expect([waits, code]).toEqual([[], 'TARGET_UNREACHABLE'])
  expect(message).toBe(
    `The target "desk-test" at BASE ${seen}. What answered is not the API: correct its baseUrl, then run again.`,
  )
})

test('where the status call is unknown, a list will do', async () => {
  const { code } = await probedWith((request, response) =>
    json(response, request.url === '/tickets' ? 200 : 404, []),
  )
  expect(code).toBeUndefined()
})

test.each([
  ['an error of the API', 500, { code: 'J' }],
  ['a rate limit', 429, {}],
])('%s shows that the API is there', async (_, status, body) => {
  expect((await probedWith((_, response) => json(response, status, body))).code).toBeUndefined()
})

test('an answer that cannot be read is not the API', async () => {
  const { message } = await probedWith((_, response) =>
    response.writeHead(200, { 'content-encoding': 'gzip' }).end('[1,2,3,4]'),
  )
  expect(message).toMatch(/with what cannot be read: expected a body in its content encoding, gzip, saw one/)
})

test.each([401, 403])('a token that is refused with %d is an error of its own', async (status) => {
  const { code, message } = await probedWith((_, response) => json(response, status, { code: 'A' }))
  expect(code).toBe('TARGET_REFUSED')
  expect(message).toContain('does not accept the access token of the primary connection')
})

test('a host that is not known is not waited for', async () => {
  const { waits, error } = await probed('https://nowhere.invalid')
  expect(waits).toEqual([])
  expect(error).toMatchObject({
    code: 'TARGET_UNREACHABLE',
    message: expect.stringMatching(/does not answer: the host name/),
  })
})

test('a server that does not speak TLS is told so', async () => {
  await using server = await listening((_, response) => json(response, 200, {}))
  const { error } = await probed(server.baseUrl.replace('http:', 'https:'))
  expect(error?.message).toMatch(/does not answer: it does not speak TLS there .*Check its baseUrl/)
})
