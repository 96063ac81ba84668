import { expect, test } from 'vitest'
import type { Exchange } from '../model/exchange.ts'
import { Secret } from '../secrets/secret.ts'
import { listening, refusingUrl } from './loopback.ts'
import { answering, recorderOf } from './tickets-api.ts'

const url = 'http://tickets.invalid/tickets'

test('an exchange holds both messages, its time and its length', async () => {
  let now = Date.UTC(2026, 0, 1)
  const recorder = recorderOf([], { now: () => now })
  const fetch = recorder.record(async () => {
    now += 250
    return Response.json({ a: 1 }, { status: 201, headers: { 'x-request-id': 'r1' } })
  })
  await fetch(
    new Request(url, { method: 'POST', body: '{"b":2}', headers: { 'content-type': 'application/json' } }),
  )
  expect(recorder.exchanges).toEqual([
    {
      id: 'x1',
      startedAt: '2026-01-01T00:00:00.000Z',
      durationMs: 250,
      request: { method: 'POST', url, headers: [['content-type', 'application/json']], body: '{"b":2}' },
      response: {
        status: 201,
        headers: [
          ['content-type', 'application/json'],
          ['x-request-id', 'r1'],
        ],
        body: '{"a":1}',
      },
    },
  ])
})

test('the answer can be read as if it had not been recorded', async () => {
  const fetch = recorderOf().record(answering({ a: 1 }))
  const answer = await fetch(new Request(url))
  expect(await answer.json()).toEqual({ a: 1 })
  expect(await answer.clone().text()).toBe('{"a":1}')
  expect(Array.from(await answer.bytes()).length).toBe(7)
})

test.each([204, 304])('an answer %s without a body is recorded without one', async (status) => {
  const recorder = recorderOf()
  const answer = await recorder.record(async () => new Response(null, { status }))(new Request(url))
  expect([answer.status, await answer.text(), recorder.exchanges[0]?.response]).toEqual([
    status,
    '',
    { status, headers: [] },
  ])
})

test('bytes that are no text come back unchanged and are not kept', async () => {
  const bytes = new Uint8Array([0, 255, 128])
  const recorder = recorderOf()
  const fetch = recorder.record(
    async () => new Response(bytes, { headers: { 'content-type': 'application/pdf' } }),
  )
  expect(await (await fetch(new Request(url))).bytes()).toEqual(bytes)
  expect(recorder.exchanges[0]?.response).toMatchObject({
    body: '(application/pdf, not kept)',
    bodyCut: true,
  })
})

test('a refused connection is recorded with what went wrong, and thrown', async () => {
  const recorder = recorderOf()
  const refusing = await refusingUrl()
  await expect(recorder.record(fetch)(new Request(refusing))).rejects.toThrow('fetch failed')
  expect(recorder.exchanges[0]).toMatchObject({ failure: 'the connection was refused (ECONNREFUSED)' })
  expect(recorder.exchanges[0]).not.toHaveProperty('response')
})

test('a connection that breaks in the middle of an answer is recorded as a failure', async () => {
  await using server = await listening((request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('half')
    setImmediate(() => request.socket.destroy())
  })
  const recorder = recorderOf()
  await expect(recorder.record(fetch)(new Request(server.baseUrl))).rejects.toThrow()
  expect(recorder.exchanges[0]?.failure).toMatch(/was closed before|was reset/)
})

test('a server that does not answer in time is recorded as a failure', async () => {
  await using server = await listening(() => {})
  const recorder = recorderOf()
  await expect(recorder.record(fetch, 20)(new Request(server.baseUrl))).rejects.toThrow(
    'no complete answer within 20 ms',
  )
  expect(recorder.exchanges[0]?.failure).toBe('no complete answer came in time (TimeoutError)')
})

test('a call that its caller gives up is recorded as a failure', async () => {
  const recorder = recorderOf()
  const controller = new AbortController()
  const call = recorder.record(() => new Promise(() => {}))(new Request(url, { signal: controller.signal }))
  controller.abort(new Error('no longer wanted'))
  await expect(call).rejects.toThrow('no longer wanted')
  expect(recorder.exchanges[0]?.failure).toBe('no longer wanted')
})

test('everything is redacted before anybody is told', async () => {
  const told: string[] = []
  const onExchange = (exchange: Exchange) => void told.push(JSON.stringify(exchange))
  const recorder = recorderOf([new Secret('tok-0123456789')], { onExchange })
  const fetch = recorder.record(answering({ echo: 'tok-0123456789' }))
  await fetch(
    new Request(`${url}?access_token=tok-0123456789`, {
      headers: { authorization: 'Bearer tok-0123456789' },
    }),
  )
  expect(told).toHaveLength(1)
  expect(told[0]).not.toContain('tok-0123456789')
})

test('a long body is cut and marked', async () => {
  const recorder = recorderOf([], { bodyLimit: 10 })
  const answer = await recorder.record(answering({ a: 'x'.repeat(100) }))(new Request(url))
  expect(recorder.exchanges[0]?.response).toMatchObject({ body: '{"a":"xxxx', bodyCut: true })
  expect(await answer.text()).toHaveLength(108)
})

test('the oldest exchanges make room for newer ones', async () => {
  const recorder = recorderOf([], { capacity: 2, idPrefix: 'y' })
  const fetch = recorder.record(answering({}))
  for (let call = 0; call < 5; call += 1) await fetch(new Request(url))
  expect(recorder.exchanges.map(({ id }) => id)).toEqual(['y4', 'y5'])
})
