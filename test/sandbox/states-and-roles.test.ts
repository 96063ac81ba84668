import { expect, test } from 'vitest'
import type { Outcome, RoleDenial } from '../../src/model/limits.ts'
import type { Row } from './depot.ts'
import { everything, openStored } from './stored.ts'

const CODES = ['open', 'sealed', 'lost']
const transitions: Record<string, string[]> = { open: ['sealed'], sealed: ['open', 'lost'] }
const states = { id: 'ways', origin: 'declared', initial: 'open', transitions } as const

async function inState(depot: ReturnType<typeof openStored>, code: string): Promise<Row> {
  const { body } = await depot.as('POST', '/crates', {
    json: { label: 'x', state_id: await key(depot, code) },
  })
  return body
}

const key = async ({ as }: ReturnType<typeof openStored>, code: string): Promise<string> =>
  (await as('GET', '/states')).body.results.find((state: Row) => state.code === code)?.id

const cells = CODES.flatMap((from) => CODES.map((to) => [from, to] as const))

test.each(cells)(
  'a record goes from state to state as claimed, by either call: %s to %s',
  async (from, to) => {
    const depot = openStored({ entities: { crates: { states } } })
    const allowed = from === to || transitions[from]?.includes(to)
    const target = await key(depot, to)
    for (const change of ['call', 'update']) {
      const crate = await inState(depot, from)
      const answer =
        change === 'call'
          ? await depot.as('PUT', `/crates/${crate.id}/state`, { json: { state: to } })
          : await depot.as('PUT', `/crates/${crate.id}`, { json: { label: 'x', state_id: target } })
      expect([answer.status, answer.body.code ?? answer.body.state_id]).toEqual(
        allowed ? [200, target] : [409, 'E_CONFLICT'],
      )
      const { body } = await depot.as('GET', `/crates/${crate.id}`)
      expect(body.state_id).toBe(allowed ? target : crate.state_id)
    }
  },
)

function openWithClerk(denial: Partial<RoleDenial>) {
  const denies = [{ id: 'no', origin: 'declared', entity: 'crates', ...denial } as const]
  const depot = openStored({ roles: { clerk: { title: 'Clerk', denies } } })
  const { clerk } = depot.accounts.roles
  const token = clerk?.accessToken ?? ''
  const asClerk = (method: string, path: string, json?: unknown) =>
    depot.call(method, path, { token, ...(json === undefined ? {} : { json }) })
  return { ...depot, clerk, asClerk }
}

test('a connection of a role sees what the primary one sees', async () => {
  const depot = openWithClerk({})
  expect([depot.clerk?.role, Object.keys(depot.accounts.roles)]).toEqual(['clerk', ['clerk']])
  const { body } = await depot.as('POST', '/crates', { json: { label: 'x' } })
  expect((await depot.asClerk('GET', `/crates/${body.id}`)).body).toEqual(body)
  const own = await depot.asClerk('POST', '/crates', { label: 'y' })
  expect((await depot.as('GET', `/crates/${own.body.id}`)).body).toEqual(own.body)
})

test('an operation that a role may not use is refused before anything else, and nobody else is', async () => {
  const depot = openWithClerk({ operations: ['create', 'update', 'list'] })
  const before = await everything(depot, '/crates')
  const attempts = [
    await depot.asClerk('POST', '/crates', { label: 1 }),
    await depot.asClerk('PUT', '/crates/unknown', {}),
    await depot.asClerk('GET', '/crates'),
  ]
  expect(attempts.map(({ status, body }) => [status, body.code])).toEqual(
    [...attempts].map(() => [403, 'E_FORBIDDEN']),
  )
  expect(await everything(depot, '/crates')).toEqual(before)
  expect([depot.clerk?.forbidden, (await depot.asClerk('GET', '/orders')).status]).toEqual([['crates'], 200])
})

test('a field that a role may not write is refused, and the rest is taken', async () => {
  const depot = openWithClerk({ fields: ['/grade'] })
  expect((await depot.asClerk('POST', '/crates', { label: 'x', grade: 'b' })).status).toBe(403)
  expect((await depot.asClerk('POST', '/crates', { label: 'x' })).status).toBe(201)
  expect((await depot.as('POST', '/crates', { json: { label: 'x', grade: 'b' } })).status).toBe(201)
})

test.each<[Outcome, number, stored: boolean]>([
  ['refused-otherwise', 422, false],
  ['ignored', 201, false],
  ['stored', 201, true],
])('an operation that a role may not use is %s where that is claimed', async (outcome, status, stored) => {
  const depot = openWithClerk({ operations: ['create'], outcome })
  const made = await depot.asClerk('POST', '/crates', { label: 'x' })
  expect(made.status).toBe(status)
  expect((await depot.as('GET', `/crates/${made.body.id}`)).status).toBe(stored ? 200 : 404)
})

test('what a manifest does not claim is answered 405, with what there is', async () => {
  const depot = openStored({ entities: { crates: { operations: ['list', 'get', 'create'] } } })
  const [crate] = await everything(depot, '/crates')
  const { status, headers, body } = await depot.as('DELETE', `/crates/${crate?.id}`)
  expect([status, headers.get('allow'), body.code]).toEqual([405, 'GET, HEAD, OPTIONS', 'E_METHOD'])
})
