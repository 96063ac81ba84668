import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { allow, api, manifest, openDepot, question } from './depot.ts'

const depot = openDepot()

test('the page is a form without script that repeats the request', async () => {
  const { status, text, headers } = await depot.call('GET', `/authorize?${question(depot, { state: 'a"b' })}`)
  expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(text).toContain('<input type="hidden" name="state" value="a&quot;b">')
  expect(text).not.toMatch(/<script|javascript:|onload/i)
})

test('the page loads nothing, cannot be framed and leaks no address', async () => {
  const { text, headers } = await depot.call('GET', `/authorize?${question(depot)}`)
  const style = /<style>([\s\S]*)<\/style>/.exec(text)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  expect(headers.get('content-security-policy')?.split('; ')).toEqual([
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    "form-action 'self' https://client.example",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ])
  expect([
    headers.get('referrer-policy'),
    headers.get('x-frame-options'),
    headers.get('cache-control'),
  ]).toEqual(['no-referrer', 'DENY', 'no-store'])
})

test('names and echoes are text on the page, never markup', async () => {
  const hostile = '"><img src=x onerror=alert(1)>'
  const listed = { ...api, seed: { ...api.seed, lists: { ...api.seed.lists, systems: [hostile] } } }
  const sandbox = openDepot({ api: listed, manifest: { ...manifest, title: hostile } })
  const form = question(sandbox, {
    state: hostile,
    username: hostile,
    decision: 'allow',
    system: 'img-src-x',
  })
  const { text } = await sandbox.call('POST', '/authorize', { form })
  expect(text).not.toContain('<img')
  expect(text.split('&quot;&gt;&lt;img src=x onerror=alert(1)&gt;').length).toBeGreaterThan(3)
})

test('allowing sends back a code and the state', async () => {
  const location = await allow(depot, { state: 'a b&c=é' })
  expect(location.href).toMatch(/^https:\/\/client\.example\/callback\?code=/)
  expect(location.searchParams.get('state')).toBe('a b&c=é')
})

test('denying needs no credentials and sends back access_denied with the state', async () => {
  const location = await allow(depot, { decision: 'deny', username: '', password: '', system: '' })
  expect(Object.fromEntries(location.searchParams)).toMatchObject({ error: 'access_denied', state: 'xyz' })
  expect(location.searchParams.has('code')).toBe(false)
})

test.each([
  ['wrong password', { password: 'wrong' }, 'does not accept this user name and password'],
  ['wrong user', { username: 'wrong' }, 'does not accept this user name and password'],
  ['unknown system', { system: 'nothing' }, 'Choose the system'],
  ['no decision', { decision: '' }, 'Choose Allow or Deny'],
])('the page comes again with what was wrong: %s', async (_, changes, problem) => {
  const { credentials, systems } = depot.accounts
  const form = question(depot, {
    ...credentials,
    system: systems[0]?.id ?? '',
    decision: 'allow',
    ...changes,
  })
  const { status, text, headers } = await depot.call('POST', '/authorize', { form })
  expect([status, headers.get('location')]).toEqual([200, null])
  expect(text).toMatch(new RegExp(`<p class="problem" role="alert"[^>]*>[^<]*${problem}`))
  expect(text).not.toContain('value="wrong" autocomplete="current-password"')
})

test.each([
  ['unknown client', { client_id: 'nobody' }],
  ['other redirect URI', { redirect_uri: 'https://client.example/callback/' }],
  ['redirect URI of another client', { redirect_uri: 'https://other-client.example/callback' }],
])('a request that cannot be trusted is refused on the page, for GET and POST: %s', async (_, changes) => {
  const asked = question(depot, changes)
  const shown = await depot.call('GET', `/authorize?${asked}`)
  expect([shown.status, shown.headers.get('location')]).toEqual([400, null])
  const { credentials, systems } = depot.accounts
  const form = question(depot, {
    ...credentials,
    system: systems[0]?.id ?? '',
    decision: 'allow',
    ...changes,
  })
  const answered = await depot.call('POST', '/authorize', { form })
  expect([answered.status, answered.headers.get('location')]).toEqual([400, null])
})

test('a client or redirect URI given twice cannot be trusted', async () => {
  const asked = `${question(depot)}&redirect_uri=https%3A%2F%2Fattacker.example%2F`
  expect((await depot.call('GET', `/authorize?${asked}`)).status).toBe(400)
})

const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

test.each([
  ['response_type missing', { response_type: '' }, 'invalid_request'],
  ['response_type unknown', { response_type: 'token' }, 'unsupported_response_type'],
  ['plain challenge', { code_challenge: CHALLENGE, code_challenge_method: 'plain' }, 'invalid_request'],
  ['challenge without method', { code_challenge: CHALLENGE }, 'invalid_request'],
  ['method without challenge', { code_challenge_method: 'S256' }, 'invalid_request'],
  ['malformed challenge', { code_challenge: 'x', code_challenge_method: 'S256' }, 'invalid_request'],
])('a request that is wrong in itself is sent back with its error: %s', async (_, changes, error) => {
  const { status, headers } = await depot.call('GET', `/authorize?${question(depot, changes)}`)
  const location = new URL(headers.get('location') ?? '')
  expect([status, location.searchParams.get('error'), location.searchParams.get('state')]).toEqual([
    302,
    error,
    'xyz',
  ])
})

test('a challenge is demanded where the binding says so', async () => {
  const authentication = {
    ...api.binding.authentication,
    pkce: { methods: ['S256' as const], required: true },
  }
  const strict = openDepot({ api: { ...api, binding: { ...api.binding, authentication } } })
  expect((await strict.call('GET', `/authorize?${question(strict)}`)).status).toBe(302)
  const asked = question(strict, { code_challenge: CHALLENGE, code_challenge_method: 'S256' })
  expect((await strict.call('GET', `/authorize?${asked}`)).status).toBe(200)
})

test('a redirect URI keeps the query it was registered with', async () => {
  const sandbox = openDepot({ redirectUris: ['com.example.app:/back?from=depot'] })
  const location = await allow(sandbox, { redirect_uri: 'com.example.app:/back?from=depot' })
  expect(location.href).toMatch(/^com\.example\.app:\/back\?from=depot&code=/)
})
