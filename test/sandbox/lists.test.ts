import { expect, test } from 'vitest'
import { openDepot, type Row } from './depot.ts'

const depot = openDepot()
const list = async (query: string, entity = 'crates') => (await depot.as('GET', `/${entity}?${query}`)).body
const all = [...(await list('limit=50')).results, ...(await list('limit=50&at=1')).results]
const ids = (records: Row[]): unknown[] => records.map(({ id }) => id)
const where = (matches: (record: Row) => boolean) => ids(all.filter(matches))

test('pages hold every record once, in one order', async () => {
  const pages = [0, 1, 2, 3, 4, 5, 6, 7].map((at) => list(`limit=8&at=${at}`))
  expect((await Promise.all(pages)).flatMap(({ results }) => ids(results))).toEqual(ids(all))
  expect(new Set(ids(all)).size).toBe(57)
})

test('an envelope tells where its page stands', async () => {
  const { page } = await list('at=5')
  expect(page).toEqual({
    count: 57,
    page: 5,
    last: 5,
    limit: 10,
    first_row: 51,
    last_row: 57,
    home: 'http://sandbox.invalid/crates',
    start: 'http://sandbox.invalid/crates?at=0&limit=10',
    end: 'http://sandbox.invalid/crates?at=5&limit=10',
    before: 'http://sandbox.invalid/crates?at=4&limit=10',
    after: null,
  })
})

test('a page beyond the last is empty and leads back', async () => {
  const { results, page } = await list('at=9')
  expect([results, page.count, page.first_row, page.last_row, page.after]).toEqual([[], 57, null, null, null])
  expect(page.before).toContain('at=5')
})

test('links take filters, order and size along', async () => {
  const { page } = await list('where.grade=a&order.label=desc&limit=2')
  expect(page.after).toBe('http://sandbox.invalid/crates?where.grade=a&order.label=desc&limit=2&at=1')
})

test.each([
  'limit=0',
  'limit=-1',
  'limit=x',
  'limit=1.5',
  'limit=',
  'limit=51',
  'limit=1e1',
  'at=-1',
  'at=x',
])('a window that makes no sense is refused: %s', async (query) => {
  const { status, body } = await depot.as('GET', `/crates?${query}`)
  expect([status, body.code]).toEqual([400, 'E_INVALID'])
})

test('a list without pages takes no notice of them', async () => {
  expect(await list('limit=0&at=x', 'states')).toEqual({ results: expect.any(Array) })
  expect((await list('', 'states')).results).toHaveLength(3)
})

test.each([
  ['where.grade=a', where(({ grade }) => grade === 'a')],
  ['where.label.has=BOLT', where(({ label }) => label.includes('Bolt'))],
  ['where.label.starts=apples', where(({ label }) => label.startsWith('Apples'))],
  ['where.label.ends=7', where(({ label }) => label.endsWith('7'))],
  ['where.weight.gt=40.25', where(({ weight }) => weight > 40.25)],
  ['where.weight.lt=40.25', where(({ weight }) => weight < 40.25)],
  ['where.weight=79.750', where(({ weight }) => weight === 79.75)],
  ['where.fragile=true', where(({ fragile }) => fragile)],
  ['where.opened_at.gt=2025-11-20', where(({ opened_at }) => opened_at > '2025-11-20')],
  [`where.created_at.gte=${all[20].created_at}`, ids(all.slice(20))],
  [`where.created_at.gt=${all[20].created_at}`, ids(all.slice(21))],
  [`where.created_at.lte=${all[20].created_at}`, ids(all.slice(0, 21))],
  [`where.created_at.lt=${all[20].created_at}`, ids(all.slice(0, 20))],
  ['where.grade=a&where.fragile=true', where(({ grade, fragile }) => grade === 'a' && fragile)],
  ['where.grade=a&where.fragile=true&join=or', where(({ grade, fragile }) => grade === 'a' || fragile)],
])('a filter finds all that match and nothing else: %s', async (query, expected) => {
  expect(expected.length).toBeGreaterThan(0)
  expect(ids((await list(`${query}&limit=50`)).results)).toEqual(expected)
})

test('an instant may be given in another zone', async () => {
  const zoned = new Date(Date.parse(all[20].created_at) + 7_200_000).toISOString().replace('Z', '+02:00')
  const { results } = await list(`where.created_at.lte=${encodeURIComponent(zoned)}&limit=50`)
  expect(ids(results)).toEqual(ids(all.slice(0, 21)))
})

test.each([
  'where.colour=red',
  'where.label.near=x',
  'where.grade.gt=a',
  'where.constructor=x',
  'where.__proto__=x',
  'where.weight=heavy',
  'where.fragile=perhaps',
  'where.created_at.gt=yesterday',
  'order.serial=asc',
  'order.label=up',
  'join=xor',
])('a question that is not offered is refused: %s', async (query) => {
  const { status, body } = await depot.as('GET', `/crates?${query}`)
  expect([status, body.code]).toEqual([400, 'E_INVALID'])
})

test('parameters that are no filters are none of the sandbox’s business', async () => {
  expect((await depot.as('GET', '/crates?whatever=1')).status).toBe(200)
})

test('sorting orders by value, and equals by place', async () => {
  const { results } = await list('order.grade=asc&limit=50')
  const byGrade = (a: Row, b: Row) => (a.grade < b.grade ? -1 : a.grade > b.grade ? 1 : 0)
  expect(ids(results)).toEqual(ids(all.toSorted(byGrade)).slice(0, 50))
})

test('null comes first, and last where the order is descending', async () => {
  const opened = (await list('order.opened_at=desc&limit=50&at=1')).results.map(
    ({ opened_at }: Row) => opened_at,
  )
  expect(opened.at(-1)).toBeNull()
})
