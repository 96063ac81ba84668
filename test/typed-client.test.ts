import { expect, test } from 'vitest'
import type { paths } from '../generated/makini/types.ts'
import * as client from '../src/client/index.ts'
import { parseDuration } from '../src/model/duration.ts'
import { createSandbox } from '../src/sandbox/create-sandbox.ts'
import { loadManifest } from '../src/spec/load-manifest.ts'

const api = await client.loadApi('specs/makini')
const manifest = await loadManifest('systems/makini-sandbox/system.yaml', api)

/** A typed client for a fresh sandbox, whose tokens renew themselves, and what it recorded. */
function connected() {
  const { fetch, baseUrl, accounts, clock } = createSandbox({ api, manifest, seed: 1, records: 10 })
  const [first] = accounts.clients
  const { accessToken, refreshToken } = accounts.connections.primary
  const app = { id: first?.id ?? '', secret: new client.Secret(first?.secret ?? '') }
  const pair = { access: new client.Secret(accessToken), refresh: new client.Secret(refreshToken) }
  const redactor = client.createRedactor([pair.access, pair.refresh, app.secret])
  const recorder = client.createRecorder({ redactor, now: clock.now })
  const send = recorder.record(fetch)
  const refresh = client.refreshGrant({ api, baseUrl, fetch: send, client: app, now: clock.now })
  const tokens = client.keepTokens({ pair, refresh })
  const orders = client.connect<paths>({ api, baseUrl, fetch: client.withBearer(send, tokens), recorder })
  return { orders, recorder, clock }
}

test('a list and a record of it are read as typed data', async () => {
  const { orders } = connected()
  const { data: page } = await orders.GET('/api/erp/vendors', { params: { query: { per_page: 2 } } })
  const key: string = page?.data[0]?.key ?? ''
  const { data: vendor } = await orders.GET('/api/erp/vendors/{key}', { params: { path: { key } } })
  expect([page?.data.length, vendor?.data.key]).toEqual([2, key])
})

test('a token that ends is renewed under way, once for all calls, and is in no record', async () => {
  const { orders, recorder, clock } = connected()
  clock.advance(parseDuration(api.binding.authentication.lifetimes.access) ?? 0)
  await Promise.all([orders.GET('/api/erp/vendors'), orders.GET('/api/erp/purchase-orders')])
  const sent = recorder.exchanges.map(({ request }) => new URL(request.url).pathname)
  expect(sent.filter((path) => path === '/link/token')).toHaveLength(1)
  expect(JSON.stringify(recorder.exchanges)).not.toMatch(/"(?:access|refresh)_token\\?":\\?"[^*]/)
})

test('a refusal is thrown with what the API says of it', async () => {
  const { orders } = connected()
  const unknown = orders.GET('/api/erp/vendors/{key}', { params: { path: { key: 'no-such-key' } } })
  await expect(unknown).rejects.toMatchObject({ name: 'ApiError', status: 404 })
})

test('a path, a parameter or a field that the document does not have is no valid TypeScript', () => {
  const { orders } = connected()
  const mistakes = [
    // @ts-expect-error: there is no such path
    () => orders.GET('/api/erp/vendor'),
    // @ts-expect-error: the key is missing
    () => orders.GET('/api/erp/vendors/{key}'),
    // @ts-expect-error: the key is a text
    () => orders.GET('/api/erp/vendors/{key}', { params: { path: { key: 7 } } }),
    // @ts-expect-error: there is no such parameter
    () => orders.GET('/api/erp/vendors', { params: { query: { size: 2 } } }),
    // @ts-expect-error: there is no such field
    async () => (await orders.GET('/api/erp/vendors')).data?.data[0]?.nickname,
  ]
  expect(mistakes).toHaveLength(5)
})
