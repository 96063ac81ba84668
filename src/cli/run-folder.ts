import { access, constants, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { HarnessError } from '../model/harness-error.ts'

/**
 * Makes `<out>/<time>/`, a name of its own for each run, also where two start at once. The path is absolute: in a working
 * directory that is deleted meanwhile, Node's recursive mkdir of a relative path never ends.
 */
export async function makeRunFolder(given: string, startedAt: number): Promise<string> {
  const out = resolve(given)
  const stamp = new Date(startedAt).toISOString().slice(0, 19).replaceAll(':', '-')
  try {
    await mkdir(out, { recursive: true })
    await access(out, constants.W_OK)
    return await firstFree(out, stamp)
  } catch (error) {
    throw new HarnessError(
      'OUTPUT_UNWRITABLE',
      `Reports cannot be written to ${out}: ${error instanceof Error ? error.message : error}. Name another folder with --out.`,
      error,
    )
  }
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

/** Points `<out>/latest` to a run: a link, or where links are not allowed a text file with the run's name. */
export async function pointLatest(out: string, folder: string): Promise<void> {
  const latest = join(out, 'latest')
  await rm(latest, { force: true, recursive: true })
  try {
    await symlink(basename(folder), latest, 'dir')
  } catch {
    await writeFile(latest, `${basename(folder)}\n`).catch(() => {})
  }
}
