import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { InputProblems } from '../model/harness-error.ts'
import { discover } from './discover.ts'

let base: string

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'assay-discover-'))
})
afterEach(() => rm(base, { recursive: true }))

/** Makes a root folder with these (empty) files and returns its path. */
async function root(name: string, files: string[]): Promise<string> {
  for (const file of files) {
    await mkdir(dirname(join(base, name, file)), { recursive: true })
    await writeFile(join(base, name, file), '')
  }
  return join(base, name)
}

async function problemsOf(roots: string[]): Promise<string[]> {
  const error = await discover(roots).catch((thrown: unknown) => thrown)
  if (!(error instanceof InputProblems)) throw new Error('expected problems')
  return error.problems.map(({ file, message }) => `${file.slice(base.length + 1)}: ${message}`)
}

test('finds APIs, systems and suites by the names of their folders', async () => {
  const one = await root('one', [
    'specs/acme/openapi.json',
    'specs/acme/binding.yaml',
    'systems/big-erp/system.yaml',
    'suites/auth/auth.checks.ts',
  ])
  const found = await discover([one])
  expect([...found.apis]).toEqual([['acme', join(one, 'specs/acme')]])
  expect([...found.systems]).toEqual([['big-erp', join(one, 'systems/big-erp/system.yaml')]])
  expect([...found.suites]).toEqual([['auth', join(one, 'suites/auth')]])
  expect(found.notes).toEqual([])
})

test('lists ids in alphabetical order whatever root they come from', async () => {
  const one = await root('one', ['suites/reads/reads.checks.ts'])
  const two = await root('two', ['suites/auth/auth.checks.js'])
  expect([...(await discover([one, two])).suites.keys()]).toEqual(['auth', 'reads'])
})

test('a later root wins over an earlier one, and says so', async () => {
  const builtIn = await root('built-in', ['systems/erp/system.yaml'])
  const own = await root('own', ['systems/erp/system.yaml'])
  const found = await discover([builtIn, own])
  expect(found.systems.get('erp')).toBe(join(own, 'systems/erp/system.yaml'))
  expect(found.notes).toEqual([
    `The system erp of ${own}/systems/erp is used, not that of ${builtIn}/systems/erp.`,
  ])
})

test('the same root named twice hides nothing', async () => {
  const one = await root('one', ['systems/erp/system.yaml'])
  expect((await discover([one, `${one}/../one`])).notes).toEqual([])
})

test('a root without any of the places is an empty one', async () => {
  const found = await discover([await root('empty', ['README.md']), join(base, 'absent')])
  expect([found.apis.size, found.systems.size, found.suites.size]).toEqual([0, 0, 0])
})

test('passes over files and hidden folders beside the plug-ins', async () => {
  const one = await root('one', ['specs/README.md', 'suites/.cache/x', 'suites/auth/auth.checks.ts'])
  expect([...(await discover([one])).suites.keys()]).toEqual(['auth'])
})

test('tells all folders that lack what their place promises, of all roots, at once', async () => {
  const one = await root('one', ['specs/acme/notes.md', 'systems/erp/README.md'])
  const two = await root('two', ['suites/auth/auth.suite.ts'])
  expect(await problemsOf([one, two])).toEqual([
    'one/specs/acme: has no openapi.yaml or openapi.yml or openapi.json: add it, or move the folder away if it holds no API',
    'one/specs/acme: has no binding.yaml: add it, or move the folder away if it holds no API',
    'one/systems/erp: has no system.yaml: add it, or move the folder away if it holds no system',
    'two/suites/auth: has no auth.checks.ts or auth.checks.js: add it, or move the folder away if it holds no suite',
  ])
})

test('refuses a folder whose name is no id in kebab-case', async () => {
  const one = await root('one', ['systems/Big ERP/system.yaml'])
  expect(await problemsOf([one])).toEqual([
    'one/systems/Big ERP: the name of a folder is the id of its system, in kebab-case: rename it',
  ])
})
