import { expect, test } from 'vitest'
import { type Depot, openDepot, type Row } from './depot.ts'

const rows = async ({ as }: Depot, entity: string, query = 'limit=50'): Promise<Row[]> =>
  (await as('GET', `/${entity}?${query}`)).body.results

test('ordinary use never comes near the rate limit', async () => {
  const { as } = openDepot()
  const statuses = new Set<number>()
  for (let round = 0; round < 150; round++) statuses.add((await as('GET', '/states')).status)
  expect([...statuses]).toEqual([200])
})

test('a connection over its limit waits as long as it is told, and no other does', async () => {
  const { as, call, control, clock, accounts } = openDepot()
  control.exhaustRateLimit(accounts.connections.primary.id)
  const { status, body, headers } = await as('GET', '/crates')
  expect([status, body.code]).toEqual([429, 'E_RATE'])
  expect((await call('GET', '/crates', { token: accounts.connections.second.accessToken })).status).toBe(200)
  clock.advance((Number(headers.get('retry-after')) - 3) * 1000)
  expect((await as('GET', '/crates')).status).toBe(429)
  clock.advance(3000)
  expect((await as('GET', '/crates')).status).toBe(200)
})

test('on the real clock too many calls at once are refused', async () => {
  const { as } = openDepot({ clock: 'system' })
  const statuses = await Promise.all(
    Array.from({ length: 61 }, async () => (await as('GET', '/states')).status),
  )
  expect(statuses.filter((status) => status === 429)).toHaveLength(1)
})

test('a new record comes last, was made now, and can be read', async () => {
  const depot = openDepot()
  const before = await rows(depot, 'crates', 'limit=50&at=1')
  const id = depot.control.insert('crates')
  const after = await rows(depot, 'crates', 'limit=50&at=1')
  expect(after.slice(0, -1)).toEqual(before)
  expect(after.at(-1)).toMatchObject({ id, created_at: after.at(-1)?.changed_at, deleted_at: null })
  expect((await depot.as('GET', `/crates/${id}`)).body).toEqual(after.at(-1))
})

test('a changed record keeps its place and moves its change time', async () => {
  const depot = openDepot()
  const before = await rows(depot, 'crates')
  const { changed_at: since = '' } =
    before.toSorted((a, b) => (a.changed_at < b.changed_at ? 1 : -1))[0] ?? {}
  depot.control.touch('crates', before[7]?.id, { label: 'Dates' })
  const after = await rows(depot, 'crates')
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  expect(after[7]).toMatchObject({ label: 'Dates', created_at: before[7]?.created_at })
  const changed = await rows(depot, 'crates', `where.changed_at.gte=${after[7]?.changed_at}`)
  expect([changed.map(({ id }) => id), changed[0]?.changed_at > since]).toEqual([[before[7]?.id], true])
})

test('a deleted record stays in its list and says when it was deleted', async () => {
  const depot = openDepot()
  const before = await rows(depot, 'crates')
  depot.control.softDelete('crates', before[9]?.id)
  const { deleted_at, changed_at } = (await rows(depot, 'crates'))[9] ?? {}
  expect([typeof deleted_at, deleted_at]).toEqual(['string', changed_at])
})

test('a new order brings its lines, all of them last and made now', async () => {
  const depot = openDepot()
  const before = await rows(depot, 'lines', 'limit=1')
  const id = depot.control.insert('orders')
  const order = (await depot.as('GET', `/orders/${id}`)).body
  const lines = await rows(depot, 'lines', `where.order_id=${id}`)
  expect(lines.map(({ order_id, ...line }) => line)).toEqual(order.lines)
  expect(lines.every(({ created_at }) => created_at === order.created_at)).toBe(true)
  expect(await rows(depot, 'lines', 'limit=1')).toEqual(before)
})

test('a new line goes into the last order, which still adds up', async () => {
  const depot = openDepot()
  const last = (await rows(depot, 'orders')).at(-1)
  const id = depot.control.insert('order-lines')
  const order = (await depot.as('GET', `/orders/${last?.id}`)).body
  const line = (await depot.as('GET', `/lines/${id}`)).body
  expect(order.lines.slice(0, -1)).toEqual(last?.lines)
  expect(line).toEqual({ ...order.lines.at(-1), order_id: order.id })
  const cents = order.lines.reduce((sum: number, { value }: Row) => sum + Math.round(value * 100), 0)
  expect(Math.round(Number(order.net) * 100)).toBe(cents)
  expect((await rows(depot, 'lines', 'limit=50')).at(-1)?.id).toBe(id)
})

test('a changed line is changed in its order too', async () => {
  const depot = openDepot()
  const [line] = await rows(depot, 'lines')
  depot.control.touch('order-lines', line?.id, { number: 77 })
  const [order] = await rows(depot, 'orders')
  const [changed] = await rows(depot, 'lines')
  expect([changed?.number, order?.lines[0].number, order?.changed_at]).toEqual([77, 77, changed?.changed_at])
})

test.each([
  ['an entity', () => openDepot().control.insert('boxes'), 'The API has no entity "boxes"'],
  ['a record', () => openDepot().control.touch('crates', 'x'), 'No record of crates has the key x'],
])('changing what is not there says so: %s', (_, change, message) => {
  expect(change).toThrow(message)
})
