import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { loadScope, openEnvironment } from '../src/cli/environment.ts'
import { nodeIo } from '../src/cli/node-io.ts'
import { execute } from '../src/kit/execute.ts'
import type { CheckResult } from '../src/model/report.ts'
import { ownSuites } from './own-suites.ts'

vi.setConfig({ testTimeout: 60_000 })

// READ-045 is about the document a run is given, so that no defect of a server can show that it works.
const API = 'specs/makini'
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-document-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** A copy of the API's document in which these paths are called otherwise. */
async function documentWithout(...paths: string[]): Promise<string> {
  await cp(API, folder, { recursive: true })
  const file = join(folder, 'openapi.yaml')
  const whole = await readFile(file, 'utf8')
  const cut = paths.reduce((text, path) => text.replace(`  ${path}: {`, `  /elsewhere${path}: {`), whole)
  await writeFile(file, cut)
  return file
}

/** What READ-045 says of a run that is given this document. */
async function resultsWith(document: string): Promise<CheckResult[]> {
  const files = { apiFolder: API, manifestFile: 'systems/makini-sandbox/system.yaml', document }
  const target = { kind: 'embedded', seed: 1, records: 10 } as const
  const environment = await openEnvironment({ ...files, target, plan: [] }, nodeIo())
  const check = (await ownSuites()).flatMap(({ checks }) => checks).find(({ id }) => id === 'READ-045')
  if (!check) throw new Error('READ-045 is gone')
  const instances = check.instances(await loadScope(files))
  const measured = await Promise.all(
    instances.map((instance) => execute(environment, { check, instance, suite: 'reads', replay: '' })),
  )
  return measured.map(({ result }) => result)
}

test('a document with gaps fails READ-045 once for each of them', async () => {
  const document = await documentWithout('/api/erp/vendors/{key}', '/api/erp/sites/{key}')
  const results = await resultsWith(document)
  expect(results.map(({ status, finding }) => `${status}: ${finding?.seen}`)).toEqual([
    'failed: "GET /api/erp/sites/{key} is not in this document"',
    'failed: "GET /api/erp/vendors/{key} is not in this document"',
  ])
})

test('a whole document passes READ-045', async () => {
  const results = await resultsWith(await documentWithout())
  expect(results.map(({ status }) => status)).toEqual(['passed'])
})
