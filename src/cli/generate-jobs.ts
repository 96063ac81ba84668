import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { HarnessError, InputProblems, type Problem } from '../model/harness-error.ts'
import { generatedFiles } from '../spec/generation/generated-files.ts'
import { documentIn } from '../spec/load-api.ts'
import { loadDocument } from '../spec/load-document.ts'

/** One document and the folder for what is made of it, both as the user in the working directory writes them. */
export interface GenerateJob {
  document: string
  out: string
  command: string
}

export interface MadeFile {
  path: string
  text: string
  /** Whether this very text is there already. */
  isCurrent: boolean
}

const SPECS = 'specs'
const GENERATED = 'generated'

/** One job for each API of the working directory. */
export async function jobsForSpecs(): Promise<GenerateJob[]> {
  const apis = await foldersIn(SPECS)
  if (apis.length === 0) {
    const message =
      'There is no folder under specs/ here: add specs/<api>/openapi.yaml, or use --document and --out.'
    throw new HarnessError('NOT_FOUND', message)
  }
  return apis.map((api) => {
    const folder = join(SPECS, api)
    const document = documentIn(folder) ?? join(folder, 'openapi.yaml')
    return { document, out: join(GENERATED, api), command: 'assay generate' }
  })
}

/** A job for one document, wherever it is. */
export function jobForDocument(document: string, out: string): GenerateJob {
  return {
    document,
    out,
    command: `assay generate --document ${withSlashes(document)} --out ${withSlashes(out)}`,
  }
}

/** Makes the files of all jobs. Throws `InputProblems` with the problems of all their documents at once. */
export async function makeFiles(jobs: readonly GenerateJob[]): Promise<MadeFile[]> {
  const problems: Problem[] = []
  const files: MadeFile[] = []
  for (const job of jobs) {
    try {
      files.push(...(await filesOf(job)))
    } catch (error) {
      if (!(error instanceof InputProblems)) throw error
      problems.push(...error.problems)
    }
  }
  if (problems.length > 0) throw new InputProblems('DOCUMENT_INVALID', problems)
  return files
}

async function filesOf({ document, out, command }: GenerateJob): Promise<MadeFile[]> {
  const origin = { source: withSlashes(document), command }
  const made = await generatedFiles(await loadDocument(document), origin)
  return Promise.all(
    made.map(async ({ name, text }) => {
      const path = join(out, name)
      return { path, text, isCurrent: (await readFile(path, 'utf8').catch(() => undefined)) === text }
    }),
  )
}

/** Folders of generated files whose document is gone. */
export async function leftovers(jobs: readonly GenerateJob[]): Promise<string[]> {
  const made = new Set(jobs.map(({ out }) => out))
  return (await foldersIn(GENERATED))
    .map((name) => join(GENERATED, name))
    .filter((folder) => !made.has(folder))
}

/** As written on any platform, so that generated texts do not depend on it. */
export function withSlashes(path: string): string {
  return path.replaceAll(sep, '/')
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const folders = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  return folders.map(({ name }) => name).sort()
}
