import { expect, test } from 'vitest'
import { api, type Row } from './depot.ts'
import { everything, openStored } from './stored.ts'

const valid = (address: string, { status, body }: { status: number; body: unknown }) =>
  api.document.validators.response(address, { status, contentType: 'application/json', body })

const NOTHING: Row = {}
const apples = { label: 'Apples', weight: 12.5, extra: { colour: 'red', note: null } }
const rows = [
  { amount: 3, price: 0.1 },
  { amount: 2, price: 4.255, discount: 1 },
]

test('a created record is read like any other: single, last in its list, filtered and sorted', async () => {
  const depot = openStored()
  const before = await everything(depot, '/crates')
  const made = await depot.as('POST', '/crates', { json: apples })
  expect([made.status, valid('POST /crates', made)]).toEqual([201, []])
  expect((await depot.as('GET', `/crates/${made.body.id}`)).body).toEqual(made.body)
  expect(await everything(depot, '/crates')).toEqual([...before, made.body])
  expect(await everything(depot, '/crates', '&where.label=Apples')).toEqual([made.body])
  const sorted = await depot.as('GET', '/crates?order.created_at=desc&limit=1')
  expect(sorted.body.results).toEqual([made.body])
})

test('what was not sent is null, or the least that the schema demands', async () => {
  const depot = openStored()
  const { body } = await depot.as('POST', '/crates', { json: { label: 'Apples' } })
  expect(body).toMatchObject({ shelf_id: null, opened_at: null, deleted_at: null, tags: [], extra: {} })
  expect(body).toMatchObject({ weight: 0.5, grade: 'a', fragile: false, packed_on: '2026-01-15' })
  expect(Date.parse(body.created_at)).toBe(depot.clock.now())
  expect(body.changed_at).toBe(body.created_at)
})

test.each([
  [undefined, 'open'],
  ['sealed', 'sealed'],
])('a new record begins in the state that the manifest names: %s', async (initial, code) => {
  const states = initial === undefined ? {} : { states: claim({ initial }) }
  const depot = openStored({ entities: { crates: states } })
  const { body } = await depot.as('POST', '/crates', { json: { label: 'x' } })
  expect(body.state_id).toBe(await stateId(depot, code))
})

const claim = ({ initial }: { initial: string }) =>
  ({ id: 'states', origin: 'declared', initial, transitions: {} }) as const
const stateId = async (depot: ReturnType<typeof openStored>, code: string) =>
  (await depot.as('GET', '/states')).body.results.find((state: Row) => state.code === code)?.id

test('a change keeps what was not sent, in objects of custom fields too', async () => {
  const depot = openStored()
  const { body: made } = await depot.as('POST', '/crates', { json: apples })
  const json = { label: 'Pears', extra: { note: 'ripe' } }
  const { body } = await depot.as('PUT', `/crates/${made.id}`, { json })
  const { changed_at } = body
  expect(body).toEqual({ ...made, label: 'Pears', extra: { colour: 'red', note: 'ripe' }, changed_at })
  expect(changed_at > made.changed_at).toBe(true)
  expect((await depot.as('GET', `/crates/${made.id}`)).body).toEqual(body)
})

test('a record of the sample data is changed and keeps its place', async () => {
  const depot = openStored()
  const before = await everything(depot, '/crates')
  await depot.as('PUT', `/crates/${before[7]?.id}`, { json: { label: 'Pears' } })
  const after = await everything(depot, '/crates')
  expect(after[7]).toEqual({ ...before[7], label: 'Pears', changed_at: after[7]?.changed_at })
  expect(after.toSpliced(7, 1)).toEqual(before.toSpliced(7, 1))
})

test('a state is changed by the call that is there for it, which changes nothing else', async () => {
  const depot = openStored()
  const { body: made } = await depot.as('POST', '/crates', { json: apples })
  const json = { state: 'lost', label: 'Pears' }
  const { status, body } = await depot.as('PUT', `/crates/${made.id}/state`, { json })
  const { changed_at } = body
  expect([status, body]).toEqual([200, { ...made, state_id: await stateId(depot, 'lost'), changed_at }])
  const unknown = await depot.as('PUT', `/crates/${made.id}/state`, { json: { state: 'gone' } })
  expect([unknown.status, unknown.body.code]).toEqual([422, 'E_INVALID'])
})

test('where deleted records are shown, a removed one stays, says so, and is not written any more', async () => {
  const depot = openStored()
  const { body: made } = await depot.as('POST', '/crates', { json: apples })
  expect((await depot.as('DELETE', `/crates/${made.id}`)).status).toBe(204)
  const { body } = await depot.as('GET', `/crates/${made.id}`)
  expect(body.deleted_at).toBe(body.changed_at)
  expect((await depot.as('DELETE', `/crates/${made.id}`)).status).toBe(404)
  expect((await depot.as('PUT', `/crates/${made.id}`, { json: apples })).status).toBe(404)
})

