import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { FaultName, Faults } from '../../src/sandbox/fault-points.ts'
import { mutants as senderMutants } from '../../suites/webhooks/mutants.ts'
import { allow, connect, exchange, openDepot, question, type Row } from './depot.ts'
import { openStored } from './stored.ts'

/** The names as the type has them, so that a new one is not forgotten. */
const declaration = readFileSync('src/sandbox/fault-points.ts', 'utf8')
const body = declaration.slice(
  declaration.indexOf('interface FaultPoints'),
  declaration.indexOf('interface Point<'),
)
const names = [...body.matchAll(/^ {2}'?([a-z.-]+)'?: ?(?:Point<|$)/gm)].map(([, name]) => name as FaultName)

const webhookNames = [
  ...readFileSync('src/sandbox/webhooks/fault-points.ts', 'utf8').matchAll(/^ {2}'(webhook\.[a-z-]+)': \{/gm),
].map(([, name = '']) => name)

/** Faults that change nothing and remember that they had their chance. */
function listening(): { faults: Faults; heard: Set<string> } {
  const heard = new Set<string>()
  const listen = (name: string) => (value: unknown) => {
    heard.add(name)
    return value
  }
  return { faults: Object.fromEntries(names.map((name) => [name, listen(name)])), heard }
}

const it = { id: 'it', origin: 'declared' } as const

/** Something of each kind that a fault may have to do with. */
const CLAIMS: Parameters<typeof openStored>[0] = {
  roles: { clerk: { title: 'Clerk', denies: [] } },
  writeLimit: { ...it, style: 'window', requests: 100, per: '60s' },
  entities: {
    crates: {
      states: { ...it, initial: 'open', transitions: {} },
      limits: [{ ...it, kind: 'read-only', fields: ['/grade'] }],
    },
  },
}

test('every fault point has its chance in ordinary use', async () => {
  const { faults, heard } = listening()
  const depot = openStored(CLAIMS, { faults })
  const challenge = { code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' }
  await depot.call('GET', `/authorize?${question(depot, challenge)}`)
  const { refresh } = await connect(depot)
  await exchange(depot, (await allow(depot)).searchParams.get('code') ?? '', { client_secret: 'wrong' })
  const [client] = depot.accounts.clients
  const identity = { client_id: client?.id ?? '', client_secret: client?.secret ?? '' }
  await depot.call('POST', '/token', {
    form: { grant_type: 'refresh_token', refresh_token: refresh, ...identity },
  })
  await depot.as('GET', '/crates?where.grade=a')
  await depot.as('GET', '/crates/unknown')
  await depot.as('GET', '/me')
  const { results } = (await depot.as('GET', '/crates')).body
  await depot.as('GET', `/crates/${results[0].id}`)
  for (const _ of ['first', 'again']) await depot.as('POST', '/orders', { json: { lines: [{ amount: 1 }] } })
  await depot.as('POST', '/crates', { json: { label: 'x', grade: 'b' } })
  await depot.as('PUT', `/crates/${results[0].id}/state`, { json: { state: 'lost' } })
  await depot.call('GET', '/shelves', { token: depot.accounts.roles.clerk?.accessToken ?? '' })
  // Nothing here is below others: that one is heard in test/inference/below.test.ts.
  expect(names.filter((name) => !heard.has(name))).toEqual(['data.below'])
})

test('every fault point of webhooks is one that a defect of the proof bench uses', () => {
  const used = new Set(senderMutants.flatMap(({ faults }) => Object.keys(faults())))
  expect(webhookNames.filter((name) => !used.has(name))).toEqual([])
})

test('every fault point is tapped by its name, and no other name is', () => {
  const sources = globSync('src/sandbox/**/*.ts').filter((path) => !path.endsWith('.test.ts'))
  const tapped = sources.flatMap((path) => [
    ...readFileSync(path, 'utf8').matchAll(/\btap\(\s*'([a-z.-]+)'/g),
  ])
  expect(new Set(tapped.map(([, name]) => name))).toEqual(new Set([...names, ...webhookNames]))
})

test('a fault changes what is answered', async () => {
  const faults: Faults = { 'list.order': (records) => [...records].reverse() }
  const read = async (depot = openDepot()) =>
    (await depot.as('GET', '/shelves')).body.results.map(({ id }: Row) => id)
  const all = (await openDepot().as('GET', '/shelves?limit=50')).body.results.map(({ id }: Row) => id)
  expect(await read(openDepot({ faults }))).toEqual(all.toReversed().slice(0, 10))
})

test('a fault that throws breaks the connection off', async () => {
  const answer = () => {
    throw new Error('closed')
  }
  await expect(openDepot({ faults: { answer } }).as('GET', '/shelves')).rejects.toThrow('closed')
})
