import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadSuite } from './load-suites.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-suite-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** What loading a suite with this code ends in. */
async function refusal(code: string): Promise<unknown> {
  await writeFile(join(folder, 'own.checks.ts'), code)
  return loadSuite('own', folder).catch((error: unknown) => error)
}

const CHECK = `{ id: 'X-1', level: 'MUST', statement: 'It is.', calls: [], needs: [], instances: () => [] }`

test('a list of checks is a suite', async () => {
  expect(await refusal(`export const checks = [${CHECK}]`)).toMatchObject({
    id: 'own',
    checks: [{ id: 'X-1' }],
    mutants: [],
  })
})

test.each([
  ['throws while it loads', 'export const checks = [nowhere]', 'ReferenceError: nowhere is not defined'],
  ['imports what is not there', `import './none.ts'`, 'cannot be loaded'],
  ['does not parse', 'export const checks = [', 'cannot be loaded'],
  ['exports nothing', 'export const check = []', 'exports no list named "checks"'],
  ['exports something else', 'export const checks = { id: 1 }', 'exports no list named "checks"'],
  [
    'holds what is no check',
    `export const checks = [${CHECK}, { id: 'X' }]`,
    'entry 2 of "checks" is no check',
  ],
])('a suite that %s is refused with its file and the reason', async (_, code, reason) => {
  const error = await refusal(code)
  expect(error).toMatchObject({
    code: 'PLUGIN_INVALID',
    message: expect.stringContaining(`${join(folder, 'own.checks.ts')}: `),
  })
  expect(error).toMatchObject({ message: expect.stringContaining(reason) })
  expect(error).toMatchObject({ message: expect.stringContaining('Mend the file') })
})
