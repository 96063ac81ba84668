import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestResult } from 'allure-js-commons'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createVitest } from 'vitest/node'
import { checkName } from '../../model/plan.ts'
import { sampleReport } from '../sample-report.ts'
import { writeAllureReport } from './report.ts'
import { allureReporter } from './reporter.ts'

const REPORT = sampleReport()
let folder: string
let resultsDir: string
let results: TestResult[]
let page: string

beforeAll(async () => {
  // Brackets and a blank, as a user's folder may have.
  folder = await mkdtemp(join(tmpdir(), 'assay [run] '))
  resultsDir = join(folder, 'allure-results')
  await runSample(resultsDir, (error) => expect.unreachable(String(error)))
  const outDir = join(folder, 'allure-report')
  await writeAllureReport(REPORT, { resultsDir, outDir, workDir: folder, node: 'node' })
  results = await readResults()
  page = await readFile(join(outDir, 'index.html'), 'utf8')
}, 60_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

test('every check has the status in Allure that it has in the report, whatever the shape of its error', () => {
  const told = results.map(({ fullName, status }) => [fullName, status])
  const reported = REPORT.checks.map(({ suite, key, status }) => [`${suite} ${key}`, status])
  expect(told.toSorted()).toEqual(reported.toSorted())
})

test('a skipped check keeps its reason', () => {
  expect(resultOf('AUTH-020').statusDetails.message).toBe(
    'Blocked: The target gives no control over its clock.',
  )
})

test('no step or label speaks of the machine', () => {
  expect(results.flatMap(({ steps }) => steps)).toEqual([])
  expect(new Set(results.flatMap(({ labels }) => labels.map(({ name }) => name)))).toEqual(
    new Set(['parentSuite', 'suite', 'epic', 'feature', 'story', 'severity', 'tag']),
  )
})

test('exchanges are attached as Allure draws them', async () => {
  const [attachment] = resultOf('READ-004/vendors').attachments
  expect(attachment?.name).toContain('Seen here: GET /api/erp/vendors')
  const content: unknown = JSON.parse(await readFile(join(resultsDir, attachment?.source ?? ''), 'utf8'))
  expect(content).toMatchObject({
    request: { method: 'GET' },
    response: { status: 200, body: { truncated: true } },
  })
})

test('a check lasts as long as the report says', () => {
  const { start = 0, stop } = resultOf('AUTH-009')
  expect(stop).toBe(start + 30_000)
})

test('the same check is the same for Allure in each run and on each machine', () => {
  expect(resultOf('AUTH-009').fullName).toBe('auth AUTH-009')
})

test('verdict, target and seed stand beside the results', async () => {
  const environment = await readFile(join(resultsDir, 'environment.properties'), 'utf8')
  for (const fact of ['Verdict=not certified', 'System=Depot Sandbox', 'Seed=7']) {
    expect(environment).toContain(fact)
  }
})

test('coverage and matrices are attached to the whole', async () => {
  const globals = (await readdir(resultsDir)).find((name) => name.endsWith('-globals.json'))
  const content = await readFile(join(resultsDir, globals ?? ''), 'utf8')
  expect(content).toContain('Field coverage')
  expect(content).toContain('Document coverage')
  expect(content).toContain('Matrices')
})

test('the report is one page with the verdict in its title', async () => {
  expect(page).toContain('<title> Depot Sandbox behind Depot Unified API: not certified </title>')
})

test('the page names no other host to load from, and forbids it', () => {
  expect(page.match(/(?:src|href)=["']?(?:https?:)?\/\/[^"' >]*/g)).toBeNull()
  expect(page).not.toContain('googletagmanager')
  expect(page).toContain('http-equiv="Content-Security-Policy" content="default-src \'none\'')
})

test('results that cannot be read are an error that says where', async () => {
  const nowhere = {
    resultsDir: join(folder, 'none', 'such'),
    outDir: join(folder, 'x'),
    workDir: folder,
    node: '/nonexistent/node',
  }
  await expect(writeAllureReport(REPORT, nowhere)).rejects.toThrow(/made no report from .*such/)
})

test('where results cannot be written a run ends as ever, and the reason is told once', async () => {
  const failures: unknown[] = []
  await writeFile(join(folder, 'file'), '')
  await runSample(join(folder, 'file', 'below'), (error) => failures.push(error))
  expect(failures.map(String)).toEqual([expect.stringContaining('ENOTDIR')])
})

test('where attachments cannot be written the reason is told once', async () => {
  const failures: unknown[] = []
  const full = join(folder, 'full')
  await runSample(
    full,
    (error) => failures.push(error),
    () => rm(full, { recursive: true }),
  )
  expect(failures.map(String)).toEqual([expect.stringContaining('ENOENT')])
})

function resultOf(key: string): TestResult {
  const result = results.find(({ fullName }) => fullName?.endsWith(` ${key}`))
  if (!result) throw new Error(`no result of ${key}`)
  return result
}

async function readResults(): Promise<TestResult[]> {
  const names = (await readdir(resultsDir)).filter((name) => name.endsWith('-result.json'))
  return Promise.all(names.map(async (name) => JSON.parse(await readFile(join(resultsDir, name), 'utf8'))))
}

/** The sample as a vitest run whose errors have the opposite of the shape from which Allure guesses. */
async function runSample(
  resultsDir: string,
  onFailure: (error: unknown) => void,
  meanwhile = async () => {},
): Promise<void> {
  const file = join(folder, 'sample.suite.ts')
  await writeFile(file, SUITE)
  const byKey = new Map(REPORT.checks.map((check) => [check.key, check]))
  const vitest = await createVitest({
    config: false,
    root: folder,
    watch: false,
    include: [],
    exclude: [],
    provide: { sample: REPORT.checks.map((check) => ({ name: checkName(check), status: check.status })) },
    reporters: [allureReporter({ resultsDir, resultOf: (key) => byKey.get(key), onFailure })],
  })
  await vitest.standalone()
  await meanwhile()
  await vitest.runTestSpecifications([vitest.getRootProject().createSpecification(file)], true)
  await vitest.close()
}

const SUITE = `
import { inject, test } from ${JSON.stringify(import.meta.resolve('vitest'))}
for (const { name, status } of inject('sample'))
  test(name, (context) => {
    if (status === 'skipped') context.skip('lost by the reporter')
    if (status === 'failed') throw new Error('looks broken')
    if (status === 'broken') throw new Error('the client_assertion was refused')
  })
`

declare module 'vitest' {
  interface ProvidedContext {
    sample: { name: string; status: string }[]
  }
}
