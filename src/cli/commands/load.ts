import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import type { Scope } from '../../kit/scope.ts'
import { realClock } from '../../load/engine/clock.ts'
import { watchGenerator } from '../../load/engine/generator-watch.ts'
import { runLoad } from '../../load/engine/run-load.ts'
import { createUndiciSend, type WireRequest } from '../../load/engine/undici-send.ts'
import { foresee, showForeseen } from '../../load/foresee.ts'
import type { LoadPlan, MixEntry } from '../../load/load-plan.ts'
import type { Measured } from '../../load/measured.ts'
import { captureRequests } from '../../load/plan/capture.ts'
import { loadPlanFile } from '../../load/plan/plan-file.ts'
import { type Ceiling, ceilingOfManifest, openQuota, quotaMemory } from '../../load/quota.ts'
import { judgeLoad, LOAD_EXIT_CODES } from '../../load/verdict/judge-load.ts'
import { HarnessError } from '../../model/harness-error.ts'
import type { TargetSession } from '../../target/session.ts'
import { loadScope } from '../environment.ts'
import { chooseFiles } from '../house.ts'
import { onInterrupt } from '../interrupt.ts'
import { showLoad } from '../load-console.ts'
import { openLoadSandbox } from '../load-sandbox.ts'
import { nodeIo } from '../node-io.ts'
import { PACKAGE_ROOT } from '../package-root.ts'
import { makeRunFolder, pointLatest } from '../run-folder.ts'
import { someText } from '../some-text.ts'
import { wholeNumber } from '../whole-number.ts'

interface LoadCommandOptions {
  system?: string
  records?: number
  seed: number
  out: string
  dryRun?: true
}

const HELP = `
A plan tells what is called how often, in which phases, and what must hold: suites/load/default.load.yaml is one, and
schemas/load.schema.json its format. Latency counts from the moment a call was due, so that a system that stands still is not
flattered. A threshold that nothing was measured for is not evaluated, and fails the gate.

Exit codes: 0 met   1 missed   2 usage or plan   3 invalid: the generator was the bottleneck   4 not evaluated   5 stopped

Examples:
  assay load                                        the packaged plan on the embedded sandbox
  assay load --dry-run                              what it would cost in calls, per connection
  assay load nightly.load.yaml --system netsuite    a plan of your own on a simulated system
`

export function loadCommand(): Command {
  return new Command('load')
    .description('Runs a plan of load against a sandbox and judges what it measured.')
    .argument('[plan]', 'a plan (default: the packaged one)', someText)
    .option('--system <id>', 'system under systems/ (default: the embedded sandbox)', someText)
    .option('--records <n>', 'records of the largest entity', wholeNumber(1))
    .option('--seed <n>', 'same seed, same arrivals and data', wholeNumber(0), 1)
    .option('--out <folder>', 'where the report is written to', 'reports')
    .option('--dry-run', 'tell what would be sent, and send nothing')
    .addHelpText('after', HELP)
    .action(load)
}

async function load(named: string | undefined, options: LoadCommandOptions): Promise<void> {
  const io = nodeIo()
  const { system, seed, records } = options
  const files = await chooseFiles(system === undefined ? {} : { system }, process.cwd())
  const scope = await loadScope(files)
  const { plan, thresholds } = await loadPlanFile(planFile(named), scope.api.document, seed)
  const ceiling = ceilingOfManifest(scope.manifest)
  const ceilings = new Map(plan.mix.map(({ connection }) => [connection, ceiling]))
  const foreseen = foresee(plan, ceilings)
  io.out.write(`${showForeseen(foreseen)}\n`)
  if (foreseen.over.length > 0) throw new HarnessError('LOAD_INVALID', foreseen.over.join('\n'))
  if (options.dryRun) return
  const interrupt = onInterrupt(io.out)
  const session = await openLoadSandbox({ files, seed, ...(records === undefined ? {} : { records }) })
  try {
    const measured = await run(plan, { scope, ceilings, session, signal: interrupt.signal })
    const verdict = judgeLoad(measured, thresholds)
    showLoad(measured, verdict, io.out)
    const folder = await makeRunFolder(options.out, io.now())
    const file = join(folder, 'load.json')
    await writeFile(file, `${JSON.stringify({ verdict, measured }, null, 1)}\n`)
    await pointLatest(folder)
    io.out.write(`\nreport  ${file}\n`)
    process.exitCode = LOAD_EXIT_CODES[verdict.outcome]
  } finally {
    interrupt.release()
    await session.close()
  }
}

function planFile(named = join(PACKAGE_ROOT, 'suites', 'load', 'default.load.yaml')): string {
  if (existsSync(named)) return named
  throw new HarnessError(
    'NOT_FOUND',
    `There is no plan ${named}. Name a file such as suites/load/default.load.yaml.`,
  )
}

interface Running {
  scope: Scope
  /** What may be asked of each connection. */
  ceilings: ReadonlyMap<string, Ceiling>
  session: TargetSession
  signal: AbortSignal
}

async function run(plan: LoadPlan, { scope, ceilings, session, signal }: Running): Promise<Measured> {
  const environment = { scope, openSession: async () => session, now: Date.now, random: randomBytes }
  const ready = new Map<string, readonly WireRequest[]>()
  for (const entry of plan.mix) ready.set(keyOf(entry), await captureRequests(entry, environment, session))
  const sender = createUndiciSend({
    origin: new URL(session.baseUrl).origin,
    connections: plan.limits.maxInFlight,
    date: Date.now,
    request: (entry, index) => inTurn(ready.get(keyOf(entry)) ?? [], index),
  })
  try {
    return await runLoad(plan, {
      ...{ clock: realClock, date: Date.now, send: sender.send, sockets: sender.sockets, signal },
      quotas: new Map([...ceilings].map(([name, ceiling]) => [name, openQuota(quotaMemory(ceiling))])),
      watch: watchGenerator({
        cpuMs: () => process.threadCpuUsage().user / 1000,
        residentBytes: () => process.memoryUsage.rss(),
      }),
    })
  } finally {
    await sender.close()
  }
}

const keyOf = ({ operation, connection }: MixEntry) => `${connection} ${operation}`

function inTurn(requests: readonly WireRequest[], index: number): WireRequest {
  const request = requests[index % requests.length]
  if (!request)
    throw new HarnessError(
      'RUN_BROKEN',
      'A call of the plan has no request. This is a defect of Assay: please report it.',
    )
  return request
}
