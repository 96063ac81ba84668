import { existsSync, globSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { runNode, toolPath } from '../scripts/command.ts'
import { loadDocument } from '../src/spec/load-document.ts'

// Documents somebody else wrote and published, which may be read here and not be copied: real ones look like this.
const FOLDER = '../shared/published'
const documents = globSync(`${FOLDER}/*.json`)
const SECONDS_10 = 10_000

test.skipIf(!existsSync(FOLDER))(
  `published documents generate in under 10 s each, and type-check (left out where ${FOLDER} is absent)`,
  { timeout: 60_000 },
  async () => {
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
