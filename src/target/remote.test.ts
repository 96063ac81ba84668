import { expect, test } from 'vitest'
import { listening } from '../client/loopback.ts'
import type { TargetConfig } from './config.ts'
import { capabilitiesOf, dangersOf, remoteSession } from './remote.ts'

const io = { now: Date.now, env: (name: string) => ({ ACCESS: 'tok-a', SECRET: 's3cret' })[name] }

const target = (changes: Partial<TargetConfig> = {}): TargetConfig => ({
  baseUrl: 'https://api.example.com/v1/',
  environment: 'test',
  api: 'tickets',
  system: 'desk',
  connections: { primary: { access: 'env:ACCESS' } },
  ...changes,
})

test('credentials are found by their references', async () => {
  const session = await remoteSession(
    'test',
    target({
      client: { id: 'shop', secret: 'env:SECRET', redirectUri: 'https://app.example/cb' },
      connections: {
        primary: { access: 'env:ACCESS' },
        restricted: { access: 'env:ACCESS', forbidden: ['invoices'] },
        roles: { buyer: { access: 'env:ACCESS' } },
      },
    }),
    io,
  )
  expect(session.connections.primary.access.reveal()).toBe('tok-a')
  expect(session.connections.restricted?.forbidden).toEqual(['invoices'])
  expect(session.connections.roles?.buyer?.access.reveal()).toBe('tok-a')
  expect(session.client?.secret.reveal()).toBe('s3cret')
  expect(session.baseUrl).toBe('https://api.example.com/v1')
})

test('a credential that is not there is named', async () => {
  const missing = target({ connections: { primary: { access: 'env:ABSENT' } } })
  await expect(remoteSession('test', missing, io)).rejects.toThrow('The secret env:ABSENT is not there.')
})

test('a target can do what it has connections and a client for, and allows reading unless more is named', () => {
  expect([...capabilitiesOf(target())]).toEqual([])
  expect([...dangersOf(target())]).toEqual(['read'])
  const more = target({
    client: { id: 'a', secret: 'env:SECRET', redirectUri: 'https://app.example/cb' },
    connections: {
      primary: { access: 'env:ACCESS' },
      second: { access: 'env:ACCESS' },
      roles: { buyer: { access: 'env:ACCESS' } },
    },
    allow: ['write'],
  })
  expect([...capabilitiesOf(more)]).toEqual(['client', 'second', 'roles'])
  expect([...dangersOf(more)]).toEqual(['read', 'write'])
})

test('another host is not called, however it got into the address', async () => {
  const { fetch } = await remoteSession('test', target({ baseUrl: 'https://api.example.com' }), io)
  for (const url of [
    'https://elsewhere.example/a',
    'https://api.example.com.elsewhere.example/',
    'http://api.example.com/',
  ])
    await expect(fetch(new Request(url))).rejects.toThrow(
      'is not the target, which is https://api.example.com',
    )
})

test('a redirect is not followed, whatever the request says', async () => {
  const asked: (string | undefined)[] = []
  await using server = await listening((request, response) => {
    asked.push(request.url)
    response.writeHead(307, { location: '/elsewhere' }).end()
  })
  const { fetch } = await remoteSession('test', target({ baseUrl: server.baseUrl }), io)
  expect((await fetch(new Request(`${server.baseUrl}/a`, { redirect: 'follow' }))).status).toBe(307)
  expect(asked).toEqual(['/a'])
})

test('headers of the target leave a header that a check sends for its own sake, and stand beside its cookies', async () => {
  const seen: unknown[] = []
  await using server = await listening((request, response) => {
    const { cookie, accept } = request.headers
    seen.push([request.headers['x-shop'], cookie, accept])
    response.end()
  })
  const headers = { 'X-Shop': 'env:ACCESS', Cookie: 'env:SECRET', Accept: 'env:ACCESS' }
  const { fetch } = await remoteSession('test', target({ baseUrl: server.baseUrl, headers }), io)
  const authorization = 'Bearer a'
  await fetch(new Request(`${server.baseUrl}/a`, { headers: { authorization } }))
  const own = { authorization, 'x-shop': 'none', cookie: 'zone=x', accept: 'text/html' }
  await fetch(new Request(`${server.baseUrl}/a`, { headers: own }))
  expect(seen).toEqual([
    ['tok-a', 's3cret', 'tok-a'],
    ['none', 's3cret; zone=x', 'tok-a'],
  ])
})

test.each([
  ['512 KiB', 512 * 1024],
  ['64 MiB', 64 * 1024 ** 2],
  [undefined, 32 * 1024 ** 2],
])('of an answer is read what the target says: %s', async (answerLimit, bytes) => {
  const session = await remoteSession('test', target(answerLimit === undefined ? {} : { answerLimit }), io)
  expect(session.answerLimit).toBe(bytes)
})
