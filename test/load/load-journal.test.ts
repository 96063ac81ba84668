import { expect, test } from 'vitest'
import { loadScope } from '../../src/cli/environment.ts'
import { openJournal } from '../../src/client/journal.ts'
import { openIds } from '../../src/client/journal-facts.ts'
import { planOf } from '../../src/load/engine/virtual-run.ts'
import { openLoadJournal } from '../../src/load/load-journal.ts'
import type { MixEntry, StepPlan } from '../../src/load/load-plan.ts'

const scope = await loadScope({ apiFolder: 'specs/makini', manifestFile: 'systems/sap-s4hana/system.yaml' })

function entry(call: string, step: Partial<StepPlan> = {}): MixEntry {
  return { operation: call, connection: 'primary', kind: 'write', weight: 1, step: { call, ...step } }
}

const CREATE = entry('POST /api/erp/purchase-orders', { set: { '/title': '{mark} load' } })
const CHANGE = entry('PUT /api/erp/purchase-orders/{key}')
const DAY = { name: 'day', role: 'steady', durationMs: 3000, profile: { kind: 'constant', rate: 1 } } as const

async function opened(mix: MixEntry[]) {
  const lines: string[] = []
  const store = { append: async (text: string) => void lines.push(text), close: async () => {} }
  const journal = openJournal('aaaaaaaa', store)
  const plan = { ...planOf(1, { phases: [DAY] }), arrivals: 'even', mix } as const
  const means = { journal, scope, baseUrl: 'http://127.0.0.1/base', run: 'cafe0001', now: () => 0 }
  return { lines, journal, writes: await openLoadJournal(plan, means) }
}

const post = (title: string) => ({
  method: 'POST' as const,
  path: '/base/api/erp/purchase-orders',
  headers: { 'content-length': '3' },
  body: JSON.stringify({ title }),
})
const put = (key: string) => ({
  method: 'PUT' as const,
  path: `/base/api/erp/purchase-orders/${key}`,
  headers: {},
})
const answered = (status: number, key?: string) => ({
  status,
  contentType: 'application/json',
  text: () => JSON.stringify({ data: { key } }),
})

test('all that a plan may create is written down before anything leaves, in one go', async () => {
  const { lines, journal } = await opened([CREATE])
  expect(lines).toHaveLength(1)
  expect(journal.entries).toMatchObject(
    [0, 1, 2].map((n) => ({ mark: `[assay cafe0001-${n}]`, kind: 'intent' })),
  )
})

test('a create bears the mark of its arrival, in place of that of the request it was made ready by', async () => {
  const { writes } = await opened([CREATE])
  const bodies = ['[assay aaaaaaaa-1] load', 'load'].map((title) => writes.own(CREATE, 1, post(title)))
  for (const { body, headers } of bodies)
    expect([body, headers]).toEqual(['{"title":"[assay cafe0001-1] load"}', {}])
})

test('what was answered is made or failed, what never left is told so, and what got no answer stays open', async () => {
  const { writes, journal } = await opened([CREATE])
  writes.own(CREATE, 0, post('a')).take?.(answered(200, 'k1'))
  writes.own(CREATE, 1, post('b'))
  expect(await writes.close()).toBe(1)
  expect(journal.entries.slice(3)).toMatchObject([
    { kind: 'made', id: 'cafe0001-0.0', key: 'k1' },
    { kind: 'unsent', id: 'cafe0001-2.0' },
  ])
  expect([...openIds(journal)]).toEqual(['cafe0001-1.0'])
})

test('a record of the run may be changed, and no other', async () => {
  const { writes } = await opened([CREATE, CHANGE])
  writes.own(CREATE, 0, post('a')).take?.(answered(200, 'k1'))
  expect(writes.own(CHANGE, 1, put('k1'))).toEqual(put('k1'))
  expect(() => writes.own(CHANGE, 1, put('k2'))).toThrow('purchase-orders k2, which this run has not made')
})

test('a step that writes over the mark is refused', async () => {
  const step = { set: { '/title': 'load' } }
  await expect(opened([entry('POST /api/erp/purchase-orders', step)])).rejects.toThrow(
    "such as /title: '{mark} load'",
  )
})
