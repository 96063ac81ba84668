import { join } from 'node:path'
import type { ReceiverActs } from '../kit/receiver/acts.ts'
import { here, timed } from '../kit/receiver/conditions.ts'
import { receiverRunner } from '../kit/receiver/execute.ts'
import type { ReceiverScope } from '../kit/receiver/scope.ts'
import { costOf, showCost } from '../model/cost.ts'
import type { Io, Output } from '../model/io.ts'
import { type ConformanceReport, EXIT_CODES } from '../model/report.ts'
import { writeAllureResults } from '../reporters/allure/results.ts'
import { createProgress } from '../reporters/console/progress.ts'
import { showPlan } from '../reporters/console/show-plan.ts'
import { renderJsonPlan } from '../reporters/json/json.ts'
import { createCollector } from '../run/collect.ts'
import { composeReport } from '../run/compose.ts'
import { chooseNamed, type PlannedJob, planAny } from '../run/plan.ts'
import { guarded } from '../target/guard.ts'
import { demandCount } from '../target/receiver/count.ts'
import { demandListener } from '../target/receiver/demand-listener.ts'
import { remoteReceiver } from '../target/receiver/remote-receiver.ts'
import type { CertifyOptions } from './certify-options.ts'
import { deliver } from './deliver.ts'
import { receiverSuites } from './house.ts'
import { onInterrupt } from './interrupt.ts'
import { VERSION } from './package-facts.ts'
import { type ChosenReceiver, chooseReceiver } from './receiver-choice.ts'
import { receiverDigest } from './receiver-digest.ts'
import { demandNoApi, type ReceiverOptions } from './receiver-options.ts'
import { replayReceiver } from './replay-receiver.ts'
import { makeRunFolder } from './run-folder.ts'

type Options = CertifyOptions & ReceiverOptions
type Planned = PlannedJob<ReceiverScope, ReceiverActs>

/** The steps of one run against a receiver; returns the exit code. */
export async function certifyReceiver(options: Options, io: Io): Promise<number> {
  demandNoApi(options)
  const chosen = await chooseReceiver(options, process.cwd(), io)
  const suites = await receiverSuites(options.suites, process.cwd())
  const planned = chooseNamed(options.only, planAny({ scope: chosen.scope, suites, omits: () => undefined }))
  const people = options.json ? io.err : io.out
  const runnable = planned.filter(({ omission }) => !omission)
  const refusal = chosen.refusal(runnable.map(({ requirement }) => requirement.danger))
  if (options.dryRun) {
    showPlan(planned, people)
    if (options.json) io.out.write(renderJsonPlan(planned, 0))
  }
  if (refusal !== undefined) throw guarded(chosen.receiver.url.host, refusal, showCost(costOf(planned)))
  if (options.dryRun) return 0
  const interrupt = onInterrupt(people)
  try {
    await demandListener(chosen.receiver)
    await demandCount(chosen.receiver.count)
    const runFolder = await makeRunFolder(options.out, io.now())
    const report = await run({ options, chosen, planned, people, io, signal: interrupt.signal })
    await writeAllureResults(report.checks, join(runFolder, 'allure-results'))
    await deliver(report, { options, io, people, runFolder, signal: interrupt.signal, settings: undefined })
    return EXIT_CODES[report.verdict.outcome]
  } finally {
    interrupt.release()
  }
}

interface Run {
  options: Options
  chosen: ChosenReceiver
  planned: readonly Planned[]
  people: Output
  io: Io
  signal: AbortSignal
}

/** One check after another: what one of them breaks must not be blamed on the next. */
async function run({ options, chosen, planned, people, io, signal }: Run): Promise<ConformanceReport> {
  const startedAt = io.now()
  const { scope, receiver } = chosen
  const session = remoteReceiver(receiver)
  const execute = receiverRunner({ scope, open: async () => session, now: io.now, random: io.random })
  const collector = createCollector(planned)
  const progress = createProgress(people, io.now)
  progress.start(planned)
  try {
    for (const { key, check, instance, suite } of planned) {
      if (signal.aborted) break
      const measured = await execute({ check, instance, suite, replay: replayReceiver(options, key) })
      collector.take(measured)
      progress.result(measured.result)
    }
  } finally {
    progress.stop()
  }
  const interrupted = signal.aborted ? 'the run was interrupted before every check had reported' : undefined
  const facts = factsOf({ options, chosen, planned }, { startedAt, durationMs: io.now() - startedAt })
  return composeReport(facts, { planned, collector, interrupted, caveats: caveatsOf(scope) })
}

/** What a certificate for this sender cannot vouch for. */
function caveatsOf(scope: ReceiverScope): string[] {
  return [timed(scope)?.because, here(scope)?.because].filter((caveat) => caveat !== undefined)
}

function factsOf(
  { options, chosen, planned }: Pick<Run, 'options' | 'chosen' | 'planned'>,
  times: Pick<ConformanceReport, 'durationMs'> & { startedAt: number },
) {
  const { sender, recipe } = chosen.scope
  const { origin, pathname, host } = chosen.receiver.url
  return {
    assay: { version: VERSION },
    startedAt: new Date(times.startedAt).toISOString(),
    durationMs: times.durationMs,
    api: { id: sender, title: `webhooks signed as ${sender}`, documentDigest: receiverDigest(recipe) },
    system: { id: host, title: `The receiver ${origin}${pathname}` },
    target: { name: host, kind: 'remote' as const, baseUrl: `${origin}${pathname}` },
    selection: {
      suites: [...new Set(planned.map(({ suite }) => suite))],
      only: options.only,
      seed: options.seed,
    },
  }
}
