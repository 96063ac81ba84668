import { expect, test, vi } from 'vitest'
import { benchOf } from '../src/cli/prove-bench.ts'
import { discover } from '../src/discover/discover.ts'
import { type Environment, execute } from '../src/kit/execute.ts'
import type { Scope } from '../src/kit/scope.ts'
import type { CheckResult } from '../src/model/report.ts'
import { judge } from '../src/run/judge.ts'
import { successSchema, successStatus } from '../src/sandbox/data/record-schema.ts'
import { sampleOf } from '../src/sandbox/data/sample.ts'
import { loadApi } from '../src/spec/load-api.ts'
import { loadManifest } from '../src/spec/load-manifest.ts'
import { ownSuites } from './own-suites.ts'

vi.setConfig({ testTimeout: 60_000 })

const api = await loadApi('specs/makini')
const { systems } = await discover(['.'])
const packaged = await Promise.all([...systems.values()].map((file) => loadManifest(file, api)))
const stored = packaged.filter(({ kind }) => kind === 'stored')
const checks = (await ownSuites()).find(({ id }) => id === 'writes')?.checks ?? []

/** What a write is answered with: what the document shows, or that with what was sent in it. */
type Answering = (example: Record<string, unknown>, sent: unknown) => unknown

/** Reads come from a sandbox, and no write reaches it. */
function mocked(scope: Scope, answering: Answering): Environment {
  const environment = benchOf()(scope, () => ({}))
  const openSession: Environment['openSession'] = async () => {
    const session = await environment.openSession()
    const fetch: typeof session.fetch = async (input, init) => {
      const request = new Request(input, init)
      const operation = writeOf(request)
      return operation ? example(operation, answering, await request.json()) : session.fetch(request)
    }
    return { ...session, fetch }
  }
  return { ...environment, openSession }
}

/** The write of the API that a request is, by its address. */
function writeOf({ url, method }: Request): string | undefined {
  const { pathname } = new URL(url)
  return Object.values(api.binding.entities)
    .flatMap(({ create, update, status }) => [create, update, status])
    .find((address) => {
      const [verb, path = ''] = address?.split(' ') ?? []
      return verb === method && new RegExp(`^${path.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`).test(pathname)
    })
}

function example(address: string, answering: Answering, sent: unknown): Response {
  const { document } = api
  const schema = successSchema(document, address)
  const body = sampleOf({ document, schema, facts: {}, seed: address, now: 0 })
  const status = successStatus(document, address)
  return Response.json(answering(Object(body), sent), { status })
}

/** Runs checks on the mock until a MUST has failed: what comes after changes no verdict. */
async function outcomeOf(scope: Scope, answering: Answering): Promise<string> {
  const environment = mocked(scope, answering)
  const results: CheckResult[] = []
  const planned: string[] = []
  for (const check of checks)
    for (const instance of check.instances(scope)) {
      planned.push(instance.key)
      if (results.some(({ status }) => status === 'failed')) continue
      results.push((await execute(environment, { check, instance, suite: 'writes', replay: '' })).result)
    }
  return judge({ planned, results }).outcome
}

const showing: Answering = (body) => body
const echo: Answering = (body, sent) => ({ ...body, data: { ...Object(body.data), ...Object(sent) } })

test.each(stored.map((manifest) => [manifest.system, manifest] as const))(
  'a mock that answers writes with the document’s example is not certified as %s',
  async (_, manifest) => {
    expect(await outcomeOf({ api, manifest }, showing)).toBe('not-certified')
  },
)

test.each(stored.map((manifest) => [manifest.system, manifest] as const))(
  'a mock that echoes what it is sent is not certified as %s',
  async (_, manifest) => {
    expect(await outcomeOf({ api, manifest }, echo)).toBe('not-certified')
  },
)
