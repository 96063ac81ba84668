import { expect, test } from 'vitest'
import { api, openDepot, type Row } from './depot.ts'

const depot = openDepot()
const list = async (entity: string, token?: string) =>
  (await depot.as('GET', `/${entity}?limit=50`, token === undefined ? {} : { token })).body.results

test.each([
  ['crates', 'GET /crates'],
  ['shelves', 'GET /shelves'],
  ['states', 'GET /states'],
  ['orders', 'GET /orders'],
  ['lines', 'GET /lines'],
  ['files', 'GET /files'],
])('a list conforms to its document: %s', async (entity, address) => {
  const { body } = await depot.as('GET', `/${entity}`)
  expect(body.results.length).toBeGreaterThan(0)
  expect(
    api.document.validators.response(address, { status: 200, contentType: 'application/json', body }),
  ).toEqual([])
})

test('an item is the same as in its list', async () => {
  for (const record of await list('crates'))
    expect((await depot.as('GET', `/crates/${record.id}`)).body).toEqual(record)
})

test('an unknown key is answered 404, and so is the key of another connection', async () => {
  const [theirs] = await list('crates', depot.accounts.connections.second.accessToken)
  const own = (await list('crates'))[0].id
  const flipped = own.replace(/.$/, (digit: string) => (digit === '0' ? '1' : '0'))
  for (const key of [theirs.id, flipped, 'x', '%00', '..%2F..'])
    expect([key, (await depot.as('GET', `/crates/${key}`)).status]).toEqual([key, 404])
})

test('two connections have nothing in common', async () => {
  const own = await list('crates')
  const theirs = await list('crates', depot.accounts.connections.second.accessToken)
  const labels = (records: Row[]) => records.map(({ id, weight }) => `${id} ${weight}`)
  expect(labels(own).filter((label) => labels(theirs).includes(label))).toEqual([])
})

test('references lead to records that exist, of the right kind', async () => {
  const shelves = (await list('shelves')).map(({ id }: Row) => id)
  const held = (await list('crates')).map(({ shelf_id }: Row) => shelf_id)
  expect(held).toContain(null)
  expect(held.filter((id: number | null) => id !== null && !shelves.includes(id))).toEqual([])
})

test('no record is its own ancestor', async () => {
  const shelves: { id: number; parent_id: number | null }[] = await list('shelves')
  for (const [index, { parent_id }] of shelves.entries())
    expect(shelves.slice(0, index).map(({ id }) => id)).toEqual(
      parent_id === null ? expect.any(Array) : expect.arrayContaining([parent_id]),
    )
})

test('every state that must be there is held by some record', async () => {
  const states: { id: string; code: string }[] = await list('states')
  const held = (await list('crates')).map(
    ({ state_id }: Row) => states.find(({ id }) => id === state_id)?.code,
  )
  expect([...new Set(held)].sort()).toEqual(['lost', 'open', 'sealed'])
})

test('times are in order, and deletion is a change', async () => {
  for (const { created_at, changed_at, deleted_at } of await list('crates')) {
    expect(created_at <= changed_at && changed_at < '2026-01-15T09:00:00.000Z').toBe(true)
    expect([null, changed_at]).toContain(deleted_at)
  }
  expect((await list('crates')).filter(({ deleted_at }: Row) => deleted_at !== null)).toHaveLength(1)
})

test('a scenario’s record is what it says, and its own fields are in no other', async () => {
  const crates = await list('crates')
  expect(crates[3]).toMatchObject({ weight: 79.75, extra: { note: 'by crane', colour: expect.any(String) } })
  expect(crates.filter(({ extra }: Row) => 'note' in extra)).toHaveLength(1)
})

test('lines add up to their header in exact cents', async () => {
  const cents = (value: unknown) => Math.round(Number(value) * 100)
  for (const { lines, net, tax, gross } of await list('orders')) {
    for (const { amount, price, discount, value } of lines)
      expect(cents(value)).toBe(cents(amount * price - discount))
    const sum = (of: (line: Row) => unknown) =>
      lines.reduce((total: number, line: Row) => total + cents(of(line)), 0)
    expect([cents(net), cents(tax)]).toEqual([sum(({ value }) => value), sum(({ tax }) => tax)])
    expect(cents(gross)).toBe(cents(net) + cents(tax))
    expect([typeof net, String(gross)]).toEqual(['string', expect.stringMatching(/^\d+(\.\d{1,2})?$/)])
  }
})

test('a line as a record of its own is the line in its header', async () => {
  const orders = await list('orders')
  const held = orders.flatMap(({ id, lines }: Row) => lines.map((line: Row) => ({ ...line, order_id: id })))
  expect(await list('lines')).toEqual(held.slice(0, 50))
  expect((await depot.as('GET', `/lines/${held[40].id}`)).body).toEqual(held[40])
})

test('the same seed gives the same bytes, another seed others', async () => {
  const read = async (seed: number) => {
    const { as } = openDepot({ seed })
    const paths = ['/crates', '/orders', '/me', '/nowhere', '/crates/x/history']
    return Promise.all(paths.map(async (path) => (await as('GET', path)).text))
  }
  expect(await read(7)).toEqual(await read(7))
  expect(await read(8)).not.toEqual(await read(7))
})
