import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CommandResult, runNode } from '../scripts/command.ts'

const SOUND = `openapi: 3.1.0
info: { title: T, version: '1' }
paths: { /a: { get: { responses: { '200': { description: ok } } } } }
`

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-generate-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true })
  await writeFile(join(folder, file), text)
}

function generate(...args: string[]): Promise<CommandResult> {
  return runNode([resolve('bin/assay.js'), 'generate', ...args], { cwd: folder })
}

test('makes files for every API of the working directory', async () => {
  await write('specs/one/openapi.yaml', SOUND)
  await write('specs/two/openapi.json', '{"openapi":"3.0.0","paths":{"/b":{"get":{}}}}')
  const { code, output } = await generate()
  expect(output.split('\n').slice(0, 4)).toEqual([
    'generated/one/types.ts: written',
    'generated/one/operations.ts: written',
    'generated/two/types.ts: written',
    'generated/two/operations.ts: written',
  ])
  expect(code).toBe(0)
  expect(await readFile(join(folder, 'generated/one/operations.ts'), 'utf8')).toContain(
    'Made from specs/one/openapi.yaml',
  )
})

test('--check says that files are current, and after a change which are stale', async () => {
  await write('specs/one/openapi.yaml', SOUND)
  await generate()
  expect(await generate('--check')).toMatchObject({ code: 0, output: '2 generated files are current.\n' })
  await write('generated/one/operations.ts', 'edited by hand')
  expect(await generate('--check')).toMatchObject({
    code: 1,
    output: 'generated/one/operations.ts: stale, run `assay generate`\n',
  })
})

test('--check names what is left of an API that is gone', async () => {
  await write('specs/one/openapi.yaml', SOUND)
  await generate()
  await write('generated/old/types.ts', '')
  const { code, output } = await generate('--check')
  expect([code, output]).toEqual([1, 'generated/old: made from nothing under specs/ any more, remove it\n'])
})

test('--document takes any document, --out any folder', async () => {
  await write('theirs.json', '{"openapi":"3.0.0","paths":{"/b":{"get":{}}}}')
  const { code, output } = await generate('--document', 'theirs.json', '--out', 'types/theirs')
  expect([code, output]).toEqual([0, 'types/theirs/types.ts: written\ntypes/theirs/operations.ts: written\n'])
})

test('a wrong document gives one line for each problem, and nothing is written', async () => {
  await write(
    'specs/one/openapi.yaml',
    `openapi: 3.1.0
paths:
  /a:
    get: { responses: { '200': { $ref: '#/components/responses/None' } } }
    get: {}
`,
  )
  await write('specs/two/openapi.json', '{\n  "openapi": "3.1.0",\n}')
  const { code, output } = await generate()
  expect(code).toBe(2)
  expect(
    output
      .trim()
      .replace(/^assay: /, '')
      .split('\n'),
  ).toEqual([
    'specs/one/openapi.yaml:5:5: duplicate operation GET /a: keep one of the two (at /paths/~1a/get)',
    'specs/two/openapi.json:3:1: is not valid JSON: expected a key in double quotes, but here stands "}"',
  ])
  await expect(readFile(join(folder, 'generated/one/types.ts'))).rejects.toThrow('ENOENT')
})

test.each([
  [['--document', 'x.json'], '--document and --out belong together'],
  [['--out', 'x'], '--document and --out belong together'],
  [['--document', 'none.json', '--out', 'x'], 'none.json: no such file'],
  [[], 'There is no folder under specs/ here'],
  [['--chek'], 'Did you mean --check?'],
])(
  '%j is refused with exit code 2 and a message that helps, without a stack trace',
  async (args, message) => {
    const { code, output } = await generate(...args)
    expect(code).toBe(2)
    expect(output).toContain(message)
    expect(output).not.toMatch(/\n\s+at /)
  },
)

test('--help shows examples and exit codes', async () => {
  const { code, output } = await generate('--help')
  expect(code).toBe(0)
  expect(output).toContain('assay generate --document theirs.json --out types')
  expect(output).toContain('Exit codes:')
})
