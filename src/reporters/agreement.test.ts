import { createTestResult } from 'allure-js-commons/sdk/reporter'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  type CheckResult,
  type ConformanceReport,
  type Counts,
  countStatuses,
  EXIT_CODES,
  type Outcome,
} from '../model/report.ts'
import { fillTestResult } from './allure/check-result.ts'
import { documentCoveragePages } from './allure/document-coverage-page.ts'
import { environmentOf } from './allure/run-facts.ts'
import { weightOf } from './check-groups.ts'
import { showReport } from './console/show-report.ts'
import { renderJson, renderJsonSummary } from './json/json.ts'
import { renderJunit } from './junit/junit.ts'
import { memoryOutput } from './memory-output.ts'
import { certifiedReport, sampleReport } from './sample-report.ts'

interface Told {
  outcome: string
  counts: Counts
}

/** What each output tells a reader, read back from its text alone. */
const READERS: Record<string, (report: ConformanceReport) => Told> = {
  'report.json': (report) => toldBy(JSON.parse(renderJson(report)).verdict),
  'the summary for machines': (report) => toldBy(JSON.parse(renderJsonSummary(report, 'report.json'))),
  JUnit: readJunit,
  console: readConsole,
  'Allure environment': readEnvironment,
}

const anyCheck: fc.Arbitrary<CheckResult> = fc.constantFrom(...sampleReport().checks)
const anyReport = fc
  .record({
    outcome: fc.constantFrom(...(Object.keys(EXIT_CODES) as Outcome[])),
    checks: fc.array(anyCheck, { maxLength: 30 }),
  })
  .map(({ outcome, checks }) => reportOf(outcome, checks))

test.each(Object.entries(READERS))('%s tells the outcome and the counts of the report', (_, read) => {
  fc.assert(
    fc.property(anyReport, (report) => {
      const { outcome, counts } = report.verdict
      expect(read(report)).toMatchObject({ outcome, counts })
    }),
    { examples: [[sampleReport()], [certifiedReport()]] },
  )
})

test('Allure results, which have no place for an outcome, hold the counts of the report', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      expect(countAllure(report)).toEqual(report.verdict.counts)
    }),
    { examples: [[sampleReport()], [certifiedReport()]] },
  )
})

test('every output tells the same share of the document', () => {
  const report = sampleReport()
  const { totals, operations } = report.documentCoverage
  const { out, text } = memoryOutput()
  showReport(report, out, [])
  const { html, csv } = documentCoveragePages(report.documentCoverage)
  const told = 'operations 2 of 3 · statuses 3 of 6 · parameters 2 of 3'
  const outputs = [text(), environmentOf(report)['Document coverage'], html]
  expect(outputs.filter((output) => !output?.includes(told))).toEqual([])
  const statuses = csv.split('\n').filter((line) => line.includes(',status,'))
  const written = JSON.parse(renderJson(report)).documentCoverage
  expect(written.totals.statuses).toEqual({ exercised: 3, documented: statuses.length })
  expect([written.totals, written.operations]).toEqual([totals, operations])
  expect(statuses.filter((line) => line.includes(',true,'))).toHaveLength(3)
})

test('the same report gives the same bytes in every output', () => {
  fc.assert(
    fc.property(anyReport, (report) => {
      expect(texts(structuredClone(report))).toEqual(texts(report))
    }),
  )
})

function reportOf(outcome: Outcome, drawn: CheckResult[]): ConformanceReport {
  const checks = drawn.map((check, index) => ({ ...check, key: `${check.key}-${index}` }))
  const weighing = (weight: string) => checks.filter((check) => weightOf(check) === weight).length
  const counts = countStatuses(checks)
  const verdict = {
    ...{ outcome, because: ['Chosen by the test.'], counts, missing: [] },
    ...{ warnings: weighing('warning'), notes: weighing('note') },
  }
  return { ...sampleReport(), checks, verdict }
}

function texts(report: ConformanceReport): string[] {
  const { out, text } = memoryOutput(80, true)
  showReport(report, out, [])
  return [renderJson(report), renderJunit(report), text()]
}

function toldBy({ outcome, counts }: Told): Told {
  return { outcome, counts }
}

function readJunit(report: ConformanceReport): Told {
  const [, suite = ''] = renderJunit(report).split('<testsuite name="verdict"')
  const value = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(suite)?.[1] ?? ''
  const count = (name: keyof Counts) => Number(value(name))
  return {
    outcome: value('outcome'),
    counts: {
      passed: count('passed'),
      failed: count('failed'),
      broken: count('broken'),
      skipped: count('skipped'),
    },
  }
}

function readConsole(report: ConformanceReport): Told {
  const { out, text } = memoryOutput()
  showReport(report, out, [])
  const counts: Counts = { passed: 0, failed: 0, broken: 0, skipped: 0 }
  for (const [, ...cells] of text().matchAll(/^(?:auth|reads) +(\d+)\/\d+ +(\d+) +(\d+) +(\d+)$/gm)) {
    const [passed = 0, failed = 0, broken = 0, skipped = 0] = cells.map(Number)
    counts.passed += passed
    counts.failed += failed
    counts.broken += broken
    counts.skipped += skipped
  }
  return { outcome: /^([a-z-]+) {2}Depot Sandbox behind/m.exec(text())?.[1] ?? '', counts }
}

function readEnvironment(report: ConformanceReport): Told {
  const { Verdict = '', Checks = '' } = environmentOf(report)
  const count = (status: keyof Counts) => Number(new RegExp(`(\\d+) ${status}`).exec(Checks)?.[1] ?? 0)
  const counts = {
    passed: count('passed'),
    failed: count('failed'),
    broken: count('broken'),
    skipped: count('skipped'),
  }
  return { outcome: Verdict.replace(' ', '-'), counts }
}

function countAllure({ checks }: ConformanceReport): Counts {
  const counts: Counts = { passed: 0, failed: 0, broken: 0, skipped: 0 }
  for (const check of checks) {
    const result = createTestResult(check.key)
    fillTestResult(result, check)
    if (result.status && result.status in counts) counts[result.status as keyof Counts] += 1
  }
  return counts
}
