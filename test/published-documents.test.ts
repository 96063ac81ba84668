import { existsSync, globSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { runNode, toolPath } from '../scripts/command.ts'
import type { ConformanceReport } from '../src/model/report.ts'
import { loadDocument } from '../src/spec/load-document.ts'

// Documents somebody else wrote and published, which may be read here and not be copied: real ones look like this.
const FOLDER = '../shared/published'
const documents = globSync(`${FOLDER}/*.json`)
const SECONDS_10 = 10_000

test.skipIf(!existsSync(FOLDER))(
  `published documents generate in under 10 s each, and type-check (left out where ${FOLDER} is absent)`,
  { timeout: 60_000 },
  async () => {
    expect(documents.length).toBeGreaterThan(0)
    const out = await mkdtemp(join(tmpdir(), 'assay-published-'))
    for (const document of documents) {
      const args = ['--document', resolve(document), '--out', join(out, basename(document, '.json'))]
      const { code, ms, output } = await runNode(['bin/assay.js', 'generate', ...args])
      expect([document, code, output]).toEqual([document, 0, expect.stringContaining('written')])
      expect(ms).toBeLessThan(SECONDS_10)
    }
    const config = { extends: resolve('tsconfig.json'), compilerOptions: { types: [] }, include: ['*/*.ts'] }
    await writeFile(join(out, 'tsconfig.json'), JSON.stringify(config))
    await writeFile(join(out, 'package.json'), '{ "type": "module" }')
    expect(await runNode([toolPath('@typescript/native', 'tsc'), '-p', out])).toMatchObject({
      code: 0,
      output: '',
    })
    await rm(out, { recursive: true })
  },
)

test.skipIf(!existsSync(FOLDER))(
  `every answer of published documents can be validated (left out where ${FOLDER} is absent)`,
  { timeout: 60_000 },
  async () => {
    expect(documents.length).toBeGreaterThan(0)
    for (const file of documents) {
      const { operations, validators, warnings } = await loadDocument(file)
      for (const { address } of operations)
        validators.response(address, { status: 200, contentType: 'application/json', body: { data: [{}] } })
      expect(warnings.filter(({ message }) => message.includes('does not compile'))).toEqual([])
    }
  },
)

test.skipIf(!existsSync(FOLDER))(
  `the sandbox can be held against a published document (left out where ${FOLDER} is absent)`,
  { timeout: 120_000 },
  async () => {
    const out = await mkdtemp(join(tmpdir(), 'assay-published-'))
    const only = ['AUTH-001', 'READ-001/vendors', 'READ-004/vendors', 'READ-030/vendors', 'READ-045']
    const theirs = `${FOLDER}/makini-erp.json`
    const args = ['--system', 'makini-sandbox', '--document', theirs, '--only', only.join(), '--out', out]
    const { code, output } = await runNode(['bin/assay.js', 'certify', ...args])
    expect([code, output]).toEqual([1, expect.stringMatching(/^not-certified /m)])
    const { verdict, checks } = JSON.parse(
      await readFile(join(out, 'latest', 'report.json'), 'utf8'),
    ) as ConformanceReport
    expect(verdict).toMatchObject({ outcome: 'not-certified', counts: { broken: 0 }, missing: [] })
    const statuses = new Map(checks.map(({ requirement, status }) => [requirement.id, status]))
    expect([...statuses].toSorted()).toMatchObject(
      only.map((name) => [name.split('/')[0], expect.any(String)]),
    )
    expect(verdict.counts.passed).toBeGreaterThan(0)
    await rm(out, { recursive: true })
  },
)
