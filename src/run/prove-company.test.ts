import { expect, test } from 'vitest'
import { variant } from '../kit/bench.ts'
import { must } from '../kit/check.ts'
import { execute } from '../kit/execute.ts'
import type { Scope } from '../kit/scope.ts'
import { Finding } from '../model/finding.ts'
import type { Faults } from '../sandbox/fault-points.ts'
import { Secret } from '../secrets/secret.ts'
import type { TargetSession } from '../target/session.ts'
import { tryOut } from './prove.ts'

const headers = variant('headers', { faults: { 'answer.headers': (all) => all } })
const text = variant('text', { faults: { 'answer.text': (all) => all } })
const order = variant('order', { faults: { 'list.order': (all) => all } })
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

/** Tries the three as one company, with a check that fails wherever `blames` says so of the sandbox's faults. */
async function blamed(blames: (faults: Faults) => boolean) {
  let faults: Faults = {}
  const source = { kind: 'practice', ref: 'test' } as const
  const check = must('A-1', { statement: 'It holds.', source }, async () => {
    if (blames(faults)) throw new Finding({ expected: 'one', seen: 'two' })
  })
  const suite = { id: 'a', checks: [check], mutants: [], variants: [headers, text, order], unprovable: {} }
  const found = await tryOut(
    suite,
    { kind: 'variant', index: 0, beside: [1, 2] },
    {
      scopeOf: async () => scope,
      bench: (_, faultsOf = () => ({})) => {
        faults = faultsOf()
        const tools = { now: () => 0, random: (n: number) => new Uint8Array(n) }
        const environment = { scope, openSession: async () => session, ...tools }
        return { scope, execute: (job) => execute(environment, job) }
      },
    },
  )
  return found.filter((result) => result.blamed.length > 0).map(({ name }) => name)
}

test('a company that nothing blames spares all its members', async () => {
  expect(await blamed(() => false)).toEqual([])
})

test('where a company is blamed, the member that is blamed alone too is named', async () => {
  expect(await blamed((faults) => 'answer.text' in faults)).toEqual(['text'])
})

test('where no member is blamed alone, all are named for what they do together', async () => {
  expect(await blamed((faults) => 'answer.text' in faults && 'list.order' in faults)).toEqual([
    'headers',
    'text',
    'order',
  ])
})
