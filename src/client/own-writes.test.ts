import { beforeEach, expect, test } from 'vitest'
import type { Binding } from '../model/binding.ts'
import { type Caller, createCaller } from './caller.ts'
import { type Journal, type JournalEntry, openJournal } from './journal.ts'
import { ownWrites } from './own-writes.ts'
import { NO_SUCH_KEY } from './ownership.ts'
import { recorderOf } from './tickets-api.ts'
import { TicketsDesk, writableTickets } from './tickets-desk.ts'

let desk: TicketsDesk
let journal: Journal
let own: Caller

async function open(changes?: Partial<Binding['entities'][string]>, isReadOnly = false): Promise<void> {
  const api = await writableTickets(changes)
  desk = new TicketsDesk()
  desk.tickets.set('t0', { id: 't0', title: 'theirs' })
  journal = openJournal('7f3a9c1e')
  const caller = createCaller({
    api,
    baseUrl: 'http://desk.invalid',
    fetch: desk.fetch,
    recorder: recorderOf(),
  })
  own = ownWrites({ caller, journal, binding: api.binding, isReadOnly, now: () => 0 })
}

beforeEach(() => open())

const kinds = () => journal.entries.map(({ kind }) => kind)
const refused = expect.objectContaining({
  code: 'NOT_OURS',
  message: expect.stringMatching(/Nothing was sent/),
})
const path = { id: 't2' }

test('a create carries a mark, before the text that the field has', async () => {
  await own.call('POST /tickets', { body: {} })
  await own.call('POST /tickets', { body: { title: 'lamp' } })
  expect([...desk.tickets.values()].map(({ title }) => title)).toEqual([
    'theirs',
    '[assay 7f3a9c1e-1]',
    '[assay 7f3a9c1e-2] lamp',
  ])
})

test('a create is journaled before it leaves', async () => {
  const sentAfter: string[][] = []
  const append = journal.append
  journal.append = async (entry: JournalEntry) => {
    sentAfter.push([entry.kind, ...desk.requests])
    await append(entry)
  }
  await own.call('POST /tickets', { body: {} })
  expect(sentAfter).toEqual([['intent'], ['made', 'POST /tickets']])
  expect(journal.entries).toMatchObject([
    { id: '7f3a9c1e-1', entity: 'tickets', operation: 'POST /tickets', mark: '[assay 7f3a9c1e-1]' },
    { id: '7f3a9c1e-1', entity: 'tickets', key: 't2', from: 'answer', born: '2026-01-02T03:04:05Z' },
  ])
})

test('the mark stands where the body of a write has its field', async () => {
  await open({ mark: '/name', written: { '/title': '/name' } })
  await own.call('POST /tickets', { body: { title: 'lamp' } })
  expect(desk.tickets.get('t2')?.title).toBe('[assay 7f3a9c1e-1] lamp')
})

test('a body that bears a mark goes out as it is: the same create can be sent twice', async () => {
  const body = { title: '[assay 7f3a9c1e-1] lamp' }
  await own.call('POST /tickets', { body })
  await own.call('POST /tickets', { body: JSON.stringify(body) })
  expect([...desk.tickets.values()].slice(1).map(({ title }) => title)).toEqual([body.title, body.title])
  const marks = journal.entries.flatMap((entry) => (entry.kind === 'intent' ? entry.mark : []))
  expect(marks).toEqual(['[assay 7f3a9c1e-1]', '[assay 7f3a9c1e-1]'])
})

test('where there is no field for a mark, and where none is wanted, the journal has none', async () => {
  await own.call('POST /tickets', { body: { title: 'lamp' }, unmarked: true })
  expect(journal.entries[0]).not.toHaveProperty('mark')
  await open({ mark: undefined })
  await own.call('POST /tickets', { body: { title: 'lamp' } })
  expect(journal.entries[0]).not.toHaveProperty('mark')
  expect(desk.tickets.get('t2')?.title).toBe('lamp')
})

test('what was refused or never answered is journaled as failed', async () => {
  desk.answerInstead = () => Response.json({}, { status: 503 })
  await own.call('POST /tickets', { body: {} })
  desk.answerInstead = () => {
    throw new TypeError('broken off')
  }
  await expect(own.call('POST /tickets', { body: {} })).rejects.toMatchObject({ code: 'TARGET_FAILED' })
  expect(journal.entries.slice(1)).toMatchObject([
    { kind: 'failed', status: 503 },
    {},
    { kind: 'failed', status: 0 },
  ])
})

