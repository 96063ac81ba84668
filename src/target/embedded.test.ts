import { expect, test } from 'vitest'
import type { Manifest } from '../model/manifest.ts'
import { createSandbox } from '../sandbox/create-sandbox.ts'
import { loadApi } from '../spec/load-api.ts'
import { loadManifest } from '../spec/load-manifest.ts'
import { writtenApi } from '../spec/written-api.ts'
import { embeddedSession } from './embedded.ts'
import type { ConnectionTokens, TargetSession } from './session.ts'

async function openSession(claims: Partial<Manifest> = {}): Promise<TargetSession> {
  await using folder = await writtenApi()
  const api = await loadApi(folder.at('specs/tickets'))
  const manifest = await loadManifest(folder.at('systems/desk/system.yaml'), api)
  return embeddedSession(createSandbox({ api, manifest: { ...manifest, ...claims }, seed: 1 }))
}

function get(
  session: TargetSession,
  path: string,
  { access }: ConnectionTokens = session.connections.primary,
): Promise<Response> {
  const headers = { authorization: `Bearer ${access.reveal()}` }
  return session.fetch(new Request(session.baseUrl + path, { headers }))
}

test('an embedded session answers with its own token and has all a check may need', async () => {
  const session = await openSession()
  expect((await get(session, '/tickets')).status).toBe(200)
  const { client, otherClient, connections, consent, clock, control } = session
  const { second, restricted } = connections
  for (const part of [client, otherClient, second, restricted, consent, clock, control])
    expect(part).toBeDefined()
})

test('an embedded session has a connection for each role of the manifest', async () => {
  const session = await openSession({
    roles: {
      reader: {
        title: 'Reader',
        denies: [{ id: 'no', origin: 'declared', entity: 'tickets', operations: ['list'] }],
      },
    },
  })
  const { primary, roles } = session.connections
  const statuses = []
  for (const tokens of [primary, roles?.reader])
    statuses.push(tokens && (await get(session, '/tickets', tokens)).status)
  expect([Object.keys(roles ?? {}), statuses]).toEqual([['reader'], [200, 403]])
})

test.each([
  ['allow', 'code'],
  ['deny', 'error'],
] as const)('the authorize page of the sandbox is answered: %s', async (decision, told) => {
  const session = await openSession()
  const { client, consent } = session
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: client?.id ?? '',
    redirect_uri: client?.redirectUri ?? '',
    state: 'st&te"',
  })
  const result = await consent?.(session.fetch)(`${session.baseUrl}/authorize?${query}`, decision)
  expect(result?.location?.searchParams.get('state')).toBe('st&te"')
  expect(result?.location?.searchParams.has(told)).toBe(true)
})

test('time goes on when it is told to', async () => {
  const session = await openSession()
  session.clock?.advance(2 * 3_600_000)
  expect((await get(session, '/tickets')).status).toBe(401)
})

test('records can be changed behind the API', async () => {
  const session = await openSession()
  const key = session.control?.insert('tickets')
  expect((await get(session, `/tickets/${key}`)).status).toBe(200)
})

test('secrets of a session do not show', async () => {
  const session = await openSession()
  expect(JSON.stringify(session)).not.toContain(session.connections.primary.access.reveal())
})