test('elsewhere a removed record is gone, its lines with it, and all others stay', async () => {
  const depot = openStored()
  const [orders, lines] = [await everything(depot, '/orders'), await everything(depot, '/lines')]
  const { body: made } = await depot.as('POST', '/orders', { json: { lines: rows } })
  const seeded = orders[5] ?? NOTHING
  for (const id of [seeded.id, made.id]) {
    expect((await depot.as('DELETE', `/orders/${id}`)).status).toBe(204)
    expect((await depot.as('GET', `/orders/${id}`)).status).toBe(404)
  }
  expect(await everything(depot, '/orders')).toEqual(orders.toSpliced(5, 1))
  expect(await everything(depot, '/lines')).toEqual(lines.filter((line) => line.order_id !== seeded.id))
  const { body: next } = await depot.as('POST', '/orders', { json: { lines: rows } })
  expect((await everything(depot, '/orders')).at(-1)).toEqual(next)
})

test('lines have keys of their own, add up, and are records of their own too', async () => {
  const depot = openStored()
  const before = await everything(depot, '/lines')
  const sent = rows.map((row) => ({ ...row, id: 'mine' }))
  const made = await depot.as('POST', '/orders', { json: { lines: sent } })
  expect(made.text).not.toContain('mine')
  expect([made.status, valid('POST /orders', made)]).toEqual([201, []])
  expect(made.body.lines.map(({ value }: Row) => value)).toEqual([0.3, 7.51])
  expect(made.body).toMatchObject({ net: '7.81', gross: Number((7.81 + made.body.tax).toFixed(2)) })
  const own = made.body.lines.map((line: Row) => ({ ...line, order_id: made.body.id }))
  expect(await everything(depot, '/lines')).toEqual([...before, ...own])
  expect((await depot.as('GET', `/lines/${own[1].id}`)).body).toEqual(own[1])
})

test('a line sent with its key is changed, one without is new, the others stay, and the order is kept', async () => {
  const depot = openStored()
  const { body: made } = await depot.as('POST', '/orders', { json: { lines: [...rows, ...rows] } })
  const [first, second, third, fourth] = made.lines
  const json = {
    lines: [
      { amount: 1, price: 5 },
      { id: second.id, amount: 7 },
    ],
  }
  const { body } = await depot.as('PUT', `/orders/${made.id}`, { json })
  const { changed_at } = body
  expect(body.lines.slice(0, 4)).toEqual([first, changed(second, body.lines[1]), third, fourth])
  expect(body.lines[1]).toMatchObject({ amount: 7, price: 4.255, value: 28.79, changed_at })
  expect(body.lines[4]).toMatchObject({ amount: 1, price: 5, value: 5, created_at: changed_at })
  expect(body.net).toBe('41.9')
  const own = body.lines.map((line: Row) => ({ ...line, order_id: made.id }))
  expect((await everything(depot, '/lines')).filter((line) => line.order_id === made.id)).toEqual(own)
})

const changed = (line: Row, { amount, value, tax, changed_at }: Row): Row => ({
  ...line,
  amount,
  value,
  tax,
  changed_at,
})

test('lines of an order of the sample data are changed there and in their own list', async () => {
  const depot = openStored()
  const orders = await everything(depot, '/orders')
  const order = orders.find(({ lines }) => lines.length === 3) ?? NOTHING
  const json = {
    lines: [
      { id: order.lines[1].id, amount: 9 },
      { amount: 1, price: 1 },
    ],
  }
  const { body } = await depot.as('PUT', `/orders/${order.id}`, { json })
  expect(body.lines.map(({ id }: Row) => id).slice(0, 3)).toEqual(order.lines.map(({ id }: Row) => id))
  const lines = await everything(depot, '/lines', `&where.order_id=${order.id}`)
  expect(lines).toEqual(body.lines.map((line: Row) => ({ ...line, order_id: order.id })))
})

test.each([
  ['duplicate', [201, 201], 2],
  ['same', [201, 201], 1],
  ['refused', [201, 409], 1],
] as const)('the same create sent twice: %s', async (replay, statuses, count) => {
  const depot = openStored({ entities: { crates: { replay } } })
  const before = (await everything(depot, '/crates')).length
  const answers = [await depot.as('POST', '/crates', { json: apples })]
  answers.push(await depot.as('POST', '/crates', { json: apples }))
  expect(answers.map(({ status }) => status)).toEqual(statuses)
  expect(new Set(answers.map(({ body }) => body.id ?? 'none')).size).toBe(replay === 'same' ? 1 : 2)
  expect((await everything(depot, '/crates')).length - before).toBe(count)
  depot.clock.advance(120_000)
  expect((await depot.as('POST', '/crates', { json: apples })).status).toBe(201)
  expect((await everything(depot, '/crates')).length - before).toBe(count + 1)
})

test('a body cannot change what all objects have', async () => {
  const depot = openStored()
  const text =
    '{"label":"x","__proto__":{"a":1},"extra":{"__proto__":{"a":1},"constructor":{"prototype":{"a":1}}}}'
  const headers = { 'content-type': 'application/json' }
  const { status, body } = await depot.as('POST', '/crates', { body: text, headers })
  expect([status, Object.keys(body.extra), ({} as Row).a]).toEqual([
    201,
    ['__proto__', 'constructor'],
    undefined,
  ])
  expect((await depot.as('GET', `/crates/${body.id}`)).text).toContain(
    '"extra":{"__proto__":{"a":1},"constructor"',
  )
})

test('another connection sees nothing of what one has written', async () => {
  const depot = openStored()
  const { body } = await depot.as('POST', '/crates', { json: apples })
  const token = depot.accounts.connections.second.accessToken
  expect((await depot.call('GET', `/crates/${body.id}`, { token })).status).toBe(404)
})
