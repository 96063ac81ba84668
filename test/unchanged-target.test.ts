import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { loadScope } from '../src/cli/environment.ts'
import type { ConformanceReport } from '../src/model/report.ts'
import type { Faults, RecordEditor } from '../src/sandbox/fault-points.ts'
import { listen } from '../src/sandbox/listen.ts'
import { type Around, type Ended, UserFolder } from './assay-process.ts'

// Whole processes: a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 })

const system = 'makini-sandbox'
const scope = await loadScope({ apiFolder: 'specs/makini', manifestFile: `systems/${system}/system.yaml` })
const ONE_WRITE = ['--only', 'WRITE-070/materials/create']
const ONE_READING = ['--only', 'READ-004/vendors']

interface Case {
  args: readonly string[]
  faults?: Faults
  onAnswer?: () => void
  meanwhile?: Around['meanwhile']
}

/** Certifies a read-only system at an address of its own. */
async function certified({ args, faults = {}, onAnswer = () => {}, meanwhile }: Case): Promise<Ended & Told> {
  const listening = await listen({
    ...scope,
    ...{ port: 0, seed: 1, records: 20, faults },
    onAnswer,
  })
  const folder = await UserFolder.create()
  try {
    const connections = { primary: { access: 'env:OWN_TOKEN' } }
    const target = { baseUrl: listening.url, environment: 'test', api: 'makini', system, allow: ['write'] }
    const config = { hosts: ['127.0.0.1'], targets: { own: { ...target, connections } } }
    await folder.write('assay.config.yaml', JSON.stringify(config))
    const env = { OWN_TOKEN: listening.sandbox.accounts.connections.primary.accessToken }
    const around = { env, ...(meanwhile && { meanwhile }) }
    const ended = await folder.assay(['certify', '--target', 'own', ...args], around)
    const file = join(folder.path, 'reports/latest/report.json')
    const { readOnly, verdict }: ConformanceReport = JSON.parse(readFileSync(file, 'utf8'))
    return { ...ended, readOnly, verdict }
  } finally {
    await listening.close()
    await folder.remove()
  }
}

type Told = Pick<ConformanceReport, 'readOnly' | 'verdict'>

/** Does something once, with the first reading after a write. */
function afterWrite(act: (store: RecordEditor) => void): Faults {
  let due = false
  return {
    answer: (response, { request }) => {
      due ||= request.method === 'POST'
      return response
    },
    'read.done': (_, { store }) => {
      if (due) act(store)
      due = false
    },
  }
}

test('a target that stores nothing is unchanged, and the report counts what was sent', async () => {
  const { code, stdout, readOnly } = await certified({ args: ONE_WRITE })
  expect(code).toBe(0)
  expect(readOnly).toEqual({
    ...{ verdict: 'unchanged', changes: [], proofs: 1 },
    sent: { GET: expect.any(Number), POST: 1 },
  })
  expect(stdout).toMatch(/^read-only {2}unchanged: 1 look, \d+ GET, 1 POST$/m)
})

test('what is stored of a write is found by the look around the run, though no check looks', async () => {
  const faults = afterWrite((store) => void store.insert('materials'))
  const { code, readOnly, verdict } = await certified({ args: ONE_WRITE, faults })
  expect([code, verdict.outcome]).toEqual([1, 'not-certified'])
  expect(verdict.because).toEqual([expect.stringMatching(/materials \S+ was added: we made it$/)])
  expect(readOnly?.verdict).toBe('changed by us')
})

test('a reading that counts itself changed the target', async () => {
  let views = 0
  const faults: Faults = {
    'record.view': (record, { entity, index }) => {
      if (entity !== 'materials' || index !== 3) return record
      views += 1
      return { ...record, name: `seen ${views} times` }
    },
  }
  const { code, readOnly } = await certified({ args: ONE_READING, faults })
  expect([code, readOnly]).toMatchObject([
    1,
    { verdict: 'changed by us', changes: [{ because: 'it changes whenever we read it' }] },
  ])
})

test('what somebody else changes meanwhile is shown and blames nobody', async () => {
  const faults = afterWrite((store) => void store.insert('vendors'))
  const { code, stdout, readOnly } = await certified({ args: ONE_WRITE, faults })
  expect([code, readOnly]).toMatchObject([
    0,
    { verdict: 'changed by others', changes: [{ entity: 'vendors', what: 'added', by: 'others' }] },
  ])
  expect(stdout).toMatch(/^ {2}- vendors \S+ was added: nothing that we sent is about it$/m)
})

test('a run that is interrupted is looked at all the same', async () => {
  const begun = Promise.withResolvers<void>()
  const { code, readOnly, verdict } = await certified({
    args: ['--suites', 'reads'],
    // A census takes fewer answers: checks are under way.
    onAnswer: countedTo(150, begun.resolve),
    meanwhile: async (kill) => {
      await begun.promise
      kill('SIGINT')
    },
  })
  expect([code, verdict.missing.length > 0, readOnly?.verdict]).toEqual([3, true, 'unchanged'])
})

function countedTo(count: number, act: () => void): () => void {
  let seen = 0
  return () => {
    seen += 1
    if (seen === count) act()
  }
}
