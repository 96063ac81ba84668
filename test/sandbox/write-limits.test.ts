import { expect, test } from 'vitest'
import type { WriteLimit } from '../../src/model/limits.ts'
import { everything, openStored } from './stored.ts'

const limit = (more: Omit<WriteLimit, 'id' | 'origin'>): WriteLimit => ({
  id: 'rate',
  origin: 'declared',
  ...more,
})
const json = { label: 'x' }

/** On a clock that goes on by one millisecond a request. */
const open = (writeLimit: WriteLimit) =>
  openStored({ writeLimit, rateLimit: { requests: 60_000, per: '60s' } })

test.each<[string, WriteLimit, atOnce: number, later: number]>([
  ['bucket', limit({ style: 'bucket', requests: 2, per: '10s', burst: 5 }), 5, 1],
  ['window', limit({ style: 'window', requests: 4, per: '10s' }), 4, 4],
])(
  '%s: so many writes are taken at once, and again after the wait that is told',
  async (_, claim, atOnce, later) => {
    const depot = open(claim)
    const before = (await everything(depot, '/crates')).length
    const burst = async () => {
      const answers = []
      for (let write = 0; write < 10; write++) answers.push(await depot.as('POST', '/crates', { json }))
      return answers
    }
    const first = await burst()
    const refused = first.find(({ status }) => status === 429)
    expect(first.filter(({ status }) => status === 201)).toHaveLength(atOnce)
    expect(first.map(({ status }) => status).slice(0, atOnce)).toEqual(Array(atOnce).fill(201))
    expect(refused?.body.code).toBe('E_RATE')
    expect((await everything(depot, '/crates')).length - before).toBe(atOnce)
    const wait = Number(refused?.headers.get('retry-after'))
    depot.clock.advance((wait - 1) * 1000 - 200)
    if (wait > 1) expect((await depot.as('POST', '/crates', { json })).status).toBe(429)
    depot.clock.advance(1200)
    expect((await burst()).filter(({ status }) => status === 201)).toHaveLength(later)
  },
)

test('concurrency: so many writes may be under way together, and others when these are done', async () => {
  const depot = open(limit({ style: 'concurrency', requests: 3 }))
  const together = async () =>
    (await Promise.all(Array.from({ length: 5 }, () => depot.as('POST', '/crates', { json })))).map(
      ({ status }) => status,
    )
  for (const _ of ['once', 'again']) expect((await together()).toSorted()).toEqual([201, 201, 201, 429, 429])
})

test('reads, other connections and refused writes: what the limit on writes is about', async () => {
  const depot = open(limit({ style: 'concurrency', requests: 1 }))
  const { second, restricted } = depot.accounts.connections
  for (const path of ['/crates/unknown', '/crates/unknown'])
    expect((await depot.as('PUT', path, { json })).status).toBe(404)
  for (const _ of ['once', 'again'])
    expect((await depot.call('POST', '/files', { json, token: restricted.accessToken })).status).toBe(403)
  const [write, other, read] = await Promise.all([
    depot.as('POST', '/crates', { json }),
    depot.call('POST', '/crates', { json, token: second.accessToken }),
    depot.as('GET', '/crates'),
  ])
  expect([write.status, other.status, read.status]).toEqual([201, 201, 200])
})

test('a limit comes before permission, and after identity', async () => {
  const depot = open(limit({ style: 'window', requests: 1, per: '1h' }))
  const token = depot.accounts.connections.restricted.accessToken
  await depot.call('POST', '/crates', { json, token })
  expect((await depot.call('POST', '/files', { json, token })).status).toBe(429)
  expect((await depot.call('POST', '/files', { json, token: 'unknown' })).status).toBe(401)
})
