import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FileSystemWriter } from 'allure-js-commons/sdk/reporter'
import type { ConformanceReport } from '../../model/report.ts'
import { fieldCoverageTable } from './coverage-table.ts'

/** Puts what is known only after a run beside its Allure results: the verdict, what it is about, field coverage. */
export function writeRunFacts(report: ConformanceReport, resultsDir: string): void {
  const writer = new FileSystemWriter({ resultsDir })
  writer.writeEnvironmentInfo(environmentOf(report))
  const { html, csv } = fieldCoverageTable(report.fieldCoverage)
  const timestamp = Date.parse(report.startedAt) + report.durationMs
  const attachments = [
    { name: 'Field coverage', type: 'text/html', extension: '.html', content: html },
    { name: 'Field coverage for calculation', type: 'text/csv', extension: '.csv', content: csv },
  ].map(({ name, type, extension, content }) => {
    const source = `${randomUUID()}-attachment${extension}`
    writeFileSync(join(resultsDir, source), content)
    return { name, type, source, timestamp }
  })
  if (report.fieldCoverage.length > 0) {
    writer.writeGlobals(`${randomUUID()}-globals.json`, { attachments, errors: [] })
  }
}

export function environmentOf({ verdict, ...report }: ConformanceReport): Record<string, string> {
  const { passed, failed, broken, skipped } = verdict.counts
  return {
    Verdict: verdict.outcome.replace('-', ' '),
    Checks: `${passed} passed, ${failed} failed, ${broken} broken, ${skipped} skipped`,
    System: report.system.title,
    API: report.api.title,
    Target: `${report.target.name} (${report.target.kind})`,
    Seed: String(report.selection.seed),
    Records: report.selection.records === undefined ? 'as seeded' : String(report.selection.records),
    Assay: report.assay.version,
    Because: verdict.because.join(' · '),
    'Base URL': report.target.baseUrl,
    Document: `SHA-256 ${report.api.documentDigest}`,
  }
}
