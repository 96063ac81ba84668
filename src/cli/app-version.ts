import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Command } from 'commander'
import type { Version } from '../contracts/broker/publish.ts'
import { HarnessError } from '../model/harness-error.ts'
import { someText } from './some-text.ts'

export interface VersionChoice {
  appVersion?: string
  branch?: string
}

/** The options by which a version is named; git tells what they leave out. */
export function ofVersion(command: Command): Command {
  return command
    .option('--app-version <number>', 'version it is said of (default: the commit of git)', someText)
    .option('--branch <name>', 'branch it is on (default: the branch of git)', someText)
}

/**
 * The version that something is said of. On a commit of no branch, as CI checks it out, there is no branch unless it is named.
 * @throws HarnessError USAGE where neither the command line nor git names a version.
 */
export async function versionOf({ appVersion, branch }: VersionChoice, folder: string): Promise<Version> {
  const number = appVersion ?? (await git(folder, 'rev-parse', 'HEAD'))
  if (number === undefined)
    throw new HarnessError(
      'USAGE',
      'There is no commit of git here to take the version from: name it with --app-version.',
    )
  const on = branch ?? (await git(folder, 'symbolic-ref', '--short', '--quiet', 'HEAD'))
  return { number, ...(on !== undefined && { branch: on }) }
}

/** What git says in a folder; undefined where there is none, or it has nothing to say. */
export async function git(folder: string, ...args: string[]): Promise<string | undefined> {
  const { stdout } = await promisify(execFile)('git', args, { cwd: folder }).catch(() => ({ stdout: '' }))
  return stdout.trim() || undefined
}
