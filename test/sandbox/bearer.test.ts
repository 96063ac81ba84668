import { expect, test } from 'vitest'
import { adminToken, openDepot } from './depot.ts'

const depot = openDepot()
const { accessToken, refreshToken } = depot.accounts.connections.primary

test.each([
  ['lower case scheme', `bearer ${accessToken}`],
  ['upper case scheme', `BEARER ${accessToken}`],
])('a good token is taken: %s', async (_, authorization) => {
  expect((await depot.call('GET', '/crates', { headers: { authorization } })).status).toBe(200)
})

test.each([
  ['unknown', 'Bearer unknown'],
  ['refresh token', `Bearer ${refreshToken}`],
  ['two of them', `Bearer ${accessToken}, Bearer ${accessToken}`],
  ['two words', `Bearer ${accessToken} ${accessToken}`],
  ['wrong scheme', `Basic ${accessToken}`],
  ['no scheme', accessToken],
  ['scheme alone', 'Bearer'],
  ['other letter case', `Bearer ${accessToken.toUpperCase()}`],
])('anything else is refused as invalid_token: %s', async (_, authorization) => {
  const { status, body, headers } = await depot.call('GET', '/crates', { headers: { authorization } })
  expect([status, body.code]).toEqual([401, 'E_TOKEN'])
  expect(headers.get('www-authenticate')).toBe('Bearer realm="depot", error="invalid_token"')
})

test('a call without a token is told no error code', async () => {
  const { status, headers } = await depot.call('GET', '/crates')
  expect([status, headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="depot"'])
})

test('a token in the query is no credential', async () => {
  expect((await depot.call('GET', `/crates?access_token=${accessToken}`)).status).toBe(401)
})

test('an admin token reads no data', async () => {
  const { status, body } = await depot.call('GET', '/crates', { token: await adminToken(depot) })
  expect([status, body.code]).toEqual([403, 'E_FORBIDDEN'])
})

test('a connection token manages no connections', async () => {
  expect((await depot.as('GET', '/tenants')).status).toBe(403)
})

test('the restricted connection is refused its forbidden entity and nothing else', async () => {
  const { accessToken: token, forbidden } = depot.accounts.connections.restricted
  expect(forbidden).toEqual(['files'])
  expect((await depot.call('GET', '/files', { token })).status).toBe(403)
  expect((await depot.call('POST', '/files', { token })).status).toBe(403)
  expect((await depot.call('GET', '/crates', { token })).status).toBe(200)
})

test('an access token dies when its time is over', async () => {
  const { as, clock } = openDepot()
  clock.advance(59 * 60_000)
  expect((await as('GET', '/crates')).status).toBe(200)
  clock.advance(60_000)
  expect((await as('GET', '/crates')).status).toBe(401)
})

test('a connection that needs reauthorization is refused data and tells its state', async () => {
  const { as, control, accounts } = openDepot()
  control.requireReauthorization(accounts.connections.primary.id)
  const { status, body, headers } = await as('GET', '/crates')
  expect([status, body.code]).toEqual([401, 'E_RECONNECT'])
  expect(headers.get('www-authenticate')).toContain('error="invalid_token"')
  expect((await as('GET', '/me')).body.condition).toBe('locked out')
})
