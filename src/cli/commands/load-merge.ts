import { createReadStream, existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { Command } from 'commander'
import { readRunnerOutput, unmergeable } from '../../load/merge/k6-samples.ts'
import { type ExportedPlan, mergeK6 } from '../../load/merge/merge-k6.ts'
import { judgeLoad, LOAD_EXIT_CODES } from '../../load/verdict/judge-load.ts'
import { HarnessError } from '../../model/harness-error.ts'
import { isObject } from '../../model/json.ts'
import { showLoad } from '../load-console.ts'
import { nodeIo } from '../node-io.ts'
import { someText } from '../some-text.ts'
import { writeLoadReport } from '../write-load-report.ts'

const HELP = `
Takes what each runner wrote by --out json (also .gz), or the log of its pod, and judges all samples together: percentiles of separate
summaries cannot be put together, so summaries are refused. Every runner of the export must be there, once.

Example:
  assay load merge --plan k6/plan.json runner-1.ndjson runner-2.ndjson
`

export function loadMergeCommand(): Command {
  return new Command('merge')
    .description('Makes one verdict of what the runners of an exported plan wrote.')
    .argument('<outputs...>', 'one file of each runner')
    .requiredOption('--plan <file>', 'plan.json of the export', someText)
    .option('--out <folder>', 'where the report is written to', 'reports')
    .addHelpText('after', HELP)
    .action(mergeLoad)
}

async function mergeLoad(
  files: string[],
  { plan: planFile, out }: { plan: string; out: string },
): Promise<void> {
  const io = nodeIo()
  const missing = [planFile, ...files].find((file) => !existsSync(file))
  if (missing !== undefined)
    throw new HarnessError('NOT_FOUND', `There is no file ${missing}. Name one that was collected.`)
  const exported = await exportedPlan(planFile)
  const outputs = []
  for (const file of files) outputs.push(await readRunnerOutput(file, linesOf(file)))
  const measured = mergeK6(exported, outputs)
  const verdict = judgeLoad(measured, exported.thresholds)
  showLoad(measured, verdict, io.out)
  const page = await writeLoadReport(measured, verdict, {
    out,
    now: io.now(),
    target: exported.target,
    engine: 'k6',
  })
  io.out.write(`\nreport  ${page}\n`)
  process.exitCode = LOAD_EXIT_CODES[verdict.outcome]
}

function linesOf(file: string): AsyncIterable<string> {
  const bytes = createReadStream(file)
  const input = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes
  return createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
}

async function exportedPlan(file: string): Promise<ExportedPlan> {
  const wrong = unmergeable(`${file} is no plan.json of an export: name the one beside the script.`)
  let read: unknown
  try {
    read = JSON.parse(await readFile(file, 'utf8'))
  } catch {
    throw wrong
  }
  if (!isExportedPlan(read)) throw wrong
  return read
}

/** Its digest is on every sample, so that what is within need not be looked at again. */
function isExportedPlan(read: unknown): read is ExportedPlan {
  if (!isObject(read) || typeof read.digest !== 'string' || typeof read.runners !== 'number') return false
  return typeof read.target === 'string' && isObject(read.plan) && Array.isArray(read.thresholds)
}
