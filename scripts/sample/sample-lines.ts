import type { ConformanceReport } from '../../src/model/report.ts'
import { showReport } from '../../src/reporters/console/show-report.ts'
import { memoryOutput } from '../../src/reporters/memory-output.ts'

/** The last line of every sample begins so. */
const LAST = 'document '

/**
 * What a run of the embedded sandbox ends with, as a page shows it: from the table of suites to the line about the document.
 * @throws Error where the report is not of a whole run of the embedded sandbox.
 */
export function sampleLines(report: ConformanceReport): string[] {
  if (report.target.kind !== 'embedded' || report.selection.leftOut)
    throw new Error('the report is not of a plain run of the embedded sandbox: run `npm start` first')
  const { out, text } = memoryOutput()
  showReport(report, out, [])
  const lines = text().split('\n')
  const first = lines.findIndex((line) => line.startsWith('suite '))
  return lines.slice(first, lines.findIndex((line) => line.startsWith(LAST)) + 1)
}

/**
 * A page with these lines in place of those that it shows; how long the run took stays as it is, where nothing else differs.
 * @throws Error where the page shows none.
 */
export function withSample(page: string, lines: readonly string[]): string {
  const shown = page.split('\n')
  const first = shown.findIndex((line) => line.startsWith('suite '))
  const last = shown.findIndex((line, at) => at > first && line.startsWith(LAST))
  if (first < 0 || last < 0) throw new Error('the page shows no end of a run')
  const old = shown.slice(first, last + 1).join('\n')
  const fresh = lines.join('\n')
  return untimed(old) === untimed(fresh)
    ? page
    : [...shown.slice(0, first), fresh, ...shown.slice(last + 1)].join('\n')
}

/** Without what differs from run to run. */
const untimed = (text: string) => text.replace(/, in [\d.]+ m?s$/m, '')
