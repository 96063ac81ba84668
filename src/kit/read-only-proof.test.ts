import { expect, test } from 'vitest'
import type { JournalEntry } from '../client/journal.ts'
import type { Sent } from '../model/read-only.ts'
import type { Counted, EntityCensus } from './census.ts'
import { proveReadOnly } from './read-only-proof.ts'

const ENTITY = { singular: 'one', id: '/id', filters: {}, sorts: [], references: {} }
const entities = {
  orders: { ...ENTITY, list: 'GET /orders', get: 'GET /orders/{id}' },
  lines: { ...ENTITY, list: 'GET /lines' },
}
const at = '2026-01-02T03:04:05Z'

function counted(digest: string, more: Partial<Counted> = {}): Counted {
  return { digest, mark: undefined, refersTo: [], ...more }
}

function census(
  entity: string,
  records: Record<string, Counted>,
  more: Partial<EntityCensus> = {},
): EntityCensus {
  const map = new Map(Object.entries(records))
  return {
    entity,
    total: map.size,
    newest: [],
    latestChange: undefined,
    digest: '',
    records: map,
    complete: true,
    ...more,
  }
}

function judged(
  before: EntityCensus[],
  after: EntityCensus[],
  ours: { sent?: Omit<Sent, 'status'>[]; entries?: JournalEntry[]; effects?: string[]; alone?: boolean } = {},
) {
  const { sent = [], entries = [], effects = [], alone = false } = ours
  return proveReadOnly({
    ...{ before, after, binding: { entities }, journal: { entries }, effects: new Set(effects), alone },
    sent: sent.map((one) => ({ ...one, status: 200 })),
  })
}

const one = [census('orders', { a: counted('1'), b: counted('1') })]
const changed = [census('orders', { a: counted('2'), b: counted('1') })]

test('the same twice is unchanged', () => {
  expect(judged(one, one)).toEqual({ verdict: 'unchanged', changes: [] })
})

test('a change that nothing of ours is about is by others, though we wrote elsewhere', () => {
  const sent = [
    { method: 'PUT', path: '/orders/b' },
    { method: 'GET', path: '/orders/a' },
    { method: 'POST', path: '/token' },
  ] as const
  expect(judged(one, changed, { sent: [...sent] })).toEqual({
    verdict: 'changed by others',
    changes: [
      {
        entity: 'orders',
        key: 'a',
        what: 'changed',
        by: 'others',
        because: 'nothing that we sent is about it',
      },
    ],
  })
})

test('a change of a record that we named is by us, and one of ours outweighs all of others', () => {
  const both = [census('orders', { a: counted('2'), b: counted('2') })]
  const { verdict, changes } = judged(one, both, { sent: [{ method: 'PATCH', path: '/orders/a' }] })
  expect(verdict).toBe('changed by us')
  expect(changes.map(({ key, by, because }) => [key, by, because])).toEqual([
    ['a', 'us', 'we sent PATCH /orders/a'],
    ['b', 'others', 'nothing that we sent is about it'],
  ])
})

test('what belongs to a record that we named was changed with it', () => {
  const before = [census('lines', { x: counted('1', { refersTo: ['orders a'] }) })]
  const after = [census('lines', { x: counted('2', { refersTo: ['orders a'] }) })]
  const { changes } = judged(before, after, { sent: [{ method: 'PUT', path: '/orders/a' }] })
  expect(changes).toMatchObject([{ by: 'us', because: 'it belongs to orders a, which we wrote to' }])
})

test('what has come is ours by the journal, by its mark, or where a create of ours told no key', () => {
  const came = (more = {}) => [census('orders', { a: counted('1'), b: counted('1'), c: counted('1', more) })]
  const intent: JournalEntry = {
    kind: 'intent',
    id: 'f-1',
    entity: 'orders',
    operation: 'POST /orders',
    at,
    mark: '[assay f-1]',
  }
  const made: JournalEntry = { kind: 'made', id: 'f-1', entity: 'orders', key: 'c', from: 'answer', at }
  const sent = [{ method: 'POST', path: '/orders' }] as const
  expect(judged(one, came()).verdict).toBe('changed by others')
  expect(judged(one, came(), { entries: [made] }).changes).toMatchObject([{ because: 'we made it' }])
  expect(judged(one, came({ mark: '[assay f-1]' }), { entries: [intent] }).verdict).toBe('changed by us')
  expect(judged(one, came({ mark: '[assay 0-1]' }), { entries: [intent] }).verdict).toBe('changed by others')
  expect(judged(one, came(), { sent: [...sent] }).changes).toMatchObject([
    { because: 'we sent POST /orders' },
  ])
})

test('what is gone, and a removal of everything', () => {
  const gone = [census('orders', { a: counted('1') })]
  expect(judged(one, gone).changes).toMatchObject([{ key: 'b', what: 'gone', by: 'others' }])
  expect(judged(one, gone, { sent: [{ method: 'DELETE', path: '/orders' }] }).verdict).toBe('changed by us')
})

test('what changes whenever it is read is ours', () => {
  expect(judged(one, one, { effects: ['orders a b'] }).changes).toMatchObject([{ key: 'a b', by: 'us' }])
  expect(judged(one, changed, { effects: ['orders a'] }).changes).toMatchObject([
    { because: 'it changes whenever we read it' },
  ])
})

test('where nobody else is, every change is ours', () => {
  expect(judged(one, changed, { alone: true })).toMatchObject({
    verdict: 'changed by us',
    changes: [{ key: 'a', because: 'nobody else is here' }],
  })
})

test('records that come whenever others are read are ours', () => {
  const more = [census('orders', { a: counted('1'), b: counted('1'), c: counted('1') })]
  const because = 'their number changes whenever we read them'
  expect(judged(one, more, { effects: ['orders'] }).changes).toMatchObject([{ key: 'c', by: 'us', because }])
  expect(judged(one, one, { effects: ['orders'] }).changes).toEqual([
    { entity: 'orders', what: 'changed', by: 'us', because },
  ])
})

test('a list too long to be read whole tells by newest, number and latest change, and not by what moved into view', () => {
  const long = (more: Partial<EntityCensus>, key = 'a') => [
    census('orders', { [key]: counted('1') }, { total: 9000, newest: ['n', 'm'], complete: false, ...more }),
  ]
  const because = 'nothing that we sent is about it'
  expect(judged(long({}), long({}, 'z')).changes).toEqual([])
  expect(judged(long({}), long({ total: 9001 })).changes).toEqual([
    { entity: 'orders', what: 'added', by: 'others', because },
  ])
  expect(judged(long({}), long({ total: 9001, newest: ['o', 'n'] })).changes).toMatchObject([
    { key: 'o', what: 'added' },
  ])
  expect(judged(long({}), long({ latestChange: at })).changes).toMatchObject([{ what: 'changed' }])
})
