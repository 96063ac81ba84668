import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Command } from 'commander'
import type { GateSettings } from '../../client/gate.ts'
import { lookCalls } from '../../kit/unchanged.ts'
import { type Cost, costOf, showCost } from '../../model/cost.ts'
import { showProblem } from '../../model/harness-error.ts'
import type { Io, Output } from '../../model/io.ts'
import { type ConformanceReport, EXIT_CODES } from '../../model/report.ts'
import { showDocumentCoverage } from '../../reporters/console/show-document-coverage.ts'
import { showFieldCoverage } from '../../reporters/console/show-field-coverage.ts'
import { showInference } from '../../reporters/console/show-inference.ts'
import { showMatrices } from '../../reporters/console/show-matrices.ts'
import { showPlan } from '../../reporters/console/show-plan.ts'
import { showReport } from '../../reporters/console/show-report.ts'
import { showSelection } from '../../reporters/console/show-selection.ts'
import { renderJsonPlan, renderJsonSummary } from '../../reporters/json/json.ts'
import { guarded } from '../../target/guard.ts'
import { type CertifyOptions, certifyOptions } from '../certify-options.ts'
import { choose } from '../choose.ts'
import { chosenChecks } from '../chosen-checks.ts'
import { cleanUp } from '../clean-up.ts'
import { findJournals } from '../find-journals.ts'
import { onInterrupt } from '../interrupt.ts'
import { JOURNAL_FILE } from '../journal-file.ts'
import { nodeIo } from '../node-io.ts'
import { quoted } from '../replay.ts'
import { makeRunFolder, pointLatest } from '../run-folder.ts'
import { gateForTakingBack, gateOf, gateSettings, limitTime } from '../run-gate.ts'
import { runPlan } from '../run-plan.ts'
import { demandKnownRoles } from '../target-choice.ts'
import { writeAllure, writeReports } from '../write-outputs.ts'

export function certifyCommand(): Command {
  return certifyOptions().action(async (options: CertifyOptions) => {
    process.exitCode = await certify(options, nodeIo())
  })
}

/** The steps of one run (docs/architecture.md); returns the exit code. */
async function certify(options: CertifyOptions, io: Io): Promise<number> {
  const folder = process.cwd()
  const { target, house, scope, inference } = await choose(options, folder, io)
  demandKnownRoles(target, scope)
  const { planned, selection } = chosenChecks(options, { target, house, scope })
  const people = options.json ? io.err : io.out
  if (inference) showInference(inference, people)
  for (const note of [...house.notes, ...scope.api.document.warnings.map(showProblem)])
    people.write(`note: ${note}\n`)
  const runnable = planned.filter(({ omission }) => !omission)
  const refusal = target.refusal(runnable.map(({ requirement }) => requirement.danger))
  const settings = gateSettings(options)
  showSelection(selection, planned.length, people)
  const around = target.open && scope.manifest.kind === 'read-only' ? lookCalls(scope) : 0
  const cost = costOf(planned, around)
  warnOfBudget(options, cost, people)
  if (options.dryRun) {
    showPlan(planned, people, around)
    if (options.json) io.out.write(renderJsonPlan(planned, around))
  }
  if (refusal !== undefined) throw guarded(target.facts.name, refusal, showCost(cost))
  if (options.dryRun) return 0
  const { signal, release: letGo } = onInterrupt(people)
  const gate = gateOf(settings, { scope, baseUrl: target.baseUrl, io })
  const release = limitTime(gate, options.timeBudget)
  try {
    await target.probe(scope, signal, gate)
    const runFolder = await makeRunFolder(options.out, io.now())
    const base = { options, target, house, scope, planned, selection, runFolder, people, signal, io }
    const report = await runPlan({ ...base, ...(gate && settings && { bounds: { gate, settings } }) })
    release()
    await deliver(report, { options, io, people, runFolder, signal, settings })
    return EXIT_CODES[report.verdict.outcome]
  } finally {
    release()
    letGo()
  }
}

/** What is known to be too little is told before anything is sent. */
function warnOfBudget({ maxRequests }: CertifyOptions, { calls }: Cost, people: Output): void {
  if (maxRequests === undefined || calls <= maxRequests) return
  const allowed = `and --max-requests ends the run after ${maxRequests}`
  people.write(`note: these checks may take up to ${calls} requests, ${allowed}\n`)
}

/** A run takes back what it made on a target. Whatever stays in its way, the verdict is told. */
async function tidyUp({ runFolder, people: out, settings, io }: Ending): Promise<void> {
  const gate = gateForTakingBack(settings)
  const journal = join(runFolder, JOURNAL_FILE)
  if (!existsSync(journal)) return
  const again = `npx assay cleanup --journal ${quoted(relative(process.cwd(), journal))}`
  try {
    for (const found of await findJournals({ journal, out: runFolder })) {
      const { left, unresolved } = await cleanUp(found, { dryRun: false, out, gate }, io)
      if (left.length + unresolved.length > 0)
        io.err.write(`note: not all that the run made was taken back. To try again: ${again}\n`)
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    io.err.write(`note: what the run made was not taken back: ${reason} Then run: ${again}\n`)
  }
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
async function deliver(report: ConformanceReport, ending: Ending): Promise<void> {
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