test('an answer without a key leaves the intent open', async () => {
  desk.answerInstead = () => new Response(null, { status: 202 })
  await own.call('POST /tickets', { body: {} })
  expect(kinds()).toEqual(['intent'])
})

test('what was made may be changed and removed, and keeps its mark', async () => {
  await own.call('POST /tickets', { body: { title: 'lamp' } })
  await own.call('PUT /tickets/{id}', { path, body: { title: 'door' } })
  expect(desk.tickets.get('t2')?.title).toBe('[assay 7f3a9c1e-1] door')
  await own.call('PUT /tickets/{id}', { path, body: { clerk: 'c' } })
  await own.call('DELETE /tickets/{id}', { path })
  expect([...desk.tickets.keys()]).toEqual(['t0'])
})

test.each([
  ['an update', 'PUT /tickets/{id}'],
  ['a removal', 'DELETE /tickets/{id}'],
  ['what the document does not have', 'PATCH /tickets/{id}'],
  ['an action on a record', 'POST /tickets/{id}/close'],
  ['a removal of everything', 'DELETE /tickets'],
  ['a key in the address itself', 'DELETE /tickets/t0'],
  ['a path with detours', 'DELETE /states/..//tickets/t0'],
])('%s that is not about a record of ours is refused before anything is sent', async (_, address) => {
  const call = own.call(address, { path: { id: 't0' }, body: {}, undocumented: true })
  await expect(call).rejects.toEqual(refused)
  expect(desk.requests).toEqual([])
})

test('another token changes nothing about that', async () => {
  await expect(own.as(undefined).call('DELETE /tickets/{id}', { path: { id: 't0' } })).rejects.toEqual(
    refused,
  )
  await own.as(undefined).call('POST /tickets', { body: {} })
  await own.call('DELETE /tickets/{id}', { path })
  expect(desk.tickets.has('t2')).toBe(false)
})

test("an answer that names another's record does not make it ours", async () => {
  desk.answerInstead = () => Response.json({ id: 't0', title: '[assay 7f3a9c1e-1]' }, { status: 201 })
  await own.call('POST /tickets', { body: {} })
  await expect(own.call('DELETE /tickets/{id}', { path: { id: 't0' } })).rejects.toEqual(refused)
  expect(desk.requests).toEqual(['POST /tickets', 'GET /tickets/t0'])
})

test('a key that is longer than one of ours may be tried, if it names nothing', async () => {
  await own.call('POST /tickets', { body: {} })
  expect(await own.call('PUT /tickets/{id}', { path: { id: 't20' }, body: {} })).toMatchObject({
    status: 404,
  })
  desk.tickets.set('t21', { id: 't21' })
  await expect(own.call('DELETE /tickets/{id}', { path: { id: 't21' } })).rejects.toEqual(refused)
  await expect(own.call('DELETE /tickets/{id}', { path: { id: 't3' } })).rejects.toEqual(refused)
})

test('an update that may write over the mark is journaled before, once', async () => {
  await own.call('POST /tickets', { body: {} })
  await own.call('PUT /tickets/{id}', { path, body: { title: 'bare' }, unmarked: true })
  await own.call('PUT /tickets/{id}', { path, body: { clerk: 'c' } })
  expect(kinds()).toEqual(['intent', 'made', 'overwritten'])
})

test('to a system that claims to store nothing any write may be sent', async () => {
  await open({}, true)
  expect(await own.call('PUT /tickets/{id}', { path: { id: 't0' }, body: {} })).toMatchObject({ status: 200 })
  await own.call('POST /tickets', { body: {} })
  expect(kinds()).toEqual(['intent', 'made'])
})

test('the key that names nothing may be tried, and what is no record too', async () => {
  const answer = await own.call('DELETE /tickets/{id}', { path: { id: NO_SUCH_KEY } })
  expect(answer.status).toBe(404)
  await own.call('POST /token', { body: {} })
  await own.call('GET /tickets')
  expect(desk.requests).toHaveLength(3)
  expect(kinds()).toEqual([])
})
