import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { Command } from 'commander'
import { foresee, showForeseen } from '../../load/foresee.ts'
import type { LoadPlan } from '../../load/load-plan.ts'
import { loadPlanFile } from '../../load/plan/plan-file.ts'
import type { Share } from '../../load/schedule/arrivals.ts'
import { judgeLoad, LOAD_EXIT_CODES } from '../../load/verdict/judge-load.ts'
import { HarnessError } from '../../model/harness-error.ts'
import type { Output } from '../../model/io.ts'
import { guarded } from '../../target/guard.ts'
import { journalOf, loadScope } from '../environment.ts'
import { findLoadPlan } from '../find-load-plan.ts'
import { onInterrupt } from '../interrupt.ts'
import { JOURNAL_FILE } from '../journal-file.ts'
import { withCapacity } from '../load-capacity.ts'
import { showLoad } from '../load-console.ts'
import { createLoadProgress } from '../load-progress.ts'
import { loadShare } from '../load-share.ts'
import { chooseLoadTarget, type LoadTargetOptions } from '../load-target.ts'
import { openLoadReceiver } from '../load-webhooks.ts'
import { nodeIo } from '../node-io.ts'
import { makeRunFolder, makeWritable } from '../run-folder.ts'
import { openQuotas, runLoadPlan } from '../run-load-plan.ts'
import { quoted } from '../shell-words.ts'
import { someText } from '../some-text.ts'
import { wholeNumber } from '../whole-number.ts'
import { writeLoadReport } from '../write-load-report.ts'
import { loadCompareCommand } from './load-compare.ts'
import { loadExportCommand } from './load-export.ts'
import { loadMergeCommand } from './load-merge.ts'

interface LoadCommandOptions extends LoadTargetOptions {
  out: string
  dryRun?: true
  share?: Share
}

const HELP = `
A plan tells what is called how often, in which phases, and what must hold: suites/load/default.load.yaml is one, and
schemas/load.schema.json its format. Latency counts from the moment a call was due, so that a system that stands still is not
flattered. A threshold that nothing was measured for is not evaluated, and fails the gate.

Exit codes: 0 met   1 missed   2 usage or plan   3 invalid: the generator was the bottleneck   4 not evaluated   5 stopped, or not allowed there

Examples:
  assay load                                        the packaged plan on the embedded sandbox
  assay load --dry-run                              what it would cost in calls, per connection
  assay load nightly.load.yaml --system netsuite    a plan of your own on a simulated system
  assay load nightly.load.yaml --target staging     on a target of assay.config.yaml that allows load
  assay load nightly.load.yaml --share 1/3          the first of three machines: see assay load merge --help
  assay load export --help                          the same plan for k6 on several machines
`

export function loadCommand(): Command {
  return new Command('load')
    .description('Runs a plan of load against a sandbox or a target and judges what it measured.')
    .argument('[plan]', 'a plan: a file, or one of suites/load/ by its name (default: default)', someText)
    .option('--system <id>', 'system under systems/ (default: the embedded sandbox)', someText)
    .option('--target <name>', 'target of assay.config.* (default: the embedded sandbox)', someText)
    .option('--records <n>', 'records of the largest entity', wholeNumber(1))
    .option('--seed <n>', 'same seed, same arrivals and data', wholeNumber(0), 1)
    .option('--share <i/n>', 'one of n machines that make up the plan, from 1/n to n/n', loadShare)
    .option('--out <folder>', 'where the report is written to', 'reports')
    .option('--dry-run', 'tell what would be sent, and send nothing')
    .addHelpText('after', HELP)
    .action(load)
    .enablePositionalOptions()
    .addCommand(loadExportCommand())
    .addCommand(loadMergeCommand())
    .addCommand(loadCompareCommand())
}

const SEARCHING =
  'A share of a plan cannot search for the capacity, since all machines would have to offer one rate at one time. Leave out --share, or "capacity" in the plan.'

async function load(named: string | undefined, options: LoadCommandOptions): Promise<void> {
  const io = nodeIo()
  const target = await chooseLoadTarget(options, process.cwd(), io)
  const scope = await loadScope(target.files)
  const judged = await loadPlanFile(findLoadPlan(named), scope.api.document, options.seed)
  const { plan, thresholds } = judged
  if (options.share && plan.capacity) throw new HarnessError('USAGE', SEARCHING)
  const ceilings = new Map(plan.mix.map(({ connection }) => [connection, target.ceiling(scope)]))
  const foreseen = foresee(plan, ceilings)
  const cost = showForeseen(foreseen)
  io.out.write(`${cost}\n`)
  const refusal = target.refusal(plan, foreseen)
  if (refusal !== undefined) throw guarded(target.name, refusal, cost)
  if (foreseen.over.length > 0) throw new HarnessError('LOAD_INVALID', foreseen.over.join('\n'))
  if (options.dryRun) return
  await makeWritable(options.out, 'Reports')
  const { signal, release } = onInterrupt(io.out, 'measured')
  const isWatched = plan.webhooksWithinMs !== undefined && !target.isShared
  const receiver = isWatched ? await openLoadReceiver() : undefined
  const seen = receiver && { receiver }
  const session = await target.open(scope, plan, { signal, ...seen })
  const { out, share } = options
  const folder = await makeRunFolder(out, io.now())
  const path = join(folder, JOURNAL_FILE)
  try {
    const progress = createLoadProgress(io.out, foreseen.durationMs)
    const { onSecond } = progress
    const journal = target.isShared
      ? journalOf({ name: target.name, baseUrl: session.baseUrl, journal: path }, scope, io)
      : undefined
    const quotas = openQuotas(ceilings, share)
    const means = { scope, quotas, session, signal, ...(journal && { journal }) }
    const phases = await runLoadPlan(plan, { ...means, onSecond, ...(share && { share }), ...seen })
    progress.done()
    const run = (probe: LoadPlan) => runLoadPlan(probe, means)
    const measured = await withCapacity(phases, judged, { quotas, run, out: io.out })
    const verdict = judgeLoad(measured, thresholds)
    showLoad(measured, verdict, io.out)
    const page = await writeLoadReport(measured, verdict, {
      ...{ folder, target: scope.manifest.title, engine: 'assay', cost },
    })
    io.out.write(`\nreport  ${page}\n`)
    process.exitCode = LOAD_EXIT_CODES[verdict.outcome]
  } finally {
    release()
    await session.close()
    await receiver?.close()
    showLeft(path, io.out)
  }
}

/** What a run makes on a target stays there until it is taken back: a plan may go on where another ended. */
function showLeft(journal: string, out: Output): void {
  if (!existsSync(journal)) return
  const path = quoted(relative(process.cwd(), journal))
  out.write(`What it wrote is still there. To take it back: npx assay cleanup --journal ${path}\n`)
}
