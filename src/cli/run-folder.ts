import { access, constants, lstat, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { HarnessError } from '../model/harness-error.ts'
import { makeFolder } from './make-folder.ts'

/** Makes `<out>/<time>/`, a name of its own for each run, also where two start at once. The path is absolute. */
export async function makeRunFolder(given: string, startedAt: number): Promise<string> {
  const out = resolve(given)
  const stamp = new Date(startedAt).toISOString().slice(0, 19).replaceAll(':', '-')
  await makeWritable(out, 'Reports')
  return firstFree(out, stamp).catch((error: unknown) => {
    throw unwritable(out, 'Reports', error)
  })
}

/** Makes a folder that can be written to. Throws HarnessError OUTPUT_UNWRITABLE, best before anything is done that would be lost. */
export async function makeWritable(given: string, what: 'Reports' | 'Files'): Promise<void> {
  const out = resolve(given)
  try {
    await makeFolder(out)
    await access(out, constants.W_OK)
  } catch (error) {
    throw unwritable(out, what, error)
  }
}

function unwritable(out: string, what: string, error: unknown): HarnessError {
  return new HarnessError(
    'OUTPUT_UNWRITABLE',
    `${what} cannot be written to ${out}: ${error instanceof Error ? error.message : error}. Name another folder with --out.`,
    error,
  )
}

/** Runs that may start within one second in one folder. */
const TRIES = 100

async function firstFree(out: string, stamp: string): Promise<string> {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const folder = join(out, attempt === 1 ? stamp : `${stamp}-${attempt}`)
    try {
      await mkdir(folder)
      return folder
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
    }
  }
  throw new Error(`${TRIES} runs have started there within a second`)
}

/**
 * Points `latest`, beside a run's folder, to that run: a link, or where links are not allowed a text file with the run's
 * name. What a user has put there under that name stays. Returns a note where it does not lead to the run.
 */
export async function pointLatest(runFolder: string): Promise<string | undefined> {
  const latest = join(dirname(runFolder), 'latest')
  const name = basename(runFolder)
  try {
    if (!(await mayReplace(latest)))
      return `${latest} was not made by Assay, so it stays as it is; this run is in ${runFolder}`
    await rm(latest, { force: true })
    await symlink(name, latest, 'dir').catch(() => writeFile(latest, `${name}\n`))
    return undefined
  } catch (error) {
    return `${latest} does not lead to this run: ${error instanceof Error ? error.message : error}`
  }
}

const RUN_NAME = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d(-\d+)?\n$/

/** True where there is nothing, a link, or a text file as this module writes it. */
async function mayReplace(path: string): Promise<boolean> {
  const there = await lstat(path).catch(() => undefined)
  if (there === undefined || there.isSymbolicLink()) return true
  return there.isFile() && there.size < 100 && RUN_NAME.test(await readFile(path, 'utf8'))
}
