import { expect, test } from 'vitest'
import { adminToken, connect, type Depot, openDepot, type Row } from './depot.ts'

async function openManaged(): Promise<{ depot: Depot; token: string; tenants: () => Promise<Row[]> }> {
  const depot = openDepot()
  const token = await adminToken(depot)
  return { depot, token, tenants: async () => (await depot.call('GET', '/tenants', { token })).body.results }
}

test('an admin sees the connections there are, in the words of the document', async () => {
  const { depot, tenants } = await openManaged()
  const { primary, second, restricted } = depot.accounts.connections
  const held = await tenants()
  expect(held.map(({ id }) => id)).toEqual([primary.id, second.id, restricted.id])
  expect(held[0]).toEqual({ id: primary.id, name: 'Primary company', since: expect.stringMatching(/Z$/) })
})

test('a connection that a person made is among them', async () => {
  const { depot, tenants } = await openManaged()
  const { access } = await connect(depot)
  const { tenant } = (await depot.call('GET', '/me', { token: access })).body
  expect((await tenants()).map(({ id }) => id)).toContain(tenant)
})

test('a token made for a connection is a real one', async () => {
  const { depot, token } = await openManaged()
  const { second } = depot.accounts.connections
  const { status, body } = await depot.call('POST', `/tenants/${second.id}/token`, { token })
  expect([status, body.lasts]).toEqual([200, 3600])
  expect((await depot.call('GET', '/me', { token: body.token })).body.tenant).toBe(second.id)
})

test('a connection made by call is a real one', async () => {
  const { depot, token, tenants } = await openManaged()
  const { status, body } = await depot.call('POST', '/tenants', { token, json: { name: 'Fourth' } })
  expect([status, (await tenants()).at(-1)?.name]).toEqual([201, 'Fourth'])
  expect((await depot.call('GET', '/crates', { token: body.token })).status).toBe(200)
})

test('ending a connection kills its tokens at once and those of no other', async () => {
  const { depot, token, tenants } = await openManaged()
  const { primary, second } = depot.accounts.connections
  expect((await depot.call('DELETE', `/tenants/${second.id}`, { token })).status).toBe(204)
  expect((await depot.call('GET', '/crates', { token: second.accessToken })).status).toBe(401)
  expect((await depot.call('GET', '/crates', { token: primary.accessToken })).status).toBe(200)
  expect((await tenants()).map(({ id }) => id)).not.toContain(second.id)
})

test('a connection that is not there is answered 404', async () => {
  const { depot, token } = await openManaged()
  expect((await depot.call('POST', '/tenants/unknown/token', { token })).status).toBe(404)
  expect((await depot.call('DELETE', '/tenants/unknown', { token })).status).toBe(404)
})

test('a call about the client tells its id and redirect URIs', async () => {
  const { depot, token } = await openManaged()
  const [client] = depot.accounts.clients
  const { body } = await depot.call('GET', '/application', { token })
  expect(body).toEqual({ client_id: client?.id, redirect_uris: client?.redirectUris })
})
