import { expect, test } from 'vitest'
import type { Faults } from '../../src/sandbox/fault-points.ts'
import {
  afterWrongLine,
  amounts,
  CLAIMS,
  change,
  changedOrder,
  flood,
  it,
  label,
  lines,
  make,
  remade,
  through,
} from './claimed-depot.ts'
import type { Depot, Row } from './depot.ts'
import { everything, openStored } from './stored.ts'

type Mutant = [
  name: string,
  faults: Faults,
  seen: (depot: Depot) => Promise<unknown>,
  sound: unknown,
  mutated: unknown,
]

const mutants: Mutant[] = [
  [
    'an orphan header',
    { 'write.leftover': (_, { record }) => ({ ...record, lines: [] }) },
    afterWrongLine,
    [400],
    [400, []],
  ],
  [
    'first lines kept',
    { 'write.leftover': (_, { record }) => ({ ...record, lines: (record.lines as Row[]).slice(0, 2) }) },
    afterWrongLine,
    [400],
    [400, [1, 2]],
  ],
  [
    'the last line lost',
    { 'write.lines': (held) => held.slice(0, -1) },
    async (depot) => amounts((await make(depot, '/orders', { lines })).body),
    [1, 2, 3],
    [1, 2],
  ],
  [
    'a total not recomputed',
    { 'write.settle': (record, { before }) => ({ ...record, net: before?.net ?? record.net }) },
    async (depot) => (await changedOrder(depot)).net,
    '130',
    '60',
  ],
  [
    'lines replaced on update',
    {
      'write.lines': (held, { role, sent }) => held.filter((_, number) => role === 'create' || sent[number]),
    },
    async (depot) => {
      const { mirrored, ...order } = await changedOrder(depot)
      return [amounts(order), amounts({ lines: mirrored })]
    },
    [
      [1, 9, 3],
      [1, 9, 3],
    ],
    [[9], [9]],
  ],
  [
    'one forgotten cell of the state matrix: a transition',
    { 'write.status': (allowed, { from, to }) => allowed || (from === 'open' && to === 'lost') },
    (depot) => through(depot, ['lost']),
    [409, 200],
    [200, 409],
  ],
  [
    'one forgotten cell of the state matrix: a frozen field',
    { 'write.breaches': (found, { state }) => (state === 'lost' ? [] : found) },
    (depot) => through(depot, ['sealed', 'lost']),
    [200, 200, 409],
    [200, 200, 200],
  ],
  [
    'echoed and not stored',
    { 'write.store': (record, { before }) => before ?? record },
    async (depot) => {
      const { answered, stored } = await change(depot, { label, weight: 2 })
      return [answered.weight, stored.weight]
    },
    [2, 2],
    [2, 1],
  ],
  [
    'stored and not echoed',
    { 'write.answer': (shown, { before }) => before ?? shown },
    async (depot) => {
      const { answered, stored } = await change(depot, { label, weight: 2 })
      return [answered.weight, stored.weight]
    },
    [2, 2],
    [1, 2],
  ],
  [
    'a wrong reason',
    { 'write.refusal': () => 'notFound' },
    async (depot) => (await make(depot, '/crates', { label, grade: 'b' })).body.code,
    'E_INVALID',
    'E_NOT_FOUND',
  ],
  [
    'everything refused',
    {
      'write.breaches': () => [
        { limit: { ...it, id: 'all', kind: 'custom-field', fields: [] }, pointer: '' },
      ],
    },
    async (depot) => (await make(depot, '/crates', { label })).status,
    201,
    422,
  ],
  [
    'late storage',
    { 'write.delay': () => 5000 },
    async (depot) => {
      const { body } = await make(depot, '/crates', { label })
      const early = await depot.as('GET', `/crates/${body.id}`)
      depot.clock.advance(5000)
      return [early.status, (await depot.as('GET', `/crates/${body.id}`)).status]
    },
    [200, 200],
    [404, 200],
  ],
  [
    'a lost update',
    { 'write.store': (record, { role }) => (role === 'update' ? undefined : record) },
    async (depot) => (await change(depot, { label: 'Pears' })).stored.label,
    'Pears',
    'Apples',
  ],
  [
    'a duplicate on replay',
    { 'write.replay': () => 'duplicate' },
    async (depot) => {
      const before = (await everything(depot, '/crates')).length
      for (const _ of ['once', 'again']) await make(depot, '/crates', { label })
      return (await everything(depot, '/crates')).length - before
    },
    1,
    2,
  ],
  [
    'twice the limit that is claimed',
    (() => {
      let over = 0
      return { 'write.limit': (right) => (right.over && ++over <= 4 ? { ...right, over: false } : right) }
    })(),
    flood,
    [4, 4, 201],
    [8, 8, 201],
  ],
  [
    'a wait that is too short',
    { 'write.limit': (right) => ({ ...right, retryAfter: 1 }) },
    flood,
    [4, 4, 201],
    [4, 4, 429],
  ],
  [
    'a refused write that was applied',
    { 'write.limit': (right) => ({ ...right, applied: true }) },
    flood,
    [4, 4, 201],
    [4, 5, 201],
  ],
  [
    'a custom field dropped',
    { 'write.store': (record) => record && { ...record, extra: {} } },
    async (depot) => (await remade(depot, { label, extra: { colour: 'red' } })).extra,
    { colour: 'red' },
    {},
  ],
  [
    'precision lost',
    { 'write.body': (body) => ({ ...(body as Row), weight: Math.round((body as Row).weight) }) },
    async (depot) => (await remade(depot, { label, weight: 12.25 })).weight,
    12.25,
    12,
  ],
  [
    'a time zone dropped',
    {
      'write.store': (record) =>
        record && { ...record, opened_at: `${String(record.opened_at).slice(0, 19)}Z` },
    },
    async (depot) =>
      Date.parse((await remade(depot, { label, opened_at: '2026-01-01T12:00:00+02:00' })).opened_at),
    Date.parse('2026-01-01T10:00:00Z'),
    Date.parse('2026-01-01T12:00:00Z'),
  ],
  [
    'a read-only field that is taken: claimed',
    { 'write.outcome': () => 'stored' },
    async (depot) => (await remade(depot, { label, grade: 'b' })).grade,
    undefined,
    'b',
  ],
  [
    'a read-only field that is taken: the system’s own',
    { 'write.store': (record, { sent }) => record && { ...record, created_at: sent.created_at } },
    async (depot) => (await remade(depot, { label, created_at: '2000-01-01T00:00:00Z' })).created_at < '2001',
    false,
    true,
  ],
  [
    'a role that may do all',
    { 'write.permit': () => true, 'write.breaches': () => [] },
    async (depot) => {
      const token = depot.accounts.roles.clerk?.accessToken ?? ''
      return (await depot.call('POST', '/crates', { token, json: { label } })).status
    },
    403,
    201,
  ],
  [
    'a key that leads nowhere',
    { 'write.key': () => '00000000-0000-4000-a000-000000000000' },
    async (depot) => {
      const { body } = await make(depot, '/crates', { label })
      return (await depot.as('GET', `/crates/${body.id}`)).status
    },
    200,
    404,
  ],
]

test.each(mutants)('%s is seen by reading back', async (_, faults, seen, sound, mutated) => {
  expect(await seen(openStored(CLAIMS))).toEqual(sound)
  expect(await seen(openStored(CLAIMS, { faults }))).toEqual(mutated)
})
