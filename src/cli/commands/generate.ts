import { writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Command } from 'commander'
import { HarnessError } from '../../model/harness-error.ts'
import type { Output } from '../../model/io.ts'
import {
  jobForDocument,
  jobsForSpecs,
  leftovers,
  type MadeFile,
  makeFiles,
  withSlashes,
} from '../generate-jobs.ts'
import { makeFolder } from '../make-folder.ts'
import { nodeIo } from '../node-io.ts'
import { someText } from '../some-text.ts'

interface GenerateOptions {
  check: boolean
  document?: string
  out?: string
}

const HELP = `
Makes two files of each OpenAPI document: types.ts (paths, components and operations as TypeScript types) and
operations.ts (a table of all operations). Never edit them: change the document and run this again.

Examples:
  assay generate                                       specs/<api>/ into generated/<api>/, for every API here
  assay generate --check                               for CI: write nothing, name the files that are stale
  assay generate --document theirs.json --out types    any OpenAPI 3.0, 3.1 or Swagger 2.0 document, JSON or YAML

Exit codes:
  0 done, or nothing stale   1 stale files (with --check)   2 a document is wrong: one line for each problem
`

/** `assay generate`: writes the files or compares them, and sets the exit code on the process. */
export function generateCommand(): Command {
  return new Command('generate')
    .description('Makes types and an operation table from OpenAPI documents.')
    .option('--check', 'compare with what is there, write nothing', false)
    .option('--document <file>', 'one document instead of every folder under specs/', someText)
    .option('--out <folder>', 'where the files of --document go', someText)
    .addHelpText('after', HELP)
    .action(async (options: GenerateOptions) => {
      process.exitCode = await generate(options, nodeIo().out)
    })
}

async function generate({ check, document, out: folder }: GenerateOptions, out: Output): Promise<number> {
  if ((document === undefined) !== (folder === undefined)) {
    const message = '--document and --out belong together: name the document and the folder for its files.'
    throw new HarnessError('USAGE', message)
  }
  const isSingle = document !== undefined && folder !== undefined
  const jobs = isSingle ? [jobForDocument(document, folder)] : await jobsForSpecs()
  const files = await makeFiles(jobs)
  return check ? compare(files, isSingle ? [] : await leftovers(jobs), out) : write(files, out)
}

async function write(files: MadeFile[], out: Output): Promise<number> {
  for (const { path, text, isCurrent } of files) {
    if (!isCurrent) await writeMade(path, text)
    out.write(`${withSlashes(path)}: ${isCurrent ? 'unchanged' : 'written'}\n`)
  }
  return 0
}

async function writeMade(path: string, text: string): Promise<void> {
  try {
    await makeFolder(dirname(path))
    await writeFile(path, text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const message = `${withSlashes(path)} cannot be written: ${reason}. Make way for it, or name another folder with --out.`
    throw new HarnessError('OUTPUT_UNWRITABLE', message, error)
  }
}

function compare(files: MadeFile[], gone: string[], out: Output): number {
  const stale = files.filter(({ isCurrent }) => !isCurrent)
  for (const { path } of stale) out.write(`${withSlashes(path)}: stale, run \`assay generate\`\n`)
  for (const path of gone)
    out.write(`${withSlashes(path)}: made from nothing under specs/ any more, remove it\n`)
  if (stale.length + gone.length > 0) return 1
  out.write(`${files.length} generated files are current.\n`)
  return 0
}
