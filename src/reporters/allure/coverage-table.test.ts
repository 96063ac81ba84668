import { expect, test } from 'vitest'
import type { FieldCoverage } from '../../model/report.ts'
import { sampleReport } from '../sample-report.ts'
import { fieldCoverageTable } from './coverage-table.ts'

const COVERAGE = sampleReport().fieldCoverage

test('the page is written as agreed', async () => {
  await expect(fieldCoverageTable(COVERAGE).html).toMatchFileSnapshot('golden/coverage.html')
})

test('the file for calculation is written as agreed', async () => {
  await expect(fieldCoverageTable(COVERAGE).csv).toMatchFileSnapshot('golden/coverage.csv')
})

test('a field called like markup is text on the page', () => {
  expect(fieldCoverageTable(called('/<img src=x>')).html).toContain('/&lt;img src=x&gt;')
})

test('a field called like a formula is text in a spreadsheet', () => {
  expect(fieldCoverageTable(called('=HYPERLINK("x","y")')).csv).toContain(`"'=HYPERLINK(""x"",""y"")"`)
})

test('a field that no record could carry is no division by zero', () => {
  expect(fieldCoverageTable([{ ...COVERAGE[0], records: 0 } as FieldCoverage]).html).toContain('value="0"')
})

function called(field: string): FieldCoverage[] {
  return COVERAGE.slice(0, 1).map((coverage) => ({ ...coverage, field }))
}
