import { expect, test } from 'vitest'
import { loadScope } from '../src/cli/environment.ts'
import { nodeIo } from '../src/cli/node-io.ts'
import { execute } from '../src/kit/execute.ts'
import type { CheckResult } from '../src/model/report.ts'
import { createSandbox } from '../src/sandbox/create-sandbox.ts'
import type { Faults } from '../src/sandbox/fault-points.ts'
import { embeddedSession } from '../src/target/embedded.ts'
import { ownSuites } from './own-suites.ts'

const io = nodeIo()
const scope = await loadScope({
  apiFolder: 'specs/makini',
  manifestFile: 'systems/makini-sandbox/system.yaml',
})
const checks = (await ownSuites()).flatMap((suite) => suite.checks)

/** What a check says of a sandbox with this oddity. */
async function resultOf(key: string, faults: Faults): Promise<CheckResult> {
  const check = checks.find(({ id }) => key.startsWith(`${id}/`))
  const instance = check?.instances(scope).find((candidate) => candidate.key === key)
  if (!check || !instance) throw new Error(`${key} is gone`)
  const openSession = async () => embeddedSession(createSandbox({ ...scope, seed: 1, records: 20, faults }))
  const environment = { scope, openSession, now: io.now, random: io.random }
  return (await execute(environment, { check, instance, suite: 'auth', replay: '' })).result
}

/** The second connection has no records: its system is new, say. */
const empty: Faults = { 'data.scope': (own, { all }) => (own[0] === all[1] ? [] : own) }

test('a second connection without records is not blamed, and nothing is said to be proven', async () => {
  expect(await resultOf('AUTH-050/vendors', empty)).toMatchObject({
    status: 'skipped',
    omission: { kind: 'blocked', because: expect.stringContaining('vendors has 0 records') },
  })
})

test("another connection's record stays hidden from one without records", async () => {
  expect((await resultOf('AUTH-051/vendors/second', empty)).status).toBe('passed')
})

/** Each connection counts its records from one. */
const alike: Faults = { 'record.view': (record, { index }) => ({ ...record, key: String(index + 1) }) }

test.each(['AUTH-051/vendors/second', 'AUTH-051/vendors/primary'])(
  'where both connections count their records alike, %s blames nobody and proves nothing',
  async (key) => {
    expect((await resultOf(key, alike)).omission?.because).toContain('no key of vendors is surely none')
  },
)

test.each(['AUTH-050/vendors', 'AUTH-050/vendors/sorted', 'AUTH-052/vendors/name'])(
  'where both connections count their records alike, %s still tells them apart',
  async (key) => {
    expect((await resultOf(key, alike)).status).toBe('passed')
  },
)

/** Keys are counted over all connections, so that the key before a record's may be anybody's. */
function counted(opens: string): Faults {
  let key = ''
  return {
    'data.scope': (own, { all }) => {
      key = own[0] === all[0] ? '1042' : '1041'
      return own
    },
    'record.view': (record) => ({ ...record, key }),
    answer: (right, { request }) =>
      request.url.endsWith(`/${opens}`) ? Response.json({ data: { key: opens } }) : right,
  }
}

test('a guessed key that opens one of the own records is lawful', async () => {
  expect((await resultOf('AUTH-053/vendors', counted('1041'))).status).toBe('passed')
})

test('a guessed key that opens none of the own records is a finding', async () => {
  expect((await resultOf('AUTH-053/vendors', counted('1043'))).finding?.seen).toBe('1, the first "1043"')
})
