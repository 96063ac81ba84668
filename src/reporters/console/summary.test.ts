import { expect, test } from 'vitest'
import type { Output } from '../../model/io.ts'
import { memoryOutput } from '../memory-output.ts'
import { certifiedReport, sampleReport } from '../sample-report.ts'
import { displayWidth } from './display-text.ts'
import { showDocumentCoverage } from './show-document-coverage.ts'
import { showFieldCoverage } from './show-field-coverage.ts'
import { showMatrices } from './show-matrices.ts'
import { showPlan } from './show-plan.ts'
import { showReport } from './show-report.ts'

const FILES = [
  { title: 'report', path: 'reports/latest/report.json' },
  { title: 'JUnit', path: 'reports/latest/junit.xml' },
]

const VIEWS: [name: string, show: (out: Output) => void][] = [
  ['report', (out) => showReport(sampleReport(), out, FILES)],
  ['certified', (out) => showReport(certifiedReport(), out, FILES)],
  ['plan', (out) => showPlan(sampleReport().checks, out)],
  ['matrices', (out) => showMatrices(sampleReport().matrices, out)],
  ['field-coverage', (out) => showFieldCoverage(sampleReport().fieldCoverage, out)],
  ['document-coverage', (out) => showDocumentCoverage(sampleReport().documentCoverage, out)],
]

const OUTPUTS: [name: string, columns: number | undefined, colour: boolean][] = [
  ['plain', undefined, false],
  ['80-colour', 80, true],
  ['40', 40, false],
]

const CASES = VIEWS.flatMap(([view, show]) =>
  OUTPUTS.map(([name, columns, colour]) => ({ view, show, name, columns, colour })),
)

test.each(CASES)('$view on $name looks as agreed', async ({ view, show, name, columns, colour }) => {
  const { out, text } = memoryOutput(columns, colour)
  show(out)
  await expect(text()).toMatchFileSnapshot(`golden/${view}.${name}.txt`)
})

test.each(VIEWS)('%s has no escape code without colour', (_, show) => {
  const { out, text } = memoryOutput(80, false)
  show(out)
  expect(text()).not.toContain('\u001b')
})

test.each(VIEWS)('%s fits 40 columns, but for what is there to be copied', (_, show) => {
  const { out, text } = memoryOutput(40)
  show(out)
  const tooWide = text()
    .split('\n')
    .filter((line) => displayWidth(line) > 40 && !/^ *(replay|report|JUnit) /.test(line))
  expect(tooWide).toEqual([])
})

test('an answer cannot bring escape codes to the terminal', () => {
  const { out, text } = memoryOutput(80)
  showReport(sampleReport(), out, FILES)
  expect(text()).toContain('\\u001b[31m')
})

test('every check is accounted for by key, whatever became of it', () => {
  const { out, text } = memoryOutput()
  const report = sampleReport()
  showReport(report, out, FILES)
  const unsaid = report.checks.filter(
    ({ key, status, requirement }) =>
      status !== 'passed' &&
      !text().includes(key) &&
      !text().includes(`${requirement.id} assets, invoices, sites`),
  )
  expect(unsaid).toEqual([])
})

test('the summary ends in the verdict, its reasons and the files', () => {
  const { out, text } = memoryOutput()
  showReport(certifiedReport(), out, FILES)
  expect(text().trimEnd().split('\n').slice(-7)).toEqual([
    'certified  Depot Sandbox behind Depot Unified API, in 12.3 s',
    '  - Every applicable MUST ran and passed: 3 of 3.',
    'read-only  unchanged: 1 look, 412 GET',
    expect.stringMatching(/^document {3}operations 2 of 3 · statuses 3 of 6 · /),
    '',
    'report  reports/latest/report.json',
    'JUnit   reports/latest/junit.xml',
  ])
})
