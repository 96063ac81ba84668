import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FileSystemWriter } from 'allure-js-commons/sdk/reporter'
import type { ConformanceReport, Counts } from '../../model/report.ts'
import { isEmpty } from '../matrix-grid.ts'
import { readOnlyText } from '../read-only-line.ts'
import { fieldCoverageTable } from './coverage-table.ts'
import { matrixPage } from './matrix-page.ts'

/** Puts what is known only after a run beside its Allure results: the verdict, what it is about, field coverage, matrices. */
export function writeRunFacts(report: ConformanceReport, resultsDir: string): void {
  const writer = new FileSystemWriter({ resultsDir })
  writer.writeEnvironmentInfo(environmentOf(report))
  const timestamp = Date.parse(report.startedAt) + report.durationMs
  const attachments = pagesOf(report).map(({ name, type, extension, content }) => {
    const source = `${randomUUID()}-attachment${extension}`
    writeFileSync(join(resultsDir, source), content)
    return { name, type, source, timestamp }
  })
  if (attachments.length > 0) {
    writer.writeGlobals(`${randomUUID()}-globals.json`, { attachments, errors: [] })
  }
}

function pagesOf({ fieldCoverage, matrices }: ConformanceReport) {
  const { html, csv } = fieldCoverageTable(fieldCoverage)
  return [
    { name: 'Matrices', type: 'text/html', extension: '.html', content: matrixPage(matrices) },
    { name: 'Field coverage', type: 'text/html', extension: '.html', content: html },
    { name: 'Field coverage for calculation', type: 'text/csv', extension: '.csv', content: csv },
  ].filter(({ name }) => (name === 'Matrices' ? !isEmpty(matrices) : fieldCoverage.length > 0))
}

export function environmentOf({ verdict, ...report }: ConformanceReport): Record<string, string> {
  return {
    Verdict: verdict.outcome.replace('-', ' '),
    Checks: countsOf(verdict.counts),
    System: report.system.title,
    API: report.api.title,
    Target: report.target.name,
    ...(report.readOnly && { 'Read-only': readOnlyText(report.readOnly) }),
    ...aside('Warnings', verdict.warnings),
    ...aside('Notes', verdict.notes),
    Seed: String(report.selection.seed),
    ...(report.selection.records !== undefined && { Records: String(report.selection.records) }),
    Assay: report.assay.version,
    Because: verdict.because.join(' · '),
    'Base URL': report.target.baseUrl,
    Document: `SHA-256 ${report.api.documentDigest}`,
  }
}

/** Failed checks that leave the verdict as it is, so that a certificate with red in it explains itself. */
function aside(name: string, count: number): Record<string, string> {
  return count > 0 ? { [name]: `${count}, which do not decide` } : {}
}

/** Without what did not occur, since Allure cuts long values. */
function countsOf(counts: Counts): string {
  const told = Object.entries(counts).filter(([, count]) => count > 0)
  return told.map(([status, count]) => `${count} ${status}`).join(', ') || 'none'
}
