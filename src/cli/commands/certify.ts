import type { Command } from 'commander'
import { lookCalls } from '../../kit/unchanged.ts'
import { costOf, showCost } from '../../model/cost.ts'
import { showProblem } from '../../model/harness-error.ts'
import type { Io } from '../../model/io.ts'
import { EXIT_CODES } from '../../model/report.ts'
import { showInference } from '../../reporters/console/show-inference.ts'
import { showPlan } from '../../reporters/console/show-plan.ts'
import { renderJsonPlan } from '../../reporters/json/json.ts'
import { plan } from '../../run/plan.ts'
import { guarded } from '../../target/guard.ts'
import { type CertifyOptions, certifyOptions } from '../certify-options.ts'
import { certifyReceiver } from '../certify-receiver.ts'
import { choose } from '../choose.ts'
import { deliver } from '../deliver.ts'
import { onInterrupt } from '../interrupt.ts'
import { nodeIo } from '../node-io.ts'
import { addReceiverOptions, demandNoReceiver, type ReceiverOptions } from '../receiver-options.ts'
import { makeRunFolder } from '../run-folder.ts'
import { runPlan } from '../run-plan.ts'
import { demandKnownRoles } from '../target-choice.ts'

export function certifyCommand(): Command {
  return addReceiverOptions(certifyOptions()).action(async (options: CertifyOptions & ReceiverOptions) => {
    const certifyIt = options.receiver === undefined ? certify : certifyReceiver
    process.exitCode = await certifyIt(options, nodeIo())
  })
}

/** The steps of one run (docs/architecture.md); returns the exit code. */
async function certify(options: CertifyOptions & ReceiverOptions, io: Io): Promise<number> {
  demandNoReceiver(options)
  const folder = process.cwd()
  const { target, house, scope, inference } = await choose(options, folder, io)
  demandKnownRoles(target, scope)
  const planned = plan({ scope, suites: house.suites, target: target.facts, only: options.only })
  const people = options.json ? io.err : io.out
  if (inference) showInference(inference, people)
  for (const note of [...house.notes, ...scope.api.document.warnings.map(showProblem)])
    people.write(`note: ${note}\n`)
  const runnable = planned.filter(({ omission }) => !omission)
  const refusal = target.refusal(runnable.map(({ requirement }) => requirement.danger))
  const around = target.open && scope.manifest.kind === 'read-only' ? lookCalls(scope) : 0
  if (options.dryRun) {
    showPlan(planned, people, around)
    if (options.json) io.out.write(renderJsonPlan(planned, around))
  }
  if (refusal !== undefined) throw guarded(target.facts.name, refusal, showCost(costOf(planned, around)))
  if (options.dryRun) return 0
  const interrupt = onInterrupt(people)
  try {
    await target.probe(scope, interrupt.signal)
    const runFolder = await makeRunFolder(options.out, io.now())
    const run = { options, target, house, scope, planned, runFolder, people, signal: interrupt.signal, io }
    const report = await runPlan(run)
    await deliver(report, { options, io, people, runFolder, signal: interrupt.signal })
    return EXIT_CODES[report.verdict.outcome]
  } finally {
    interrupt.release()
  }
}
