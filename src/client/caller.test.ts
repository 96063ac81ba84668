import { beforeAll, expect, test } from 'vitest'
import type { Fetch } from '../model/fetch.ts'
import { Secret } from '../secrets/secret.ts'
import type { Api } from '../spec/api.ts'
import type { CallInit } from './answer.ts'
import { createCaller } from './caller.ts'
import { listening, refusingUrl } from './loopback.ts'
import { answering, recorderOf, ticketsApi } from './tickets-api.ts'

const baseUrl = 'http://tickets.invalid'
let api: Api
beforeAll(async () => {
  api = await ticketsApi()
})

const callerOf = (fetch: Fetch, token?: Secret) =>
  createCaller({ api, baseUrl, fetch, recorder: recorderOf(), token })

/** The request that a call sends. */
async function sentBy(address: string, init?: CallInit, token?: Secret): Promise<Request> {
  const sent: Request[] = []
  const fetch: Fetch = async (request) => {
    sent.push(request.clone())
    return Response.json([])
  }
  await callerOf(fetch, token).call(address, init)
  const [request] = sent
  if (!request) throw new Error('nothing was sent')
  return request
}

test('an answer carries operation, status, headers, text, parsed body and exchange', async () => {
  const answer = await callerOf(answering([{ id: 'a' }], { headers: { 'x-request-id': 'r1' } })).call(
    'GET /tickets',
  )
  expect(answer).toMatchObject({ status: 200, text: '[{"id":"a"}]', body: [{ id: 'a' }], violations: [] })
  expect(answer.operation.address).toBe('GET /tickets')
  expect(answer.headers.get('x-request-id')).toBe('r1')
  expect(answer.exchange.request.url).toBe('http://tickets.invalid/tickets')
})

test('names of the query go out as they are written, repeated where they repeat', async () => {
  const request = await sentBy('GET /tickets', {
    query: [
      ['filter[opened:from]', '2026-01-01T00:00:00+01:00'],
      ['a', '1'],
      ['a', '2'],
    ],
  })
  expect([...new URL(request.url).searchParams]).toEqual([
    ['filter[opened:from]', '2026-01-01T00:00:00+01:00'],
    ['a', '1'],
    ['a', '2'],
  ])
})

test('a path parameter is percent-encoded', async () => {
  expect((await sentBy('GET /tickets/{id}', { path: { id: 'a/b c?' } })).url).toBe(
    `${baseUrl}/tickets/a%2Fb%20c%3F`,
  )
})

test('values of parameters go out in their styles, beside what else is sent', async () => {
  const one = { required: false, pointer: '' }
  const request = await sentBy('GET /tickets', {
    query: [['page', '1']],
    headers: { 'x-more': '1' },
    parameters: [
      [{ ...one, name: 'ids', in: 'query', explode: false }, [1, 2]],
      [{ ...one, name: 'X-Ids', in: 'header' }, [1, 2]],
      [{ ...one, name: 'a', in: 'cookie' }, 'x'],
      [{ ...one, name: 'b', in: 'cookie' }, 'y'],
      [{ ...one, name: 'none', in: 'query' }, []],
    ],
  })
  expect(request.url).toBe(`${baseUrl}/tickets?page=1&ids=1,2`)
  const { headers } = request
  expect(['x-more', 'x-ids', 'cookie'].map((name) => headers.get(name))).toEqual(['1', '1,2', 'a=x; b=y'])
})

test.each<[string, CallInit['authorization'], string | null]>([
  ['the token of the caller', undefined, 'Bearer tok'],
  ['no credentials', 'none', null],
  ['a header as it stands', { header: 'bearer tok, Basic x' }, 'bearer tok, Basic x'],
  ['an empty header', { header: '' }, ''],
])('a call is made with %s', async (_, authorization, header) => {
  const init = authorization === undefined ? {} : { authorization }
  expect((await sentBy('GET /tickets', init, new Secret('tok'))).headers.get('authorization')).toBe(header)
})

