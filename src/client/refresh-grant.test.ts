import { expect, test } from 'vitest'
import type { Fetch } from '../model/fetch.ts'
import { Secret } from '../secrets/secret.ts'
import type { Changes } from '../spec/written-api.ts'
import { refreshGrant } from './refresh-grant.ts'
import { answering, ticketsApi } from './tickets-api.ts'

const BINDING = 'specs/tickets/binding.yaml'
const token = new Secret('old-refresh')

async function renew(fetch: Fetch, changes: Changes = {}) {
  const client = { id: 'shop', secret: new Secret('s3cret') }
  const api = await ticketsApi(changes)
  return refreshGrant({ api, baseUrl: 'http://tickets.invalid/', fetch, client, now: () => 5000 })(token)
}

test('the grant is sent as a form to the token endpoint', async () => {
  const sent: Request[] = []
  await renew(async (request) => {
    sent.push(request)
    return Response.json({ access_token: 'a' })
  })
  const [request] = sent
  expect([request?.method, request?.url]).toEqual(['POST', 'http://tickets.invalid/token'])
  expect(Object.fromEntries(new URLSearchParams(await request?.text()))).toEqual({
    grant_type: 'refresh_token',
    refresh_token: 'old-refresh',
    client_id: 'shop',
    client_secret: 's3cret',
  })
})

test('the grant is sent as JSON where the binding says so', async () => {
  let type: string | null = null
  const changes: Changes = {
    [BINDING]: [['authorization_code: form', 'authorization_code: form, refresh_token: json']],
  }
  await renew(async (request) => {
    type = request.headers.get('content-type')
    expect(await request.json()).toMatchObject({ refresh_token: 'old-refresh' })
    return Response.json({ access_token: 'a' })
  }, changes)
  expect(type).toBe('application/json')
})

test.each([
  ['seconds from now', 'seconds', 60, 65_000],
  ['a point in time', 'timestamp', 60, 60_000],
])('expiry told as %s is understood', async (_, as, told, expiresAt) => {
  const changes: Changes = { [BINDING]: [['as: seconds', `as: ${as}`]] }
  expect(await renew(answering({ access_token: 'a', expires_in: told }), changes)).toMatchObject({
    expiresAt,
  })
})

test('an answer without a refresh token leaves the old one in force', async () => {
  expect((await renew(answering({ access_token: 'a' }))).refresh?.reveal()).toBe('old-refresh')
})

test.each<[string, Fetch, string]>([
  ['a refusal', answering({ error: 'invalid_grant' }, { status: 400 }), 'refused'],
  ['too many requests', answering({ error: 'slow_down' }, { status: 429 }), 'failed'],
  ['an outage', answering({ error: 'server_error' }, { status: 503 }), 'failed'],
  ['an answer without a token', answering({}), 'failed'],
  ['an answer that is no JSON', async () => new Response('<html>'), 'failed'],
  ['no answer', () => Promise.reject(new TypeError('fetch failed')), 'failed'],
])('%s is told by its kind', async (_, fetch, kind) => {
  await expect(renew(fetch)).rejects.toMatchObject({ name: 'RefreshError', kind })
})
