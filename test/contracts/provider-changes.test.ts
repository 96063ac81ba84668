import { readFileSync } from 'node:fs'
import { afterAll, expect, test, vi } from 'vitest'
import { benchOf, benchScopes } from '../../src/cli/prove-bench.ts'
import { runPactVerifier, type VerifierJob } from '../../src/cli/run-pact-verifier.ts'
import { pactWith, readPact } from '../../src/contracts/pact-files.ts'
import { openProvider, type Provider } from '../../src/contracts/provider.ts'
import type { VerifierResult } from '../../src/contracts/verifier.ts'
import { verifyPacts } from '../../src/contracts/verify-pacts.ts'
import { createBarrier } from '../../src/kit/barrier.ts'
import type { Faults } from '../../src/kit/bench.ts'
import { actsOn } from '../../src/kit/execute.ts'
import { openLedger } from '../../src/kit/ledger.ts'
import { createRedactor } from '../../src/secrets/redactor.ts'
import { ACCEPTED, type Change, REFUSED } from './changes.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const file = 'contracts/sample-integration-makini-sandbox.json'
const whole = readPact(file, readFileSync(file, 'utf8'))
const scope = await benchScopes()('makini-sandbox')
const providers: Provider[] = []

const all = [...REFUSED, ...ACCEPTED]
const found = await verifyAll([...all, ...all.map(([what, sees]): Change => [what, sees, {}])])

afterAll(async () => {
  for (const provider of providers) await provider[Symbol.asyncDispose]()
})

/** All changes in one process of the verifier: each waits until the last one has said what it wants verified. */
async function verifyAll(changes: readonly Change[]) {
  const jobs: (VerifierJob & { done: (results: VerifierResult[]) => void })[] = []
  const pending = changes.map(async ([, sees, faults]) => {
    const provider = await providerWith(faults)
    const verifier = (texts: readonly string[], order: VerifierJob['order']) =>
      new Promise<VerifierResult[][]>((done) =>
        jobs.push({ texts, order, done: (results) => done([results]) }),
      )
    return verifyPacts([pactOf(sees)], { scope, provider, kind: 'embedded', verifier })
  })
  await vi.waitUntil(() => jobs.length === changes.length, { timeout: 10_000 })
  const results = await runPactVerifier(jobs, jobs.length)
  for (const [index, { done }] of jobs.entries()) done(results[index] ?? [])
  return Promise.all(pending)
}

async function providerWith(faults: Faults): Promise<Provider> {
  const environment = benchOf()(scope, () => faults)
  const provider = await openProvider({
    openSession: environment.openSession,
    actsOn: (session) =>
      actsOn(environment, session, {
        ...{ key: 'pact', trace: { notes: [], coverage: [] }, exchanges: [], redactor: createRedactor() },
        ...{ ledger: openLedger(scope.api.document), barrier: createBarrier(undefined) },
      }),
  })
  providers.push(provider)
  return provider
}

function pactOf(sees: string) {
  const one = whole.held.filter(({ description }) => description.endsWith(`(${sees})`))
  return readPact(file, pactWith(whole, one))
}

test.each(REFUSED.map(([what], index) => ({ what, index })))(
  'a provider is refused where $what',
  ({ index }) => {
    expect(found[index]).toEqual([expect.objectContaining({ outcome: 'failed' })])
    expect(found[index]?.[0]?.because.join()).not.toContain('does not say why')
  },
)

test.each(ACCEPTED.map(([what], index) => ({ what, index: REFUSED.length + index })))(
  'a provider is accepted where $what',
  ({ index }) => {
    expect(found[index]).toEqual([expect.objectContaining({ outcome: 'verified' })])
  },
)

test('without any change all of them hold', () => {
  expect(
    found
      .slice(all.length)
      .flat()
      .map(({ outcome }) => outcome),
  ).toEqual(all.map(() => 'verified'))
})
