import { beforeEach, expect, test } from 'vitest'
import type { StatesClaim } from '../../model/limits.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Api } from '../../spec/api.ts'
import { createCaller } from '../caller.ts'
import { type Journal, type JournalEntry, openJournal } from '../journal.ts'
import { isSettled } from '../journal-facts.ts'
import { ownWrites } from '../own-writes.ts'
import { recorderOf } from '../tickets-api.ts'
import { TicketsDesk, writableTickets } from '../tickets-desk.ts'
import { type Balance, type TakeBackOptions, takeBack } from './take-back.ts'

const START = Date.parse('2026-01-02T03:04:05Z')
const STATES: StatesClaim = {
  id: 'flow',
  origin: 'declared',
  initial: 'OPEN',
  transitions: { OPEN: ['CLOSED'], CLOSED: ['VOID'] },
}
let api: Api
let desk: TicketsDesk
let journal: Journal
let slept: number[]

beforeEach(async () => {
  api = await writableTickets({
    status: 'PUT /tickets/{id}',
    state: {
      at: '/state',
      entity: 'states',
      code: '/code',
      change: { at: '/state', as: 'key' },
      covered: [],
    },
  })
  desk = new TicketsDesk()
  desk.tickets.set('t0', { id: 't0', title: 'theirs', opened: '2026-01-02T03:04:05Z' })
  journal = openJournal('7f3a9c1e')
  slept = []
})

function callerOf(fetch = desk.fetch) {
  return createCaller({ api, baseUrl: 'http://desk.invalid', fetch, recorder: recorderOf() })
}

const own = () =>
  ownWrites({ caller: callerOf(), journal, binding: api.binding, isReadOnly: false, now: () => START })
const create = (body: object = {}, more = {}) => own().call('POST /tickets', { body, ...more })

function takeAllBack(
  operations: Manifest['entities'][string]['operations'] = ['list', 'get', 'create', 'update', 'remove'],
  more: Partial<TakeBackOptions & { discard: string }> = {},
): Promise<Balance> {
  const states = more.discard === undefined ? {} : { states: { ...STATES, discard: more.discard } }
  const manifest = { entities: { tickets: { operations, ...states } } }
  const sleep = async (ms: number) => void slept.push(ms)
  return takeBack({
    caller: callerOf(),
    binding: api.binding,
    manifest,
    journal,
    now: () => START,
    sleep,
    ...more,
  })
}

const kept = () => [...desk.tickets.keys()]
const ENDED: Balance = {
  made: 0,
  removed: 0,
  discarded: 0,
  gone: 0,
  left: [],
  stuck: [],
  notOurs: [],
  unresolved: [],
}

test('what was made is removed, and nothing else', async () => {
  await create()
  await create()
  expect(await takeAllBack()).toEqual({ ...ENDED, made: 2, removed: 2 })
  expect(kept()).toEqual(['t0'])
  expect(isSettled(journal.entries)).toBe(true)
})

test('a second time there is nothing to do, and the balance is the same', async () => {
  await create()
  await takeAllBack()
  desk.requests.length = 0
  expect(await takeAllBack()).toEqual({ ...ENDED, made: 1, removed: 1 })
  expect(desk.requests.filter((request) => !request.startsWith('GET'))).toEqual([])
})

test('a record whose answer never came is found by its mark, once it has had time to be seen', async () => {
  desk.answerInstead = () => {
    throw new TypeError('killed')
  }
  await expect(create({ title: 'lamp' })).rejects.toThrow()
  expect(await takeAllBack()).toEqual({ ...ENDED, made: 1, removed: 1 })
  expect(kept()).toEqual(['t0'])
  expect(slept).toEqual([2000])
})

test('a record that was stored although it was refused is found too', async () => {
  desk.answerInstead = () => Response.json({}, { status: 429 })
  await create()
  expect(await takeAllBack()).toEqual({ ...ENDED, made: 1, removed: 1 })
})

test('an intent that never left is no record', async () => {
  const intent: JournalEntry = {
    kind: 'intent',
    id: '7f3a9c1e-9',
    entity: 'tickets',
    operation: 'POST /tickets',
    at: '2026-01-02T03:04:05Z',
    mark: '[assay 7f3a9c1e-9]',
  }
  await journal.append(intent)
  expect(await takeAllBack()).toEqual(ENDED)
  expect(isSettled(journal.entries)).toBe(true)
})

