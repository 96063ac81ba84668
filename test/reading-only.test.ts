import { beforeAll, expect, test } from 'vitest'
import { loadScope } from '../src/cli/environment.ts'
import { nodeIo } from '../src/cli/node-io.ts'
import { type Environment, execute } from '../src/kit/execute.ts'
import type { Scope } from '../src/kit/scope.ts'
import { type PlannedJob, plan } from '../src/run/plan.ts'
import { createSandbox } from '../src/sandbox/create-sandbox.ts'
import { embeddedSession } from '../src/target/embedded.ts'
import type { TargetSession } from '../src/target/session.ts'
import { ownSuites } from './own-suites.ts'

// A production system is only ever read, whatever else it could do: this is what a target that allows `read` alone is sent.
const RECORDS = 10
const EVERYTHING = new Set(['clock', 'control', 'consent', 'client', 'second', 'restricted'] as const)
const io = nodeIo()
let scope: Scope

beforeAll(async () => {
  scope = await loadScope({ apiFolder: 'specs/makini', manifestFile: 'systems/makini-sandbox/system.yaml' })
})

function openSession(): TargetSession {
  return embeddedSession(createSandbox({ ...scope, seed: 1, records: RECORDS }))
}

/** What is run of the suite that tries to get in. */
async function planned(): Promise<PlannedJob[]> {
  const suites = (await ownSuites()).filter(({ id }) => id === 'auth')
  const target = { name: 'production', capabilities: EVERYTHING, allows: new Set(['read'] as const) }
  return plan({ scope, suites, target, only: [] }).filter(({ omission }) => !omission)
}

/** Requests that are not for reading, but for signing in with the client's own credentials: that is how one reads. */
async function changesIn(job: PlannedJob): Promise<string[]> {
  const sent: string[] = []
  const open = async (): Promise<TargetSession> => {
    const session = openSession()
    const fetch: TargetSession['fetch'] = async (request) => {
      const signsIn = (await request.clone().text()).includes('client_credentials')
      if (!['GET', 'HEAD'].includes(request.method) && !signsIn)
        sent.push(`${job.key}: ${request.method} ${request.url}`)
      return session.fetch(request)
    }
    return { ...session, fetch }
  }
  const environment: Environment = { scope, openSession: open, now: io.now, random: io.random }
  const { result } = await execute(environment, { ...job, replay: '' })
  return [...sent, ...(result.status === 'passed' ? [] : [`${job.key} is ${result.status}`])]
}

test('a target that allows reading alone is sent nothing that might change it', {
  timeout: 60_000,
}, async () => {
  const jobs = await planned()
  expect(jobs.length).toBeGreaterThan(100)
  const changes: string[] = []
  for (const job of jobs) changes.push(...(await changesIn(job)))
  expect(changes).toEqual([])
})

test('operations that change something are left out, and say why', async () => {
  const keys = (await planned()).map(({ key }) => key)
  expect(keys).toContain('AUTH-044/get-api.erp.vendors')
  expect(keys.filter((key) => /^AUTH-04[456]\/(post|put|patch|delete)-/.test(key))).toEqual([])
})