test('a caller with another token leaves the first as it is', async () => {
  const tokens: (string | null)[] = []
  const caller = callerOf(async (request) => {
    tokens.push(request.headers.get('authorization'))
    return Response.json([])
  }, new Secret('one'))
  await caller.as(new Secret('two')).call('GET /tickets')
  await caller.as(undefined).call('GET /tickets')
  await caller.call('GET /tickets')
  expect(tokens).toEqual(['Bearer two', null, 'Bearer one'])
})

test.each<[string, unknown, string, string]>([
  ['an object as JSON', { a: 1 }, 'application/json', '{"a":1}'],
  ['a text as it is', '{"a":', 'application/json', '{"a":'],
  ['a form', new URLSearchParams({ a: 'b c' }), 'application/x-www-form-urlencoded', 'a=b+c'],
])('a body is sent: %s', async (_, body, type, text) => {
  const request = await sentBy('POST /tickets', { body })
  expect(request.headers.get('content-type')).toBe(type)
  expect(await request.text()).toBe(text)
})

test('a multipart body is sent with its boundary', async () => {
  const body = new FormData()
  body.set('name', 'value')
  const request = await sentBy('POST /tickets', { body })
  expect(request.headers.get('content-type')).toMatch(/^multipart\/form-data; boundary=/)
})

test('a content type that is given wins', async () => {
  const request = await sentBy('POST /tickets', { body: 'a', headers: { 'Content-Type': 'text/csv' } })
  expect(request.headers.get('content-type')).toBe('text/csv')
})

test('deviations from the document are on the answer', async () => {
  const { violations } = await callerOf(answering([{ id: 1 }])).call('GET /tickets')
  expect(violations).toMatchObject([{ kind: 'schema', pointer: '/0/id', seen: '1' }])
})

test('a deviation shows no secret', async () => {
  const fetch = answering({ access_token: 'tok-0123456789' }, { status: 200 })
  const { violations } = await callerOf(fetch, new Secret('tok-0123456789')).call('GET /tickets')
  expect(JSON.stringify(violations)).not.toContain('tok-0123456789')
  expect(violations).toHaveLength(1)
})

test('a redirect is answered, not followed', async () => {
  await using server = await listening((_, response) =>
    response.writeHead(302, { location: '/elsewhere' }).end(),
  )
  const recorder = recorderOf()
  const caller = createCaller({ api, baseUrl: server.baseUrl, fetch, recorder })
  const answer = await caller.call('GET /tickets')
  expect([answer.status, answer.headers.get('location'), recorder.exchanges.length]).toEqual([
    302,
    '/elsewhere',
    1,
  ])
})

test('no answer is an error that names call, target and reason', async () => {
  const refusing = await refusingUrl()
  const caller = createCaller({ api, baseUrl: refusing, fetch, recorder: recorderOf() })
  await expect(caller.call('GET /tickets')).rejects.toMatchObject({
    code: 'TARGET_FAILED',
    message: `GET /tickets at ${refusing} got no answer: the connection was refused (ECONNREFUSED). Check that the target is up and can be reached, then run again.`,
  })
})

test('a target that never answers is given up at the deadline', async () => {
  const caller = createCaller({
    api,
    baseUrl,
    fetch: () => new Promise(() => {}),
    recorder: recorderOf(),
    deadlineMs: 5,
  })
  await expect(caller.call('GET /tickets')).rejects.toThrow('no complete answer came in time')
})

test('a message about a header that cannot be sent does not repeat it', async () => {
  const caller = callerOf(answering([]), new Secret('tok-0123456789\n'))
  const refused = await caller
    .call('GET /tickets', { authorization: { header: 'Bearer tok-0123456789\n!' } })
    .catch((error: Error) => error)
  expect(String(refused)).toContain('got no answer')
  expect(String(refused)).not.toContain('tok-0123456789')
})

test('an address that the document lacks is refused', async () => {
  await expect(callerOf(answering([])).call('GET /nowhere')).rejects.toMatchObject({ code: 'USAGE' })
})

test('an address that the document lacks can be called to see it refused', async () => {
  const caller = callerOf(answering({ code: 'F' }, { status: 405 }))
  expect(await caller.call('DELETE /tickets', { undocumented: true })).toMatchObject({
    status: 405,
    violations: [],
  })
})
