import { globSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { must, rfc, untested } from '../../src/kit/check.ts'
import { ERROR_CATALOGUE } from '../../src/model/error-catalogue.ts'
import type { Suite } from '../../src/run/suite-code.ts'
import { errorsPage } from './errors-page.ts'
import { requirementsPage } from './requirements-page.ts'

const CODES = Object.keys(ERROR_CATALOGUE)

test('the page of errors is what the catalogue makes', async () => {
  expect(await readFile('docs/errors.md', 'utf8')).toBe(errorsPage())
})

test('every code of the catalogue is documented, and no other', () => {
  const documented = [...errorsPage().matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, code]) => code)
  expect(documented.toSorted()).toEqual(CODES.toSorted())
})

test('every code of the catalogue is used somewhere', () => {
  const sources = globSync('src/**/*.ts')
    .filter((path) => !path.endsWith('.test.ts') && !path.endsWith('error-catalogue.ts'))
    .map((path) => readFileSync(path, 'utf8'))
  const unused = CODES.filter((code) => !sources.some((source) => source.includes(`'${code}'`)))
  expect(unused).toEqual([])
})

test('a requirement stands with its source and the number of its mutants', () => {
  expect(requirementsPage([SUITE])).toContain(
    '| AUTH-001 | MUST | Codes die. | RFC 6749 section 4 | 2 mutants |',
  )
})

test('a requirement that no mutant can prove says why', () => {
  expect(requirementsPage([SUITE])).toContain(
    '| AUTH-002 | MUST | a \\| &lt;b> | RFC 6749 | no mutant: It cannot be. |',
  )
})

test('a requirement that nothing tests says why', () => {
  expect(requirementsPage([SUITE])).toContain(
    '| AUTH-003 | MUST | Never. | RFC 6749 | untested: Nobody knows how. |',
  )
})

test('requirements are counted by level', () => {
  expect(requirementsPage([SUITE])).toContain('3 requirements in 1 suite: 3 MUST, 0 SHOULD, 0 MAY.')
})

const SUITE: Suite = {
  id: 'auth',
  checks: [
    must('AUTH-001', { statement: 'Codes die.', source: rfc('RFC 6749 section 4') }, async () => {}),
    must('AUTH-002', { statement: 'a | <b>', source: rfc('RFC 6749') }, async () => {}),
    untested('AUTH-003', { statement: 'Never.', source: rfc('RFC 6749'), because: 'Nobody knows how.' }),
  ],
  mutants: ['one', 'two'].map((name) => ({ name, kills: 'AUTH-001', faults: () => ({}) })),
  variants: [],
  unprovable: { 'AUTH-002': 'It cannot be.' },
}
