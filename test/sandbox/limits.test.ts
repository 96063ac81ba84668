import { expect, test } from 'vitest'
import type { Limit, LimitRule, Outcome } from '../../src/model/limits.ts'
import type { Row } from './depot.ts'
import { everything, openStored } from './stored.ts'

const claimed = (rule: LimitRule, more: Partial<Limit> = {}): Limit =>
  ({ id: 'it', origin: 'declared', ...rule, ...more }) as Limit

const MISSING = 999_999
const withGrade = claimed({ kind: 'read-only', fields: ['/grade'] })

/** A crate in a state, and ways to write it, in a depot with one limit on crates. */
async function crateUnder(limit: Limit, state?: string) {
  const depot = openStored({ entities: { crates: { limits: [limit] } } })
  const json = { label: 'Apples', tags: ['dry'], opened_at: '2026-01-15T00:00:00Z' }
  const { body } = await depot.as('POST', '/crates', { json })
  if (state !== undefined) await depot.as('PUT', `/crates/${body.id}/state`, { json: { state } })
  const read = async (): Promise<Row> => (await depot.as('GET', `/crates/${body.id}`)).body
  return { ...depot, path: `/crates/${body.id}`, read, before: await read() }
}

test.each<[string, LimitRule, beyond: Row, within: Row, state?: string]>([
  ['a read-only field', withGrade, { grade: 'b' }, { weight: 2 }],
  [
    'a custom field',
    { kind: 'custom-field', fields: ['/extra/colour'] },
    { extra: { colour: 'red' } },
    { extra: { size: 1 } },
  ],
  [
    'an enumerated field',
    { kind: 'enumerated', fields: ['/grade'], values: ['a', 'b'] },
    { grade: 'c' },
    { grade: 'b' },
  ],
  [
    'a rule of business: at least',
    { kind: 'business-rule', title: 'x', where: { '/weight': { from: 10 } } },
    { weight: 9.75 },
    { weight: 10 },
  ],
  [
    'a rule of business: above',
    { kind: 'business-rule', title: 'x', where: { '/weight': { above: 10 } } },
    { weight: 10 },
    { weight: 10.25 },
  ],
  [
    'a closed period',
    { kind: 'business-rule', title: 'x', where: { '/opened_at': { from: '2026-01-01', to: '2026-01-31' } } },
    { opened_at: '2026-02-01T00:00:00Z' },
    { opened_at: '2026-01-31T23:59:59Z' },
  ],
  [
    'a period in a time zone of its own',
    { kind: 'business-rule', title: 'x', where: { '/opened_at': { from: '2026-01-01' } } },
    { opened_at: '2026-01-01T00:30:00+02:00' },
    { opened_at: '2026-01-01T02:00:00+02:00' },
  ],
  [
    'a field that must be present',
    { kind: 'business-rule', title: 'x', where: { '/label': 'present', '/opened_at': 'present' } },
    { opened_at: null },
    { opened_at: '2026-01-01T00:00:00Z' },
  ],
  [
    'all fields of a state',
    { kind: 'frozen', states: ['lost'], outcome: 'unchanged-only' } as LimitRule,
    { weight: 3 },
    { label: 'Apples' },
    'lost',
  ],
  [
    'some fields of a state',
    { kind: 'frozen', states: ['lost'], fields: ['/weight'] },
    { weight: 3 },
    { label: 'Pears' },
    'lost',
  ],
])('%s is refused and leaves nothing, and the next best is taken', async (_, rule, beyond, within, state) => {
  const crate = await crateUnder(claimed(rule), state)
  const label = 'Apples'
  const refused = await crate.as('PUT', crate.path, { json: { label, ...beyond } })
  expect([refused.status, refused.body.code]).toEqual(
    rule.kind === 'frozen' ? [409, 'E_CONFLICT'] : [422, 'E_INVALID'],
  )
  expect(refused.text).toContain('(it)')
  expect(await crate.read()).toEqual(crate.before)
  const taken = await crate.as('PUT', crate.path, { json: { label, ...within } })
  expect(taken.status).toBe(200)
  expect(await crate.read()).toMatchObject(within)
})

test('a limit that is for changes alone does not hold for a new record', async () => {
  const { as } = openStored({
    entities: { crates: { limits: [claimed({ kind: 'read-only', fields: ['/grade'], on: ['update'] })] } },
  })
  const json = { label: 'x', grade: 'b' }
  const { status, body } = await as('POST', '/crates', { json })
  expect([status, body.grade]).toEqual([201, 'b'])
  expect((await as('PUT', `/crates/${body.id}`, { json })).status).toBe(422)
})

test('a required field must be given when a record is made, and may be left out of a change', async () => {
  const crate = await crateUnder(claimed({ kind: 'required', fields: ['/tags'] }))
  for (const tags of [undefined, null, []]) {
    const { status, body } = await crate.as('POST', '/crates', { json: { label: 'x', tags } })
    expect(status).toBe(422)
    if (tags) expect(body.text).toBe('tags must be given (it).')
  }
  expect((await crate.as('PUT', crate.path, { json: { label: 'x' } })).status).toBe(200)
})

