import type { TestResult } from 'allure-js-commons'
import { createTestResult } from 'allure-js-commons/sdk/reporter'
import { expect, test } from 'vitest'
import type { CheckResult } from '../../model/report.ts'
import { sampleReport } from '../sample-report.ts'
import { CATEGORIES } from './categories.ts'
import { fillTestResult } from './check-result.ts'
import { toHttpExchange } from './http-exchange.ts'

const CHECKS = sampleReport().checks

test('results are written as agreed', async () => {
  const written = CHECKS.map((check) => ({
    ...fill(check),
    attached: check.exchanges.map((exchange) => toHttpExchange(exchange, 20)),
  }))
  await expect(`${JSON.stringify(written, null, 2)}\n`).toMatchFileSnapshot('golden/results.json')
})

test.each([
  ['READ-004/vendors', 'Findings: a MUST is broken'],
  ['AUTH-014', 'Warnings: a SHOULD is broken'],
  ['READ-021', 'Notes: a MAY is not offered'],
  ['AUTH-009', 'Harness errors: no judgement was possible'],
  ['AUTH-020', 'Blocked: could not be tried'],
  ['READ-004/sites', 'Not applicable: the system does not claim it'],
])('%s stands under "%s" alone', (key, category) => {
  const { status, statusDetails } = fill(checkCalled(key))
  const matching = CATEGORIES.filter(
    ({ matchedStatuses, messageRegex }) =>
      matchedStatuses.some((matched) => matched === status) &&
      new RegExp(messageRegex).test(statusDetails.message ?? ''),
  )
  expect(matching.map(({ name }) => name)).toEqual([category])
})

test('a requirement without a family stands directly under its suite', () => {
  expect(fill(checkCalled('AUTH-001')).labels.map(({ name }) => name)).not.toContain('suite')
})

test('a section of an RFC is linked', () => {
  const check = checkCalled('AUTH-001')
  const source = { kind: 'rfc', ref: 'RFC 6749 section 4.1.2' } as const
  expect(fill({ ...check, requirement: { ...check.requirement, source } }).links).toEqual([
    { name: source.ref, url: 'https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2', type: 'link' },
  ])
})

test('markup in a statement is text in the description', () => {
  expect(fill(checkCalled('AUTH-014')).descriptionHtml).toContain(
    '&lt;no-store&gt; &amp; &quot;no-cache&quot;',
  )
})

function checkCalled(key: string): CheckResult {
  const check = CHECKS.find((candidate) => candidate.key === key)
  if (!check) throw new Error(`the sample has no ${key}`)
  return check
}

function fill(check: CheckResult): TestResult {
  const result = createTestResult('one')
  result.labels.push({ name: 'host', value: 'of the machine' })
  fillTestResult(result, check)
  return result
}
