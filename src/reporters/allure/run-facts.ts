import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FileSystemWriter } from 'allure-js-commons/sdk/reporter'
import type { ConformanceReport, Counts } from '../../model/report.ts'
import { totalsText } from '../document-coverage-text.ts'
import { isEmpty } from '../matrix-grid.ts'
import { readOnlyText } from '../read-only-line.ts'
import { fieldCoverageTable } from './coverage-table.ts'
import { documentCoveragePages } from './document-coverage-page.ts'
import { matrixPage } from './matrix-page.ts'

/** Puts what is known only after a run beside its Allure results: the verdict, what it is about, coverage, matrices. */
export function writeRunFacts(report: ConformanceReport, resultsDir: string): void {
  const writer = new FileSystemWriter({ resultsDir })
  writer.writeEnvironmentInfo(environmentOf(report))
  const timestamp = Date.parse(report.startedAt) + report.durationMs
  const attachments = pagesOf(report).map(({ name, type, extension, content }) => {
    const source = `${randomUUID()}-attachment${extension}`
    writeFileSync(join(resultsDir, source), content)
    return { name, type, source, timestamp }
  })
  writer.writeGlobals(`${randomUUID()}-globals.json`, { attachments, errors: [] })
}

interface Page {
  name: string
  type: 'text/html' | 'text/csv'
  extension: '.html' | '.csv'
  content: string
}

function pagesOf({ fieldCoverage, documentCoverage, matrices }: ConformanceReport): Page[] {
  return [
    ...(isEmpty(matrices) ? [] : [htmlPage('Matrices', matrixPage(matrices))]),
    ...(documentCoverage.operations.length === 0
      ? []
      : withTable('Document coverage', documentCoveragePages(documentCoverage))),
    ...(fieldCoverage.length === 0 ? [] : withTable('Field coverage', fieldCoverageTable(fieldCoverage))),
  ]
}

function withTable(name: string, { html, csv }: { html: string; csv: string }): Page[] {
  const table = {
    name: `${name} for calculation`,
    type: 'text/csv',
    extension: '.csv',
    content: csv,
  } as const
  return [htmlPage(name, html), table]
}

function htmlPage(name: string, content: string): Page {
  return { name, type: 'text/html', extension: '.html', content }
}

export function environmentOf({ verdict, ...report }: ConformanceReport): Record<string, string> {
  return {
    Verdict: verdict.outcome.replace('-', ' '),
    Checks: countsOf(verdict.counts),
    System: report.system.title,
    API: report.api.title,
    Target: report.target.name,
    ...(report.documentCoverage.operations.length > 0 && {
      'Document coverage': totalsText(report.documentCoverage.totals),
    }),
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
