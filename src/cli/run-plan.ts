import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Gate, GateSettings } from '../client/gate.ts'
import type { Scope } from '../kit/scope.ts'
import type { PlannedInstance, RunSettings } from '../kit/suite.ts'
import { showDuration } from '../model/duration.ts'
import { sumExercised } from '../model/exercised.ts'
import type { Io, Output } from '../model/io.ts'
import { sumTraffic } from '../model/read-only.ts'
import type { CheckResult, ConformanceReport } from '../model/report.ts'
import type { Selection } from '../model/selection.ts'
import { allureReporter } from '../reporters/allure/reporter.ts'
import { createProgress } from '../reporters/console/progress.ts'
import { type Collector, createCollector } from '../run/collect.ts'
import { composeReport } from '../run/compose.ts'
import type { PlannedJob } from '../run/plan.ts'
import { watchForSilence } from '../run/silence.ts'
import { runInVitest } from '../run/vitest-run.ts'
import type { CertifyOptions } from './certify-options.ts'
import type { House } from './house.ts'
import { type LookAround, lookAround } from './look-around.ts'
import { VERSION } from './package-facts.ts'
import { CODE_ROOT, PACKAGE_ROOT } from './package-root.ts'
import { replayCommand } from './replay.ts'
import { withScratchFolder } from './scratch-folder.ts'
import type { TargetChoice } from './target-choice.ts'

export interface Run {
  options: CertifyOptions
  target: TargetChoice
  house: House
  scope: Scope
  planned: readonly PlannedJob[]
  selection: Selection
  /** What the user lets the run send; everything where absent. */
  bounds?: { gate: Gate; settings: GateSettings }
  runFolder: string
  people: Output
  signal: AbortSignal
  io: Io
}

/** Executes a plan in vitest and puts what came of it into one report. */
export async function runPlan(run: Run): Promise<ConformanceReport> {
  const { planned, io, signal } = run
  const startedAt = io.now()
  const collector = createCollector(planned)
  const results = new Map<string, CheckResult>()
  const silence = watchForSilence(() => run.target.probe(run.scope, signal, run.bounds?.gate))
  const look = await lookBefore(run)
  const progress = createProgress(run.people, io.now)
  progress.start(planned)
  const causes = await withScratchFolder((cacheDir) =>
    runInVitest({
      root: PACKAGE_ROOT,
      files: filesOf(run),
      setup: [workerFile()],
      cacheDir,
      settings: settingsOf(run),
      reporters: [
        allureReporter({
          resultsDir: join(run.runFolder, 'allure-results'),
          resultOf: (key) => results.get(key),
          onFailure: (error) => io.err.write(`note: Allure's results are not whole: ${reasonOf(error)}\n`),
        }),
      ],
      out: run.people,
      signal: AbortSignal.any([signal, silence.signal]),
      onResult: (measured) => {
        collector.take(measured)
        results.set(measured.result.key, measured.result)
        progress.result(measured.result)
        void silence.take(measured.result)
      },
    }),
  ).finally(progress.stop)
  const around = await look?.end(collector.traffic(), isWhole(run, collector))
  const facts = factsOf(run, startedAt)
  return composeReport(facts, {
    planned,
    collector: look ? withLooks(collector, look) : collector,
    around,
    scope: run.scope,
    otherSuites: run.house.otherSuites,
    interrupted: interruption(run, { silence: silence.signal, causes }),
    stopped: stopOf(run),
  })
}

/** Those of the suites that something is planned of: the others would be loaded for nothing. */
function filesOf({ house, planned }: Run): string[] {
  const due = new Set(planned.map(({ suite }) => suite))
  return house.suites.filter(({ id }) => due.has(id)).map(({ file }) => file)
}

/** A system that claims to store nothing, and outlives its checks, is looked at before and after all of them. */
async function lookBefore({ target, scope, runFolder, io, bounds }: Run): Promise<LookAround | undefined> {
  if (scope.manifest.kind !== 'read-only' || !target.open) return undefined
  const session = await target.open()
  const gate = bounds?.gate
  return lookAround({ scope, session, runFolder, io, gate, sleep: (ms) => sleep(ms) })
}

/** True where every check that was to run has told what it sent. */
function isWhole({ planned }: Run, collector: Collector): boolean {
  return collector.results().length === planned.length
}

function withLooks(collector: Collector, look: LookAround): Collector {
  return {
    ...collector,
    traffic: () => sumTraffic([collector.traffic(), look.traffic()]),
    exercised: () => sumExercised([...collector.exercised(), ...look.exercised()]),
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function interruption(
  { signal }: Run,
  { silence, causes }: { silence: AbortSignal; causes: string[] },
): string | undefined {
  if (signal.aborted) return 'the run was interrupted before every check had reported'
  if (silence.aborted) return `the run was given up: ${reasonOf(silence.reason)}`
  return causes.length === 0 ? undefined : `the run itself failed: ${causes[0]}`
}

/** Why a budget ended the run; undefined where none did. */
function stopOf({ bounds, selection }: Run): string | undefined {
  const reason = bounds?.gate.stopped()
  if (reason === undefined) return undefined
  const sent = `after ${bounds?.gate.passed()} requests`
  return reason === 'requests'
    ? `the run ended ${sent}: --max-requests allows no more`
    : `the run ended ${sent}: the ${showDuration(selection.timeBudgetMs ?? 0)} of --time-budget were over`
}

function settingsOf(run: Run): RunSettings {
  const plan = run.planned.map((job) => instanceOf(run, job))
  const gate = run.bounds?.settings
  const { seed } = run.options
  const target = run.target.settings(run.runFolder)
  return { ...run.house.files, target, plan, seed, ...(gate && { gate }) }
}

function instanceOf(run: Run, job: PlannedJob): PlannedInstance {
  const { key, requirement, suite, omission } = job
  const replay = replayCommand(run.options, key)
  return { key, id: requirement.id, suite, replay, ...(omission && { omission }) }
}

function factsOf({ selection, target, scope, io }: Run, startedAt: number) {
  const { api, manifest } = scope
  return {
    assay: { version: VERSION },
    startedAt: new Date(startedAt).toISOString(),
    durationMs: io.now() - startedAt,
    api: { id: api.id, title: api.document.title, documentDigest: api.document.digest },
    system: { id: manifest.system, title: manifest.title },
    target: target.description,
    selection,
  }
}

function workerFile(): string {
  const source = join(CODE_ROOT, 'src', 'cli', 'worker.ts')
  return existsSync(source) ? source : join(CODE_ROOT, 'src', 'cli', 'worker.js')
}
