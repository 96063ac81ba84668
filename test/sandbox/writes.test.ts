import { expect, test } from 'vitest'
import { api, openDepot, type Row } from './depot.ts'

const depot = openDepot()
const crates = async (): Promise<Row[]> => (await depot.as('GET', '/crates?limit=50')).body.results
const [crate = {}] = await crates()

test('creating answers with what was sent over a likely record, and nothing is there afterwards', async () => {
  const json = { label: 'Dates 1', weight: 12.5, unknown: 1 }
  const { status, body } = await depot.as('POST', '/crates', { json })
  expect([status, body.label, body.weight, 'unknown' in body]).toEqual([201, 'Dates 1', 12.5, false])
  expect(
    api.document.validators.response('POST /crates', { status, contentType: 'application/json', body }),
  ).toEqual([])
  expect((await depot.as('GET', `/crates/${body.id}`)).status).toBe(404)
})

test('changing answers with the change, and the record stays as it was', async () => {
  const { status, body } = await depot.as('PUT', `/crates/${crate.id}`, { json: { label: 'Dates 2' } })
  expect([status, body.id, body.label, body.weight]).toEqual([200, crate.id, 'Dates 2', crate.weight])
  expect(body.changed_at > crate.changed_at).toBe(true)
  expect((await crates())[0]).toEqual(crate)
})

test('a state sent by its code is answered as its key', async () => {
  const states: Row[] = (await depot.as('GET', '/states')).body.results
  const { body } = await depot.as('PUT', `/crates/${crate.id}`, { json: { label: 'x', state: 'lost' } })
  expect(body.state_id).toBe(states.find(({ code }) => code === 'lost')?.id)
})

test('lines that are sent come back complete, and add up', async () => {
  const lines = Array.from({ length: 5 }, () => ({ amount: 3, price: 0.1, discount: 0 }))
  const { status, body } = await depot.as('POST', '/orders', { json: { lines } })
  expect(
    api.document.validators.response('POST /orders', { status, contentType: 'application/json', body }),
  ).toEqual([])
  expect([body.lines.length, body.lines[4].value, body.net]).toEqual([5, 0.3, '1.5'])
  expect(new Set(body.lines.map(({ id }: Row) => id)).size).toBe(5)
})

test.each([
  ['no content type', { body: new Uint8Array(1) }, 415, 'E_TYPE'],
  ['another content type', { body: 'x', headers: { 'content-type': 'text/plain' } }, 415, 'E_TYPE'],
  ['broken JSON', { body: '{"label":', headers: { 'content-type': 'application/json' } }, 422, 'E_INVALID'],
  [
    'no UTF-8',
    { body: new Uint8Array([0x22, 0xff, 0x22]), headers: { 'content-type': 'application/json' } },
    422,
    'E_INVALID',
  ],
  ['empty', { body: '', headers: { 'content-type': 'application/json' } }, 422, 'E_INVALID'],
  ['a field missing', { json: { weight: 1 } }, 422, 'E_INVALID'],
  ['a field of another kind', { json: { label: 'x', weight: 'heavy' } }, 422, 'E_INVALID'],
])('a body that is not as documented is refused: %s', async (_, options, status, code) => {
  const answer = await depot.as('POST', '/crates', options)
  expect([answer.status, answer.body.code]).toEqual([status, code])
})

test('a content type may carry parameters and any letter case', async () => {
  const headers = { 'content-type': 'Application/JSON; charset=utf-8' }
  expect((await depot.as('POST', '/crates', { body: '{"label":"x"}', headers })).status).toBe(201)
})

test('where 422 is not documented a wrong body is answered 400', async () => {
  expect((await depot.as('POST', '/orders', { json: { lines: 1 } })).status).toBe(400)
})

test('a change of an unknown record is answered 404', async () => {
  expect((await depot.as('PUT', '/crates/unknown', { json: { label: 'x' } })).status).toBe(404)
})

test('a file is taken as multipart, and refused without its parts', async () => {
  const body = new FormData()
  body.set('name', 'plan.pdf')
  expect((await depot.as('POST', '/files', { body })).status).toBe(422)
  body.set('file', new File(['x'], 'plan.pdf'))
  const taken = await depot.as('POST', '/files', { body })
  expect([taken.status, taken.body.name]).toEqual([201, 'plan.pdf'])
})

test('a call below a record is answered for records that exist', async () => {
  expect((await depot.as('GET', `/crates/${crate.id}/history`)).body).toEqual({ moves: expect.any(Number) })
  expect((await depot.as('GET', '/crates/unknown/history')).status).toBe(404)
})
