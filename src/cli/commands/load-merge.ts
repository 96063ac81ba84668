import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Command } from 'commander'
import { type ExportedPlan, isSealedPlan } from '../../load/k6/export-plan.ts'
import type { Measured } from '../../load/measured.ts'
import { readRunnerOutput, unmergeable } from '../../load/merge/k6-samples.ts'
import { mergeK6 } from '../../load/merge/merge-k6.ts'
import { mergeShares } from '../../load/merge/merge-shares.ts'
import { loadPlanFile } from '../../load/plan/plan-file.ts'
import { judgeLoad, LOAD_EXIT_CODES } from '../../load/verdict/judge-load.ts'
import type { Threshold } from '../../load/verdict/threshold.ts'
import { HarnessError } from '../../model/harness-error.ts'
import type { LoadRunFacts } from '../../model/load-report.ts'
import { loadScope } from '../environment.ts'
import { findLoadPlan } from '../find-load-plan.ts'
import { chooseFiles } from '../house.ts'
import { showLoad } from '../load-console.ts'
import { nodeIo } from '../node-io.ts'
import { readMeasured } from '../read-load-runs.ts'
import { makeRunFolder } from '../run-folder.ts'
import { someText } from '../some-text.ts'
import { writeLoadReport } from '../write-load-report.ts'

const HELP = `
Takes the load.json of each machine that ran one share of a plan (assay load --share 1/3, 2/3 and 3/3, started at one time): counts and
buckets of histograms add up exactly. Or what each runner of k6 wrote by --out json (also .gz), or the log of its pod, and judges all
samples together: percentiles of separate summaries cannot be put together, so summaries are refused. Every share or runner must be there,
once.

Examples:
  assay load merge --plan nightly.load.yaml a/load.json b/load.json c/load.json
  assay load merge --plan k6/plan.json runner-1.ndjson runner-2.ndjson
`

export function loadMergeCommand(): Command {
  return new Command('merge')
    .description('Makes one verdict of what several machines, or the runners of an exported plan, measured.')
    .argument('<outputs...>', 'one file of each machine or runner')
    .requiredOption('--plan <file>', 'the plan that was run, or plan.json of the export', someText)
    .option('--system <id>', 'system that the plan was run for, as at assay load', someText)
    .option('--out <folder>', 'where the report is written to', 'reports')
    .addHelpText('after', HELP)
    .action(mergeLoad)
}

async function mergeLoad(
  files: string[],
  { plan, system, out }: { plan: string; system?: string; out: string },
): Promise<void> {
  const io = nodeIo()
  const isExport = plan.endsWith('.json')
  demandFiles(isExport ? [plan, ...files] : files)
  const { measured, thresholds, ...facts } = isExport
    ? await mergeRunners(plan, files)
    : await mergeMachines({ plan, system }, files)
  const verdict = judgeLoad(measured, thresholds)
  showLoad(measured, verdict, io.out)
  const page = await writeLoadReport(measured, verdict, {
    folder: await makeRunFolder(out, io.now()),
    ...facts,
  })
  io.out.write(`\nreport  ${page}\n`)
  process.exitCode = LOAD_EXIT_CODES[verdict.outcome]
}

/** All that a verdict and its report are made of. */
interface Merged extends Pick<LoadRunFacts, 'target' | 'engine'> {
  measured: Measured
  thresholds: readonly Threshold[]
}

async function mergeRunners(planFile: string, files: readonly string[]): Promise<Merged> {
  const exported = await exportedPlan(planFile)
  const outputs = []
  for (const file of files) outputs.push(await readRunnerOutput(file, linesOf(file)))
  const { target, thresholds } = exported
  return { measured: mergeK6(exported, outputs), thresholds, target, engine: 'k6' }
}

/** The seed is that of the first: a share of another one is refused. */
async function mergeMachines(
  { plan: named, system }: { plan: string; system: string | undefined },
  files: readonly string[],
): Promise<Merged> {
  const outputs = await Promise.all(files.map(async (file) => ({ file, measured: await readMeasured(file) })))
  const { api, manifest } = await loadScope(
    await chooseFiles(system === undefined ? {} : { system }, process.cwd()),
  )
  const seed = outputs[0]?.measured.seed ?? 1
  const { plan, thresholds } = await loadPlanFile(findLoadPlan(named), api.document, seed)
  return { measured: mergeShares(plan, outputs), thresholds, target: manifest.title, engine: 'assay' }
}

function demandFiles(files: readonly string[]): void {
  const missing = files.find((file) => !existsSync(file))
  if (missing !== undefined)
    throw new HarnessError('NOT_FOUND', `There is no file ${missing}. Name one that was collected.`)
}

/** Lines of a file that may be packed. Throws HarnessError LOAD_UNMERGEABLE where it cannot be read to its end. */
async function* linesOf(file: string): AsyncIterable<string> {
  const bytes = createReadStream(file)
  const input = file.endsWith('.gz') ? pipeline(bytes, createGunzip(), () => {}) : bytes
  try {
    yield* createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
  } catch (error) {
    if (error instanceof HarnessError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw unmergeable(`${file} cannot be read: ${reason}. Collect it again, or name another.`)
  }
}

async function exportedPlan(file: string): Promise<ExportedPlan> {
  let read: unknown
  try {
    read = JSON.parse(await readFile(file, 'utf8'))
  } catch {
    read = undefined
  }
  if (isSealedPlan(read)) return read
  throw unmergeable(
    `${file} is no plan.json as it was exported: name the one beside the script, and change nothing in it.`,
  )
}
