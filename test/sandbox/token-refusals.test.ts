import { expect, test } from 'vitest'
import { openDepot } from './depot.ts'

const depot = openDepot()
const [client, other] = depot.accounts.clients
const identity = { client_id: client?.id ?? '', client_secret: client?.secret ?? '' }
const basic = (id = '', secret = '') => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
})

const ADMIN = { grant_type: 'client_credentials', ...identity }
const CODE = { grant_type: 'authorization_code', code: 'x', redirect_uri: 'https://client.example/callback' }

test.each([
  ['grant type missing', { form: { ...identity } }, 400, 'invalid_request'],
  ['grant type unknown', { form: { ...identity, grant_type: 'password' } }, 400, 'unsupported_grant_type'],
  [
    'grant type of every object',
    { json: { ...ADMIN, grant_type: 'constructor' } },
    400,
    'unsupported_grant_type',
  ],
  ['form where JSON is wanted', { form: ADMIN }, 400, 'invalid_request'],
  ['JSON where a form is wanted', { json: { ...CODE, ...identity } }, 400, 'invalid_request'],
  ['code missing', { form: { ...CODE, ...identity, code: '' } }, 400, 'invalid_request'],
  ['redirect URI missing', { form: { ...CODE, ...identity, redirect_uri: '' } }, 400, 'invalid_request'],
  ['refresh token missing', { form: { grant_type: 'refresh_token', ...identity } }, 400, 'invalid_request'],
  ['unknown code', { form: { ...CODE, ...identity } }, 400, 'invalid_grant'],
  [
    'unknown refresh token',
    { form: { grant_type: 'refresh_token', refresh_token: 'x', ...identity } },
    400,
    'invalid_grant',
  ],
  ['no client', { form: CODE }, 401, 'invalid_client'],
  ['no secret', { form: { ...CODE, client_id: identity.client_id } }, 401, 'invalid_client'],
  ['wrong secret', { json: { ...ADMIN, client_secret: 'wrong' } }, 401, 'invalid_client'],
  [
    'empty secret of an unknown client',
    { json: { ...ADMIN, client_id: 'x', client_secret: '' } },
    401,
    'invalid_client',
  ],
  ['wrong secret by Basic', { form: CODE, headers: basic(client?.id, 'wrong') }, 401, 'invalid_client'],
  [
    'two ways at once',
    { form: { ...CODE, ...identity }, headers: basic(client?.id, client?.secret) },
    400,
    'invalid_request',
  ],
  [
    'grant the client may not use',
    { json: { ...ADMIN, client_id: other?.id, client_secret: other?.secret } },
    400,
    'unauthorized_client',
  ],
  [
    'parameter twice',
    { form: new URLSearchParams('grant_type=password&grant_type=password') },
    400,
    'invalid_request',
  ],
  [
    'JSON that is none',
    { body: '{', headers: { 'content-type': 'application/json' } },
    400,
    'invalid_request',
  ],
  ['JSON that is no object', { json: ['client_credentials'] }, 400, 'invalid_request'],
  ['JSON with a number', { json: { ...ADMIN, client_id: 1 } }, 400, 'invalid_request'],
  ['another content type', { body: 'x', headers: { 'content-type': 'text/plain' } }, 415, 'invalid_request'],
])('a token request is refused as RFC 6749 has it: %s', async (_, options, status, error) => {
  const answer = await depot.call('POST', '/token', options)
  expect([answer.status, answer.body.error]).toEqual([status, error])
  expect(answer.body.error_description).toMatch(/\w/)
  expect([answer.headers.get('cache-control'), answer.headers.get('pragma')]).toEqual([
    'no-store',
    'no-cache',
  ])
  expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? 'Basic realm="depot"' : null)
})

test('a client may authenticate by Basic, with its id and secret form-encoded', async () => {
  const headers = basic(client?.id, encodeURIComponent(client?.secret ?? ''))
  const { body } = await depot.call('POST', '/token', { form: CODE, headers })
  expect(body.error).toBe('invalid_grant')
})

test('an admin token comes without a refresh token', async () => {
  const { status, body } = await depot.call('POST', '/token', { json: ADMIN })
  expect([status, 'refresh_token' in body]).toEqual([200, false])
})

test('the token endpoint takes POST alone', async () => {
  const { status, headers } = await depot.call('GET', '/token')
  expect([status, headers.get('allow')]).toEqual([405, 'POST, OPTIONS'])
})
