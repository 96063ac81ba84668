import type { Command } from 'commander'
import { lookCalls } from '../../kit/unchanged.ts'
import { type Cost, costOf, showCost } from '../../model/cost.ts'
import { showProblem } from '../../model/harness-error.ts'
import type { Io, Output } from '../../model/io.ts'
import { EXIT_CODES } from '../../model/report.ts'
import { showInference } from '../../reporters/console/show-inference.ts'
import { showPlan } from '../../reporters/console/show-plan.ts'
import { showSelection } from '../../reporters/console/show-selection.ts'
import { renderJsonPlan } from '../../reporters/json/json.ts'
import { guarded } from '../../target/guard.ts'
import { announceWebhooks, awaitWebhooks } from '../await-webhooks.ts'
import { type CertifyOptions, certifyOptions } from '../certify-options.ts'
import { certifyReceiver } from '../certify-receiver.ts'
import { choose } from '../choose.ts'
import { chosenChecks } from '../chosen-checks.ts'
import { consumersOf, isUsual } from '../consumers.ts'
import { deliver } from '../deliver.ts'
import { onInterrupt } from '../interrupt.ts'
import { nodeIo } from '../node-io.ts'
import { addReceiverOptions, demandNoReceiver, type ReceiverOptions } from '../receiver-options.ts'
import { makeRunFolder } from '../run-folder.ts'
import { gateOf, gateSettings, limitTime } from '../run-gate.ts'
import { runPlan } from '../run-plan.ts'
import { demandKnownRoles } from '../target-choice.ts'
import { addWebhookOptions } from '../webhook-options.ts'
import { writeContracts } from '../write-contracts.ts'

export function certifyCommand(): Command {
  return addReceiverOptions(addWebhookOptions(certifyOptions())).action(
    async (options: CertifyOptions & ReceiverOptions) => {
      const certifyIt = options.receiver === undefined ? certify : certifyReceiver
      process.exitCode = await certifyIt(options, nodeIo())
    },
  )
}

/** The steps of one run (docs/architecture.md); returns the exit code. */
async function certify(options: CertifyOptions & ReceiverOptions, io: Io): Promise<number> {
  demandNoReceiver(options, options.target === undefined)
  const folder = process.cwd()
  const { target, house, scope, inference } = await choose(options, folder, io)
  demandKnownRoles(target, scope)
  const consumers = isUsual(options) ? await consumersOf(scope.api, folder) : []
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
  announceWebhooks(planned, { target, scope }, people)
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
    await awaitWebhooks(target, planned, { signal, people })
    const runFolder = await makeRunFolder(options.out, io.now())
    const base = { options, target, house, scope, planned, selection, runFolder, people, signal, io }
    const report = await runPlan({ ...base, ...(gate && settings && { bounds: { gate, settings } }) })
    release()
    await deliver(report, { options, io, people, runFolder, signal, settings })
    await writeContracts(report, { scope, consumers, folder, people })
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
