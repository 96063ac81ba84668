import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { GateSettings } from '../client/gate.ts'
import type { Io, Output } from '../model/io.ts'
import type { ConformanceReport } from '../model/report.ts'
import { showDocumentCoverage } from '../reporters/console/show-document-coverage.ts'
import { showFieldCoverage } from '../reporters/console/show-field-coverage.ts'
import { showMatrices } from '../reporters/console/show-matrices.ts'
import { showReport } from '../reporters/console/show-report.ts'
import { renderJsonSummary } from '../reporters/json/json.ts'
import type { CertifyOptions } from './certify-options.ts'
import { cleanUp } from './clean-up.ts'
import { shownDocument } from './fetched-document.ts'
import { findJournals } from './find-journals.ts'
import { isUntold, shownHeader } from './header-line.ts'
import { JOURNAL_FILE } from './journal-file.ts'
import { pointLatest } from './run-folder.ts'
import { gateForTakingBack } from './run-gate.ts'
import { quoted } from './shell-words.ts'
import { writeAllure, writeReports } from './write-outputs.ts'

/** A run takes back what it made on a target. Whatever stays in its way, the verdict is told. */
async function tidyUp({ options, runFolder, people: out, settings, io }: Ending): Promise<void> {
  const gate = gateForTakingBack(settings)
  const journal = join(runFolder, JOURNAL_FILE)
  if (!existsSync(journal)) return
  const { header, document } = options
  const again = takeBackLine(relative(process.cwd(), journal), options)
  try {
    for (const found of await findJournals({ journal, out: runFolder })) {
      const { left, unresolved } = await cleanUp(found, { dryRun: false, out, gate, header, document }, io)
      if (left.length + unresolved.length > 0)
        io.err.write(`note: not all that the run made was taken back. To try again: ${again}\n`)
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    io.err.write(`note: what the run made was not taken back: ${reason} Then run: ${again}\n`)
  }
}

/** The command that tries again; what the journal does not tell stands in it as `…`. */
function takeBackLine(journal: string, { header, document }: CertifyOptions): string {
  const untold = header.map(shownHeader).filter(isUntold)
  const flags = untold.map((line) => ` --header ${quoted(line)}`)
  const isMasked = document !== undefined && shownDocument(document) !== document
  if (isMasked) flags.push(` --document ${quoted(shownDocument(document))}`)
  return `npx assay cleanup --journal ${quoted(journal)}${flags.join('')}`
}

interface Ending {
  options: CertifyOptions
  io: Io
  people: Output
  runFolder: string
  /** Set where the user has ended the run. */
  signal: AbortSignal
  /** What the user lets be sent; everything where undefined. */
  settings: GateSettings | undefined
}

/**
 * Whatever cannot be written, the verdict is told: Allure comes last, and only costs a note. Taking back may take long and
 * be ended by a second Ctrl-C: what was found is on disk before.
 */
export async function deliver(report: ConformanceReport, ending: Ending): Promise<void> {
  const { io, runFolder, signal } = ending
  const note = (text: string) => io.err.write(`note: ${text}\n`)
  try {
    await writeReports(report, runFolder)
    const obstacle = await pointLatest(runFolder)
    if (obstacle !== undefined) note(obstacle)
  } finally {
    await tidyUp(ending)
    conclude(report, ending)
  }
  await writeAllure(report, runFolder).catch((error: unknown) => {
    const failure = error instanceof Error ? error.message : String(error)
    const reason = signal.aborted ? 'it was interrupted' : failure
    note(`the verdict stands, but there is no Allure report: ${reason}`)
  })
}

function conclude(report: ConformanceReport, { options, io, people, runFolder }: Ending): void {
  if (options.coverage) {
    showDocumentCoverage(report.documentCoverage, people)
    showFieldCoverage(report.fieldCoverage, people)
  }
  if (options.matrix) showMatrices(report.matrices, people)
  const file = (...names: string[]) => relative(process.cwd(), join(runFolder, ...names))
  showReport(report, people, [
    { title: 'report', path: file('report.json') },
    { title: 'JUnit', path: file('junit.xml') },
    { title: 'Allure', path: file('allure-report', 'index.html') },
  ])
  if (options.json) io.out.write(renderJsonSummary(report, join(runFolder, 'report.json')))
}
