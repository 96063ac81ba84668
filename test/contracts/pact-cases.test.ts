import { existsSync, readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { judge, pageOf } from '../../scripts/pact-cases/agreement.ts'
import { readCases } from '../../scripts/pact-cases/read-cases.ts'

vi.setConfig({ testTimeout: 60_000 })

/** The specification's repository; `PACT_SPECIFICATION` names another place of it. */
const FOLDER = process.env.PACT_SPECIFICATION ?? '../shared/published/pact-specification'

test('a case that says what cannot be is one that is disagreed with, and no other is', async () => {
  const judged = await judge(readCases('test/contracts/cases'))
  expect(judged.map(({ version, kind, match, agrees }) => [version, kind, match, agrees])).toEqual([
    [2, 'response', false, true],
    [2, 'response', true, false],
    [3, 'request', true, true],
    [4, 'message', false, true],
  ])
  expect(pageOf(judged)).toContain('| response: body | 1 of 2 |  |  |')
  expect(pageOf(judged)).toContain('a number for a text.json | match | not known |')
})

test.skipIf(!existsSync(FOLDER))(
  `Pact's library agrees with the specification as the page says, with a reason for each disagreement (left out where ${FOLDER} is absent)`,
  async () => {
    const judged = await judge(readCases(FOLDER))
    expect(judged.filter(({ agrees, reason }) => !agrees && reason === undefined)).toEqual([])
    expect(pageOf(judged)).toBe(readFileSync('docs/pact-cases.md', 'utf8'))
  },
)
