import { expect, test } from 'vitest'
import { benchOf, loadBench } from '../src/cli/prove-bench.ts'
import { type Environment, execute } from '../src/kit/execute.ts'
import type { Measured } from '../src/kit/measure.ts'
import { isObject, parseJson } from '../src/model/json.ts'
import type { CheckResult, ConformanceReport } from '../src/model/report.ts'
import { fillTestResult } from '../src/reporters/allure/check-result.ts'
import { fieldCoverageTable } from '../src/reporters/allure/coverage-table.ts'
import { toHttpExchange } from '../src/reporters/allure/http-exchange.ts'
import { showReport } from '../src/reporters/console/show-report.ts'
import { renderJson } from '../src/reporters/json/json.ts'
import { renderJunit } from '../src/reporters/junit/junit.ts'
import { memoryOutput } from '../src/reporters/memory-output.ts'
import { sampleReport } from '../src/reporters/sample-report.ts'
import type { Faults } from '../src/sandbox/fault-points.ts'
import { derivedForms } from '../src/secrets/derived-forms.ts'
import type { TargetSession } from '../src/target/session.ts'

/**
 * Whatever a broken system does with the secrets it holds, none reaches an output: each defect of the auth suite and two
 * that answer with all they were sent are looked for in everything that is written of them.
 */
const { suites, scopeOf } = await loadBench(['auth'])
const scope = await scopeOf()
const [auth] = suites
if (!auth) throw new Error('there is no suite auth')

const echo: Faults = {
  'error.status': () => 418,
  'error.body': (body, { request }) => ({ ...body, message: `not ${request.headers.get('authorization')}` }),
  'oauth.refusal': (_, { parameters }) => ({ status: 418, body: { error: JSON.stringify(parameters) } }),
}
const talkative: Faults = {
  'oauth.code': () => undefined,
  'oauth.refresh': () => undefined,
  'oauth.client': () => undefined,
  'oauth.redirect': () => true,
  'oauth.answer': ({ access_token, refresh_token, ...body }) => ({
    note: `${'x'.repeat(100)} ${access_token}`,
    access_token,
    refresh_token,
    ...body,
  }),
}

const { checks, mutants } = auth

test.each([
  ['answers with what it was sent', echo],
  ['gives tokens for everything', talkative],
])('no output of a system that %s holds a secret', async (_, faults) => {
  const { results, leaked } = await outputsOn(
    () => faults,
    checks.map(({ id }) => id),
  )
  expect(results.filter(({ status }) => status === 'failed').length).toBeGreaterThan(10)
  expect(leaked).toEqual([])
})

test.each(mutants)('no output of a system that $name holds a secret', async ({ kills, faults }) => {
  expect((await outputsOn(faults, [kills])).leaked).toEqual([])
})

/** Runs checks on a system with defects; gives forms of secrets that were written anywhere. */
async function outputsOn(
  faults: () => Faults,
  ids: readonly string[],
): Promise<{ results: CheckResult[]; leaked: string[] }> {
  const secrets = new Set<string>()
  const environment = watched(benchOf()(scope, faults), secrets)
  const measured: Measured[] = []
  for (const check of checks.filter(({ id }) => ids.includes(id)))
    for (const instance of check.instances(scope))
      measured.push(await execute(environment, { check, instance, suite: 'auth', replay: instance.key }))
  expect(secrets.size).toBeGreaterThan(6)
  const written = outputsOf(measured)
  const leaked = formsOf(secrets).filter((form) => written.includes(form))
  return { results: measured.map(({ result }) => result), leaked }
}

/** Collects every secret of a session and every token and code the target gives. */
function watched(environment: Environment, secrets: Set<string>): Environment {
  const openSession = async () => {
    const session = await environment.openSession()
    for (const secret of secretsOf(session)) secrets.add(secret)
    const fetch: typeof session.fetch = async (request, init) => {
      const response = await session.fetch(request, init)
      for (const secret of await given(response.clone())) secrets.add(secret)
      return response
    }
    return { ...session, fetch }
  }
  return { ...environment, openSession }
}

function secretsOf({ client, otherClient, connections }: TargetSession): string[] {
  const tokens = Object.values(connections).flatMap(({ access, refresh }) => [access, refresh])
  return [client?.secret, otherClient?.secret, ...tokens].flatMap((secret) => secret?.reveal() ?? [])
}

async function given(response: Response): Promise<string[]> {
  const body = parseJson(await response.text())
  const to = response.headers.get('location') ?? ''
  const code = to.startsWith('http') ? new URL(to).searchParams.get('code') : null
  const tokens = isObject(body) ? [body.access_token, body.refresh_token] : []
  return [code, ...tokens].filter((value) => typeof value === 'string' && value.length > 12) as string[]
}

/** Half a secret is one too. */
function formsOf(secrets: Set<string>): string[] {
  return [...secrets].flatMap((secret) => [...derivedForms(secret.slice(0, 20)), secret.slice(-16)])
}

function outputsOf(measured: readonly Measured[]): string {
  const checks = measured.map(({ result }) => result)
  const fieldCoverage = measured.flatMap(({ coverage }) => coverage)
  const report: ConformanceReport = { ...sampleReport(), checks, fieldCoverage }
  const { out, text } = memoryOutput(100_000)
  showReport(report, out, [])
  const allure = checks.map((check) => {
    const result = {} as Parameters<typeof fillTestResult>[0]
    fillTestResult(result, check)
    return [result, check.exchanges.map((exchange) => toHttpExchange(exchange, 65_536))]
  })
  const table = fieldCoverageTable(fieldCoverage)
  return [
    renderJson(report),
    renderJunit(report),
    text(),
    JSON.stringify(allure),
    table.html,
    table.csv,
  ].join('\n')
}
