import { beforeAll, expect, test } from 'vitest'
import type { Fetch } from '../model/fetch.ts'
import { Secret } from '../secrets/secret.ts'
import type { Api } from '../spec/api.ts'
import { type ConnectOptions, connect } from './connect.ts'
import { answering, recorderOf, ticketsApi } from './tickets-api.ts'

interface Tickets {
  '/tickets': {
    get: {
      parameters: { query?: Record<string, unknown> }
      responses: { 200: { content: { 'application/json': { id: string }[] } } }
    }
    post: {
      requestBody: { content: { 'application/json': { title: string } } }
      responses: { 201: { content: { 'application/json': unknown } } }
    }
  }
}

let api: Api
beforeAll(async () => {
  api = await ticketsApi()
})

function clientOf(server: Fetch, options: Partial<ConnectOptions> = {}) {
  const recorder = recorderOf([new Secret('tok-0123456789')])
  const fetch = recorder.record(server)
  return connect<Tickets>({ api, baseUrl: 'http://tickets.invalid', fetch, recorder, ...options })
}

test('an answer that conforms is given as typed data', async () => {
  const { data } = await clientOf(answering([{ id: 'a' }])).GET('/tickets')
  expect(data?.[0]?.id).toBe('a')
})

test('a query is sent as it is written: names unchanged, lists repeated, objects in brackets', async () => {
  let url = ''
  const client = clientOf(async (request) => {
    url = request.url
    return Response.json([])
  })
  const query = { 'filter[opened:from]': '2026', ids: ['a', 'b'], sort: { opened: 'up' }, none: undefined }
  await client.GET('/tickets', { params: { query } })
  expect([...new URL(url).searchParams]).toEqual([
    ['filter[opened:from]', '2026'],
    ['ids', 'a'],
    ['ids', 'b'],
    ['sort[opened]', 'up'],
  ])
})

interface Styled {
  '/tickets/{id}': {
    get: {
      parameters: {
        path: { id: string[] }
        query: { tags?: string[]; where?: { made: { from: number } }; range?: { low: number; high: number } }
        header: { 'X-Parts'?: number[]; 'X-None'?: Record<string, string> }
        cookie: { look?: { color: string } }
      }
      responses: { 200: { content: { 'application/json': unknown } } }
    }
  }
}
const STYLES = `/tickets/{id}:
    parameters:
      - { name: id, in: path, required: true, style: label, explode: true, schema: { type: array } }
      - { name: tags, in: query, style: pipeDelimited, explode: false, schema: { type: array } }
      - { name: where, in: query, content: { application/json: { schema: { type: object } } } }
      - { name: range, in: query, schema: { type: object } }
      - { name: x-parts, in: header, schema: { type: array } }
      - { name: x-none, in: header, schema: { type: object } }
      - { name: look, in: cookie, explode: false, schema: { type: object } }`

test('lists and objects are written in path, query, headers and cookies as the document says', async () => {
  const styled = await ticketsApi({ 'specs/tickets/openapi.yaml': [['/tickets/{id}:', STYLES]] })
  const sent: Request[] = []
  const fetch: Fetch = async (request) => {
    sent.push(request)
    return Response.json({})
  }
  const client = connect<Styled>({
    api: styled,
    baseUrl: 'http://tickets.invalid',
    fetch,
    recorder: recorderOf(),
  })
  const query = { tags: ['a', 'b'], where: { made: { from: 1 } }, range: { low: 1, high: 2 } }
  const header = { 'X-Parts': [1, 2], 'X-None': {} }
  const params = { path: { id: ['a/b', 'c'] }, query, header, cookie: { look: { color: 'red' } } }
  // An answer has no more to say here than that it came.
  await client.GET('/tickets/{id}', { params }).catch(() => undefined)
  await client.GET('/tickets/{id}', { params, querySerializer: () => 'own=1' }).catch(() => undefined)
  const where = encodeURIComponent('{"made":{"from":1}}')
  expect(sent.map(({ url }) => url)).toEqual([
    `http://tickets.invalid/tickets/.a%2Fb.c?tags=a%7Cb&where=${where}&low=1&high=2`,
    'http://tickets.invalid/tickets/.a%2Fb.c?own=1',
  ])
  expect([...(sent[0]?.headers ?? [])]).toEqual([
    ['cookie', 'look=color,red'],
    ['x-parts', '1,2'],
  ])
})

test('an answer that breaks the document is thrown with where and how', async () => {
  await expect(clientOf(answering([{ id: 7 }])).GET('/tickets')).rejects.toMatchObject({
    name: 'NonconformingAnswer',
    message: 'GET /tickets answered what its document does not allow: /0/id must be string, saw 7',
    exchange: 'x1',
  })
})

test('an answer that breaks the document can be taken all the same', async () => {
  const { data } = await clientOf(answering([{ id: 7 }]), { validate: 'note' }).GET('/tickets')
  expect(data).toEqual([{ id: 7 }])
})

test('half of a secret is not shown where a value that breaks the document is cut', async () => {
  for (let before = 40; before < 80; before += 1) {
    const failure = await clientOf(answering([{ id: ['x'.repeat(before), 'tok-0123456789'] }]))
      .GET('/tickets')
      .catch((error: Error) => error)
    expect(String(failure)).toMatch(/NonconformingAnswer.*\/0\/id must be string, saw a list of 2/)
    expect(String(failure)).not.toContain('tok-')
  }
})

test('an error answer is thrown with what the binding says it carries', async () => {
  const body = { code: 'D', type: 'lookup', message: 'No such ticket', id: 'r-1' }
  await expect(clientOf(answering(body, { status: 404 })).GET('/tickets')).rejects.toMatchObject({
    name: 'ApiError',
    message: 'GET http://tickets.invalid/tickets answered 404 D: No such ticket (request r-1)',
    status: 404,
    code: 'D',
    type: 'lookup',
    requestId: 'r-1',
  })
})

test('an error answer that is no JSON is thrown with its status and the request id of its header', async () => {
  const server: Fetch = async () =>
    new Response('<h1>Bad gateway', { status: 502, headers: { 'x-request-id': 'r-2' } })
  await expect(clientOf(server).GET('/tickets')).rejects.toMatchObject({
    message: 'GET http://tickets.invalid/tickets answered 502 (request r-2)',
    code: undefined,
  })
})

test('an error that echoes a secret does not show it', async () => {
  const body = { code: 'A', message: 'tok-0123456789 is expired' }
  const failure = await clientOf(answering(body, { status: 401 }))
    .GET('/tickets')
    .catch((error: Error) => error)
  expect(String(failure)).toContain('*** is expired')
})

test('an error answer can be returned beside the data', async () => {
  const body = { code: 'D' }
  const { error } = await clientOf(answering(body, { status: 404 }), {
    failures: 'return',
    validate: 'note',
  }).GET('/tickets')
  expect(error).toEqual(body)
})

test('a body is sent as JSON', async () => {
  let sent = ''
  const client = clientOf(
    async (request) => {
      sent = `${request.headers.get('content-type')} ${await request.text()}`
      return Response.json({}, { status: 201 })
    },
    { validate: 'note' },
  )
  await client.POST('/tickets', { body: { title: 'Lamp' } })
  expect(sent).toBe('application/json {"title":"Lamp"}')
})
