import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where programs keep the data of a user, on Linux and on Windows. */
const DATA_FOLDERS = ['XDG_DATA_HOME', 'LOCALAPPDATA']

/**
 * Gives a temporary folder for what the test runner or Allure keeps, and removes it afterwards, also where the process is
 * told to end at once. Vitest also writes a token into the user's data folder, for a page that is never served, and ends
 * where it cannot: meanwhile that folder is this one.
 */
export async function withScratchFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-run-'))
  const sweep = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', sweep)
  const before = DATA_FOLDERS.map((name) => [name, process.env[name]] as const)
  for (const name of DATA_FOLDERS) process.env[name] = folder
  try {
    return await use(folder)
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    process.off('exit', sweep)
    await rm(folder, { recursive: true, force: true })
  }
}
