import { expect, test } from 'vitest'
import { loadScope } from '../src/cli/environment.ts'
import { createCaller } from '../src/client/caller.ts'
import { type Journal, openJournal } from '../src/client/journal.ts'
import { ownWrites } from '../src/client/own-writes.ts'
import { createRecorder } from '../src/client/recorder.ts'
import { takeCensus } from '../src/kit/census.ts'
import { openLedger } from '../src/kit/ledger.ts'
import { proveReadOnly } from '../src/kit/read-only-proof.ts'
import { createReader } from '../src/kit/reader.ts'
import { readingEffects } from '../src/kit/reading-effects.ts'
import type { Manifest } from '../src/model/manifest.ts'
import type { ReadOnlyProof } from '../src/model/read-only.ts'
import { createSandbox } from '../src/sandbox/create-sandbox.ts'
import type { Faults } from '../src/sandbox/fault-points.ts'
import type { Sandbox } from '../src/sandbox/sandbox.ts'
import { createRedactor } from '../src/secrets/redactor.ts'
import { Secret } from '../src/secrets/secret.ts'

const read = await loadScope({
  apiFolder: 'specs/makini',
  manifestFile: 'systems/makini-sandbox/system.yaml',
})
const ENTITY = 'purchase-orders'

interface Open {
  sandbox: Sandbox
  caller: ReturnType<typeof createCaller>
  keys: string[]
  journal: Journal
}

/** Proves that a sandbox is as it was, whatever happens between the two looks. */
async function proof(
  between: (open: Open) => unknown,
  { faults = {}, kind = 'read-only' }: { faults?: Faults; kind?: Manifest['kind'] } = {},
): Promise<ReadOnlyProof> {
  const manifest = { ...read.manifest, kind, rateLimit: { requests: 100_000, per: '60s' } }
  const scope = { ...read, manifest }
  const { binding } = scope.api
  const sandbox = createSandbox({ ...scope, seed: 1, records: 30, faults })
  const ledger = openLedger(scope.api.document)
  const token = new Secret(sandbox.accounts.connections.primary.accessToken)
  const recorder = createRecorder({ redactor: createRedactor([token]), now: sandbox.clock.now })
  const fetch = ledger.record(sandbox.fetch, sandbox.baseUrl)
  const raw = createCaller({ api: scope.api, baseUrl: sandbox.baseUrl, fetch, recorder, token })
  const journal = openJournal('0a')
  const caller = ownWrites({ caller: raw, journal, binding, isReadOnly: kind === 'read-only', now: () => 0 })
  const reader = createReader(scope, caller, async () => caller)
  const before = await takeCensus(scope, reader)
  const keys = [...(before.find(({ entity }) => entity === ENTITY)?.records.keys() ?? [])]
  await between({ sandbox, caller, keys, journal })
  const effects = await readingEffects(scope, reader)
  const after = await takeCensus(scope, reader)
  return proveReadOnly({ before, after, binding, sent: ledger.sent, journal, effects })
}

const keyOf = ({ keys }: Open, index = 0) => keys[index] ?? ''

test('a census tells number, newest records, latest change and content', async () => {
  const sandbox = createSandbox({ ...read, seed: 1, records: 30 })
  const token = new Secret(sandbox.accounts.connections.primary.accessToken)
  const recorder = createRecorder({ redactor: createRedactor([token]), now: sandbox.clock.now })
  const { baseUrl, fetch } = sandbox
  const caller = createCaller({ api: read.api, baseUrl, fetch, recorder, token })
  const reader = createReader(read, caller, async () => caller)
  const vendors = async () => (await takeCensus(read, reader)).find(({ entity }) => entity === 'vendors')
  const before = await vendors()
  const key = sandbox.control.insert('vendors')
  const changedAt = sandbox.clock.now()
  const after = await vendors()
  expect(await vendors()).toEqual(after)
  expect(after).toMatchObject({ total: (before?.total ?? 0) + 1, complete: true })
  expect(after?.newest[0]).toBe(key)
  expect(after?.latestChange).toBe(new Date(changedAt).toISOString())
  expect(after?.digest).toMatch(/^[0-9a-f]{64}$/)
  expect(after?.digest).not.toBe(before?.digest)
})

test('a sandbox that is only read is unchanged', async () => {
  expect(await proof(() => {})).toEqual({ verdict: 'unchanged', changes: [] })
})

test('a write to a read-only system leaves it unchanged', async () => {
  const { verdict } = await proof(async (open) => {
    const path = { key: keyOf(open) }
    const answer = await open.caller.call(`PUT /api/erp/${ENTITY}/{key}`, { path, body: { title: 'x' } })
    expect(answer.status).toBe(200)
  })
  expect(verdict).toBe('unchanged')
})

test('what somebody else touches, adds or deletes was changed by others', async () => {
  const { verdict, changes } = await proof(({ sandbox, keys }) => {
    sandbox.control.touch(ENTITY, keys[1] ?? '', { title: 'theirs' })
    sandbox.control.insert('vendors')
  })
  expect(verdict).toBe('changed by others')
  expect(changes.map(({ entity, what, by }) => [entity, what, by])).toEqual([
    ['vendors', 'added', 'others'],
    [ENTITY, 'changed', 'others'],
  ])
})

test('a reading that counts itself is ours: list or single record', async () => {
  let views = 0
  const counting = (role: 'list' | 'get'): Faults => ({
    'record.view': (record, about) => {
      if (about.entity !== 'vendors') return record
      if (about.role === role && about.index === 0) views += 1
      return about.index === 0 ? { ...record, name: `seen ${views} times` } : record
    },
  })
  for (const role of ['list', 'get'] as const) {
    const { verdict, changes } = await proof(() => {}, { faults: counting(role) })
    expect([role, verdict]).toEqual([role, 'changed by us'])
    expect(changes).toMatchObject([{ entity: 'vendors', because: 'it changes whenever we read it' }])
  }
})

test('a reading that changes a record behind it is ours', async () => {
  let key = ''
  const faults: Faults = {
    'read.done': (_, { entity, store }) => {
      if (entity === 'vendors' && key !== '') store.touch(ENTITY, key, { title: `read ${Math.random()}` })
    },
  }
  const remember = (open: Open) => {
    key = keyOf(open)
  }
  const { verdict, changes } = await proof(remember, { faults })
  expect(verdict).toBe('changed by us')
  expect(changes).toMatchObject([{ entity: ENTITY, key, what: 'changed' }])
})

test('a record that others change now and then is not blamed on our reading', async () => {
  let reads = 0
  let key = ''
  const faults: Faults = {
    'read.done': (_, { store }) => {
      reads += 1
      if (key !== '' && reads % 97 === 0) store.touch(ENTITY, key, { title: `theirs ${reads}` })
    },
  }
  const remember = (open: Open) => {
    key = keyOf(open)
  }
  const { verdict } = await proof(remember, { faults })
  expect(verdict).toBe('changed by others')
})

test('what we made is ours', async () => {
  const { verdict, changes } = await proof(
    async ({ caller }) => {
      const vendorKey = 'none'
      const answer = await caller.call('POST /api/erp/materials', {
        body: { name: 'lamp', code: 'L-1', vendorKey },
      })
      expect(answer.status).toBe(200)
    },
    { kind: 'stored' },
  )
  expect(verdict).toBe('changed by us')
  expect(changes).toMatchObject([{ entity: 'materials', what: 'added', because: 'we made it' }])
})