test('a reference must name a record that there is and that is as claimed', async () => {
  const limit = claimed({ kind: 'reference', fields: ['/shelf_id'], where: { '/level': { from: 3 } } })
  const crate = await crateUnder(limit)
  const shelves = await everything(crate, '/shelves')
  const low = shelves.find(({ level }) => level < 3)?.id
  const high = shelves.find(({ level }) => level >= 3)?.id
  const status = async (shelf_id: unknown) =>
    (await crate.as('PUT', crate.path, { json: { label: 'x', shelf_id } })).status
  expect([await status(MISSING), await status(low), await status(high), await status(null)]).toEqual([
    422, 422, 200, 200,
  ])
})

test('a frozen field is not sent at all, unless it may be sent unchanged', async () => {
  const crate = await crateUnder(claimed({ kind: 'frozen', states: ['lost'], fields: ['/weight'] }), 'lost')
  const json = { label: 'x', weight: crate.before.weight }
  expect((await crate.as('PUT', crate.path, { json })).status).toBe(409)
})

test('a reference of which nothing is claimed must name a record that there is', async () => {
  const crate = await crateUnder(withGrade)
  const { status, body } = await crate.as('PUT', crate.path, { json: { label: 'x', shelf_id: MISSING } })
  expect([status, body.code]).toEqual([422, 'E_INVALID'])
  expect(await crate.read()).toEqual(crate.before)
})

test('a frozen record is not removed', async () => {
  const crate = await crateUnder(claimed({ kind: 'frozen', states: ['lost'] }), 'lost')
  expect((await crate.as('DELETE', crate.path)).status).toBe(409)
  expect(await crate.read()).toEqual(crate.before)
})

test('lines are there in number or not at all, and one that is wrong refuses all of them', async () => {
  const limits = [
    claimed({ kind: 'lines', minimum: 2 }),
    claimed({ kind: 'business-rule', title: 'x', where: { '/lines/*/amount': { above: 0 } } }),
    claimed({ kind: 'required', fields: ['/lines/*/price'] }),
  ]
  const depot = openStored({ entities: { orders: { limits } } })
  const before = [await everything(depot, '/orders'), await everything(depot, '/lines')]
  const [good, wrong, short] = [{ amount: 1, price: 1 }, { amount: 0, price: 1 }, { amount: 1 }]
  for (const lines of [[], [good], [good, wrong], [good, short]])
    expect((await depot.as('POST', '/orders', { json: { lines } })).status).toBe(400)
  expect([await everything(depot, '/orders'), await everything(depot, '/lines')]).toEqual(before)
  const { status, body } = await depot.as('POST', '/orders', { json: { lines: [good, good] } })
  expect(status).toBe(201)
  const put = async (line: Row) =>
    (await depot.as('PUT', `/orders/${body.id}`, { json: { lines: [line] } })).status
  expect([await put(short), await put({ id: body.lines[0].id, amount: 3 })]).toEqual([400, 200])
})

test.each<[Outcome, status: number, shown: string, kept: string]>([
  ['refused', 422, 'E_INVALID', 'a'],
  ['refused-otherwise', 409, 'E_CONFLICT', 'a'],
  ['ignored', 200, 'a', 'a'],
  ['unchanged-only', 422, 'E_INVALID', 'a'],
  ['echoed', 200, 'b', 'a'],
  ['transformed', 200, 'B', 'B'],
  ['stored', 200, 'b', 'b'],
])('a write beyond a limit is %s where that is claimed', async (outcome, status, shown, kept) => {
  const crate = await crateUnder(claimed(withGrade, { outcome }))
  const answer = await crate.as('PUT', crate.path, { json: { label: 'Pears', grade: 'b' } })
  expect([answer.status, answer.body.code ?? answer.body.grade]).toEqual([status, shown])
  const taken = status === 200
  expect(await crate.read()).toMatchObject({ grade: kept, label: taken ? 'Pears' : 'Apples' })
})

test('what may only be sent unchanged is taken unchanged', async () => {
  const crate = await crateUnder(claimed(withGrade, { outcome: 'unchanged-only' }))
  expect((await crate.as('PUT', crate.path, { json: { label: 'Pears', grade: 'a' } })).status).toBe(200)
  expect((await crate.read()).label).toBe('Pears')
})

test('a total that is echoed is answered as it was sent, and stored as it adds up', async () => {
  const limits = [claimed({ kind: 'read-only', fields: ['/net'] }, { outcome: 'echoed' })]
  const { as } = openStored({ entities: { orders: { limits } } })
  const { body } = await as('POST', '/orders', { json: { lines: [{ amount: 2, price: 3 }], net: '99' } })
  expect([body.net, (await as('GET', `/orders/${body.id}`)).body.net]).toEqual(['99', '6'])
})

test('a refusal says what the manifest claims', async () => {
  const crate = await crateUnder(claimed(withGrade, { refusal: 'forbidden' }))
  const { status, body } = await crate.as('PUT', crate.path, { json: { label: 'secret', grade: 'secret' } })
  expect([status, body.code, body.text]).toEqual([403, 'E_FORBIDDEN', 'grade cannot be written (it).'])
})

test('keys, times and fields that the document does not let a body have are taken no notice of', async () => {
  const crate = await crateUnder(withGrade)
  const json = {
    label: 'Apples',
    id: 'x',
    created_at: '2020-01-01T00:00:00Z',
    deleted_at: 'x',
    serial: 'AB-1234',
  }
  expect((await crate.as('PUT', crate.path, { json })).status).toBe(200)
  const { changed_at } = await crate.read()
  expect(await crate.read()).toEqual({ ...crate.before, changed_at })
})