test('a documented filter finds the marks, and is not believed where it finds nothing', async () => {
  const tickets = api.binding.entities.tickets
  if (tickets) tickets.filters = { ...tickets.filters, title: ['contains'] }
  api.binding.filters.operators.contains = 'filter[{field}:has]'
  desk.answerInstead = () => new Response(null, { status: 202 })
  await create()
  const queries: string[] = []
  const blind: typeof desk.fetch = async (request) => {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === '/tickets')
      queries.push([...searchParams.keys()].filter((name) => name.startsWith('filter')).join())
    return searchParams.has('filter[title:has]') ? Response.json([]) : desk.fetch(request)
  }
  expect(await takeAllBack(undefined, { caller: callerOf(blind) })).toEqual({ ...ENDED, made: 1, removed: 1 })
  expect([...new Set(queries)]).toEqual(['filter[title:has]', 'filter[opened:from]'])
})

test('what cannot be removed goes to the state where it is discarded, by the states that lead there', async () => {
  await create({ state: 'O' })
  const balance = await takeAllBack(['list', 'get', 'create', 'status'], { discard: 'VOID' })
  expect(balance).toEqual({ ...ENDED, made: 1, discarded: 1 })
  expect(desk.tickets.get('t2')?.state).toBe('V')
  expect(desk.requests.filter((request) => request.startsWith('PUT'))).toHaveLength(2)
})

test('what no way leads from, and what the system claims no way for, is told', async () => {
  await create({ state: 'V' })
  expect((await takeAllBack(['list'], { discard: 'OPEN' })).stuck).toMatchObject([
    { why: 'no way leads from VOID to OPEN' },
  ])
  expect((await takeAllBack(['list'])).stuck).toMatchObject([
    { key: 't2', why: expect.stringMatching(/neither/) },
  ])
  expect(desk.requests.filter((request) => !request.startsWith('GET'))).toEqual(['POST /tickets'])
})

test('a removal that is answered well and does nothing is not believed', async () => {
  await create()
  const deaf: typeof desk.fetch = (request) =>
    request.method === 'DELETE' ? Promise.resolve(new Response(null, { status: 204 })) : desk.fetch(request)
  const balance = await takeAllBack(undefined, { caller: callerOf(deaf) })
  expect(balance.left).toMatchObject([
    { key: 't2', why: 'its removal was answered 204, and it is still there' },
  ])
  expect(isSettled(journal.entries)).toBe(false)
})

test('a record without our mark is not touched, even if the journal has its key', async () => {
  await create()
  desk.tickets.set('t2', { id: 't2', title: '[assay 00000000-1]' })
  expect((await takeAllBack()).notOurs).toMatchObject([{ key: 't2', why: 'it shows [assay 00000000-1]' }])
  desk.tickets.set('t2', { id: 't2', title: 'theirs' })
  expect((await takeAllBack()).notOurs).toMatchObject([{ why: 'it does not show [assay 7f3a9c1e-1]' }])
  expect(kept()).toEqual(['t0', 't2'])
})

test('a record made without a mark is known by its key and the time it was made', async () => {
  await create({}, { unmarked: true })
  await create({}, { unmarked: true })
  desk.tickets.set('t3', { id: 't3', opened: '2026-02-02T00:00:00Z' })
  expect(await takeAllBack()).toMatchObject({ removed: 1, notOurs: [{ key: 't3' }] })
})

test('a record that is older than the create whose answer named it is not ours', async () => {
  desk.answerInstead = () => Response.json({ id: 't0', opened: '2026-01-01T00:00:00Z' }, { status: 201 })
  desk.tickets.set('t0', { id: 't0', opened: '2026-01-01T00:00:00Z' })
  await create({}, { unmarked: true })
  expect(await takeAllBack()).toMatchObject({ removed: 0, notOurs: [{ key: 't0' }] })
})

test('a record whose mark an update of ours has written over is known by that time, too', async () => {
  await create()
  await own().call('PUT /tickets/{id}', { path: { id: 't2' }, body: { title: 'bare' }, unmarked: true })
  expect(desk.tickets.get('t2')?.title).toBe('bare')
  expect(await takeAllBack()).toMatchObject({ removed: 1, notOurs: [] })
})

test('what had no mark and no answer cannot be resolved, and is told', async () => {
  desk.answerInstead = () => new Response(null, { status: 202 })
  await create({}, { unmarked: true })
  expect((await takeAllBack()).unresolved).toEqual([
    expect.stringMatching(/^tickets: create 7f3a9c1e-1 of 2026.* no mark/),
  ])
})

test('a record that is gone already is counted so', async () => {
  await create()
  desk.tickets.delete('t2')
  expect(await takeAllBack()).toEqual({ ...ENDED, made: 1, gone: 1 })
})

test('a dry run tells what would be done, and reads alone', async () => {
  await create()
  expect(await takeAllBack(undefined, { dryRun: true })).toEqual({ ...ENDED, made: 1, removed: 1 })
  expect(desk.requests.filter((request) => !request.startsWith('GET'))).toEqual(['POST /tickets'])
  expect(isSettled(journal.entries)).toBe(false)
})
