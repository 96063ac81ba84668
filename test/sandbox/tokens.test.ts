import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { allow, connect, exchange, openDepot } from './depot.ts'

const depot = openDepot()
const [client, other] = depot.accounts.clients

const codeOf = async (changes = {}) => (await allow(depot, changes)).searchParams.get('code') ?? ''
const works = async (token: string) => (await depot.call('GET', '/me', { token })).status === 200
const refresh = (token: string, changes = {}) =>
  depot.call('POST', '/token', {
    form: {
      grant_type: 'refresh_token',
      refresh_token: token,
      client_id: client?.id ?? '',
      client_secret: client?.secret ?? '',
      ...changes,
    },
  })

test('a code gives tokens that work, never to be cached, with their lifetime in seconds', async () => {
  const { status, body, headers } = await exchange(depot, await codeOf())
  expect([status, body.token_type, body.lasts]).toEqual([200, 'Bearer', 3600])
  expect([headers.get('cache-control'), headers.get('pragma')]).toEqual(['no-store', 'no-cache'])
  expect(await works(body.access_token)).toBe(true)
})

test('a lifetime is told as a point in time where the binding says so', async () => {
  const expiry = { field: 'lasts', as: 'timestamp' as const }
  const authentication = { ...depot.api.binding.authentication, expiry }
  const api = { ...depot.api, binding: { ...depot.api.binding, authentication } }
  const { body } = await exchange(openDepot({ api }), 'x')
  expect(body.error).toBe('invalid_grant')
  const timed = openDepot({ api })
  const { accounts, clock } = timed
  const json = {
    grant_type: 'client_credentials',
    client_id: client?.id,
    client_secret: accounts.clients[0]?.secret,
  }
  const answer = await timed.call('POST', '/token', { json })
  expect(answer.body.lasts).toBe(Math.floor(clock.now() / 1000) + 3600)
})

test('a code works once, and its second use kills what it gave', async () => {
  const code = await codeOf()
  const { body } = await exchange(depot, code)
  const again = await exchange(depot, code)
  expect([again.status, again.body.error]).toEqual([400, 'invalid_grant'])
  expect(await works(body.access_token)).toBe(false)
  expect((await refresh(body.refresh_token)).body.error).toBe('invalid_grant')
})

test.each([
  ['another client', { client_id: other?.id ?? '', client_secret: other?.secret ?? '' }],
  ['another redirect URI', { redirect_uri: 'https://other-client.example/callback' }],
  ['a verifier nobody asked for', { code_verifier: 'x'.repeat(43) }],
])('a code is bound to what it was asked with: %s', async (_, changes) => {
  const code = await codeOf()
  expect((await exchange(depot, code, changes)).body.error).toBe('invalid_grant')
  expect((await exchange(depot, code)).status).toBe(200)
})

test('a code expires', async () => {
  const late = openDepot()
  const code = (await allow(late)).searchParams.get('code') ?? ''
  late.clock.advance(5 * 60_000)
  expect((await exchange(late, code)).body.error).toBe('invalid_grant')
})

test('a code asked for with a challenge needs the verifier', async () => {
  const verifier = 'v'.repeat(43)
  const challenge = createHash('sha256').update(verifier).digest('base64url')
  const asked = { code_challenge: challenge, code_challenge_method: 'S256' }
  const code = await codeOf(asked)
  expect((await exchange(depot, code)).body.error).toBe('invalid_grant')
  expect((await exchange(depot, code, { code_verifier: challenge })).body.error).toBe('invalid_grant')
  expect((await exchange(depot, code, { code_verifier: verifier })).status).toBe(200)
})

test('a refresh gives a new pair and the old one is dead at once', async () => {
  const old = await connect(depot)
  const { status, body } = await refresh(old.refresh)
  expect([status, await works(body.access_token), await works(old.access)]).toEqual([200, true, false])
  expect((await refresh(old.refresh)).body.error).toBe('invalid_grant')
  expect((await refresh(body.refresh_token)).status).toBe(200)
})

test('a refresh token is bound to its client and expires', async () => {
  const late = openDepot()
  const { refresh: token } = await connect(late)
  const [own, stranger] = late.accounts.clients
  const form = { grant_type: 'refresh_token', refresh_token: token }
  const stolen = { ...form, client_id: stranger?.id ?? '', client_secret: stranger?.secret ?? '' }
  expect((await late.call('POST', '/token', { form: stolen })).body.error).toBe('invalid_grant')
  late.clock.advance(2 * 3_600_000)
  const expired = { ...form, client_id: own?.id ?? '', client_secret: own?.secret ?? '' }
  expect((await late.call('POST', '/token', { form: expired })).body.error).toBe('invalid_grant')
})

test('connecting again gives a new pair for the same connection, and the old one is dead', async () => {
  const old = await connect(depot)
  const before = (await depot.call('GET', '/me', { token: old.access })).body.tenant
  const fresh = await connect(depot)
  expect((await depot.call('GET', '/me', { token: fresh.access })).body.tenant).toBe(before)
  expect(await works(old.access)).toBe(false)
})

test('a code is worth nothing once its connection has ended', async () => {
  const { access } = await connect(depot)
  const code = await codeOf()
  await depot.call('DELETE', '/me', { token: access })
  expect((await exchange(depot, code)).body.error).toBe('invalid_grant')
})

test('connecting again ends the need for reauthorization', async () => {
  const { access } = await connect(depot)
  const { tenant } = (await depot.call('GET', '/me', { token: access })).body
  depot.control.requireReauthorization(tenant)
  expect((await depot.call('GET', '/crates', { token: access })).status).toBe(401)
  const fresh = await connect(depot)
  expect((await depot.call('GET', '/crates', { token: fresh.access })).status).toBe(200)
})

test('disconnecting kills both tokens at once, and connecting again brings the connection back with new ones', async () => {
  const old = await connect(depot)
  const before = (await depot.call('GET', '/me', { token: old.access })).body.tenant
  expect((await depot.call('DELETE', '/me', { token: old.access })).status).toBe(204)
  expect(await works(old.access)).toBe(false)
  expect((await refresh(old.refresh)).body.error).toBe('invalid_grant')
  const fresh = await connect(depot)
  expect((await depot.call('GET', '/me', { token: fresh.access })).body.tenant).toBe(before)
  expect(await works(old.access)).toBe(false)
})
