import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command, Option } from 'commander'
import type { Scope } from '../../kit/scope.ts'
import { foresee, showForeseen } from '../../load/foresee.ts'
import { exportK6 } from '../../load/k6/export-k6.ts'
import type { ExportedCall } from '../../load/k6/export-plan.ts'
import type { LoadPlan, MixEntry } from '../../load/load-plan.ts'
import { captureRequests } from '../../load/plan/capture.ts'
import { loadPlanFile } from '../../load/plan/plan-file.ts'
import { ceilingOfManifest } from '../../load/quota.ts'
import { HarnessError } from '../../model/harness-error.ts'
import { isObject } from '../../model/json.ts'
import { createSandbox } from '../../sandbox/create-sandbox.ts'
import { readSource } from '../../spec/source/source.ts'
import { embeddedSession } from '../../target/embedded.ts'
import type { TargetSession } from '../../target/session.ts'
import { loadScope } from '../environment.ts'
import { findLoadPlan } from '../find-load-plan.ts'
import { chooseFiles } from '../house.ts'
import { nodeIo } from '../node-io.ts'
import { makeWritable } from '../run-folder.ts'
import { someText } from '../some-text.ts'
import { wholeNumber } from '../whole-number.ts'

interface ExportOptions {
  system?: string
  seed: number
  out: string
  baseUrl: string
  image: string
  parallelism: number
  name: string
  namespace: string
  secret: string
  runner?: string
}

const HELP = `
Writes script.js, options.json, plan.json, configmap.yaml, testrun.yaml (k6.io/v1alpha1), kustomization.yaml and README.md, which
says how to start them, to collect what the runners wrote and to have one verdict of it by assay load merge. Tokens are in a Secret of
the cluster, which is referred to, and never written. Keys of records are those of the sandbox of --system.

Example:
  assay load export nightly.load.yaml --out k6 --base-url https://api.example.com --image grafana/k6@sha256:<digest> --parallelism 4
`

export function loadExportCommand(): Command {
  return new Command('export')
    .description('Writes a plan for k6 and its operator, to run it on several machines.')
    .argument('[plan]', 'a plan (default: the packaged one)', someText)
    .addOption(new Option('--engine <name>', 'what runs it').choices(['k6']).default('k6'))
    .requiredOption('--out <folder>', 'where the files are written to', someText)
    .requiredOption('--base-url <url>', 'of the target', someText)
    .requiredOption('--image <image>', 'of k6, by its digest', someText)
    .option('--parallelism <n>', 'runners that share the load', wholeNumber(1), 1)
    .option('--name <label>', 'of the TestRun and its ConfigMap', someText, 'assay-load')
    .option('--namespace <label>', 'that they are in', someText, 'default')
    .option('--secret <label>', 'Secret with a token for each connection', someText, 'assay-tokens')
    .option('--runner <file>', 'more of the pod of a runner, as spec.runner has it', someText)
    .option('--system <id>', 'system under systems/ (default: the embedded sandbox)', someText)
    .option('--seed <n>', 'same seed, same choice of calls', wholeNumber(0), 1)
    .addHelpText('after', HELP)
    .action(exportLoad)
}

async function exportLoad(named: string | undefined, options: ExportOptions): Promise<void> {
  const io = nodeIo()
  const { system, seed, out, runner, ...deployment } = options
  const files = await chooseFiles(system === undefined ? {} : { system }, process.cwd())
  const scope = await loadScope(files)
  const { plan, thresholds } = await loadPlanFile(findLoadPlan(named), scope.api.document, seed)
  const ceiling = ceilingOfManifest(scope.manifest)
  const foreseen = foresee(plan, new Map(plan.mix.map(({ connection }) => [connection, ceiling])))
  if (foreseen.over.length > 0) throw new HarnessError('LOAD_INVALID', foreseen.over.join('\n'))
  const exported = exportK6({
    ...{ plan, thresholds },
    calls: await callsOf(plan, scope, seed),
    deployment: { ...deployment, ...(runner !== undefined && { runner: await runnerOf(runner) }) },
  })
  await makeWritable(out, 'Files')
  for (const [name, text] of Object.entries(exported)) await writeFile(join(out, name), text)
  io.out.write(
    `${showForeseen(foreseen)}\n${Object.keys(exported).length} files in ${out}: see README.md there\n`,
  )
}

async function callsOf(plan: LoadPlan, scope: Scope, seed: number): Promise<ExportedCall[]> {
  const session = embeddedSession(createSandbox({ ...scope, seed }))
  const environment = {
    ...{ scope, openSession: async () => session, now: Date.now },
    random: (count: number) => new Uint8Array(count),
  }
  const calls: ExportedCall[] = []
  for (const entry of plan.mix) {
    const requests = await captureRequests(entry, environment, session)
    calls.push({ ...entry, requests: requests.map((request) => withoutToken(request, entry, session)) })
  }
  return calls
}

function withoutToken(
  request: ExportedCall['requests'][number],
  { connection }: MixEntry,
  { connections }: TargetSession,
): ExportedCall['requests'][number] {
  const token = (connection === 'second' ? connections.second : connections.primary)?.access.reveal() ?? ''
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name,
    value.replace(token, '{token}'),
  ])
  return { ...request, headers: Object.fromEntries(headers) }
}

async function runnerOf(file: string): Promise<Record<string, unknown>> {
  const { value, problem } = await readSource(file)
  if (problem) throw new HarnessError('LOAD_INVALID', `--runner: ${problem.message}`)
  if (!isObject(value)) throw new HarnessError('LOAD_INVALID', `--runner: ${file} holds no fields of a pod.`)
  return value
}
