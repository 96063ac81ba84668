import { expect, test } from 'vitest'
import { Finding } from '../model/finding.ts'
import { HarnessError } from '../model/harness-error.ts'
import { Secret } from '../secrets/secret.ts'
import type { TargetSession } from '../target/session.ts'
import { must } from './check.ts'
import { type Environment, execute } from './execute.ts'
import type { Scope } from './scope.ts'

const source = { kind: 'practice', ref: 'test' } as const
const session = {
  baseUrl: 'http://target.invalid',
  fetch: async () => new Response(),
  connections: { primary: { access: new Secret('token'), forbidden: [] } },
  close: async () => {},
} as Partial<TargetSession> as TargetSession
const scope = {
  api: { binding: { rateLimit: { retryAfter: 'Retry-After' } } },
  manifest: { kind: 'stored' },
} as Scope

const still: Environment = {
  scope,
  openSession: async () => session,
  now: () => 0,
  random: (count) => new Uint8Array(count),
}
const real: Environment = { ...still, sleep: async () => {} }

/** A check that fails the first `times` times. */
async function statusOn(environment: Environment, times: number, danger: 'read' | 'write' = 'read') {
  let tries = 0
  const check = must('A-1', { statement: 'It holds.', source, danger }, async () => {
    tries += 1
    if (tries <= times) throw new Finding({ expected: 'one', seen: 'two' })
  })
  const [instance] = check.instances(scope)
  if (!instance) throw new Error('no instance')
  const { result } = await execute(environment, { check, instance, suite: 'things', replay: '' })
  return { status: result.status, code: result.error?.code, tries }
}

test('a reading of a real system that fails once and then passes is unstable, not failed and not passed', async () => {
  expect(await statusOn(real, 1)).toEqual({ status: 'broken', code: 'TARGET_UNSTABLE', tries: 2 })
})

test('a reading that fails twice has failed', async () => {
  expect(await statusOn(real, 2)).toEqual({ status: 'failed', code: undefined, tries: 2 })
})

test('a check that changes things is not done twice', async () => {
  expect(await statusOn(real, 1, 'write')).toEqual({ status: 'failed', code: undefined, tries: 1 })
})

test.each(['read', 'write'] as const)(
  'a system that takes no token any more is not blamed: %s',
  async (danger) => {
    const demandAnswer = async () => {
      throw new HarnessError('TARGET_REFUSED', 'It does not accept the token. Put a valid one there.')
    }
    const { status, code } = await statusOn({ ...real, demandAnswer }, 2, danger)
    expect([status, code]).toEqual(['broken', 'TARGET_REFUSED'])
  },
)

test('a sandbox of our own stands still and is tried once', async () => {
  expect(await statusOn(still, 1)).toEqual({ status: 'failed', code: undefined, tries: 1 })
})
