import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { vi } from 'vitest'
import { main } from '../src/cli/main.ts'

const BIN = join(import.meta.dirname, '..', 'bin', 'assay.js')

export interface Around {
  /** May signal the process, and wait until it has said something. */
  meanwhile?: (kill: (signal: NodeJS.Signals) => void, said: (text: string) => Promise<void>) => Promise<void>
  env?: Record<string, string>
  /** Stops reading what it prints with the first piece, as `| head -1` does. */
  hangUp?: boolean
}

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** A folder of a user's own, with a name that breaks careless code, in which `assay` is run as a process. */
export class UserFolder {
  readonly path: string
  readonly #root: string

  private constructor(root: string) {
    this.#root = root
    this.path = join(root, 'Prüfstelle [試] 1')
  }

  static async create(): Promise<UserFolder> {
    const folder = new UserFolder(await mkdtemp(join(tmpdir(), 'assay-test-')))
    await mkdir(folder.path)
    return folder
  }

  async write(name: string, content: string): Promise<void> {
    const file = join(this.path, name)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, content)
  }

  /** Runs to the end. */
  async assay(args: readonly string[], { meanwhile, env, hangUp }: Around = {}): Promise<Ended> {
    const child = spawn(process.execPath, [BIN, ...args], {
      cwd: this.path,
      env: { ...process.env, CI: 'true', NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let stdout = ''
    child.stdout.setEncoding('utf8').on('data', (piece: string) => {
      stdout += piece
      if (hangUp) child.stdout.destroy()
    })
    const said = async (wanted: string) => {
      while (!stdout.includes(wanted)) await once(child.stdout, 'data')
    }
    const ended = Promise.all([once(child, 'close'), text(child.stderr)])
    await meanwhile?.((signal) => child.kill(signal), said)
    const [[code], stderr] = await ended
    return { code, stdout, stderr }
  }

  /** The same in this process, for what does not take a process to be seen: it need not load all sources again. */
  async command(args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
    const [from, before] = [process.cwd(), process.exitCode]
    const written = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const)
      vi.spyOn(process[name], 'write').mockImplementation((piece) => {
        written[name] += String(piece)
        return true
      })
    for (const [name, value] of Object.entries({ CI: 'true', NO_COLOR: '1', ...env })) vi.stubEnv(name, value)
    process.chdir(this.path)
    process.exitCode = undefined
    try {
      return { code: await main(args), ...written }
    } finally {
      process.chdir(from)
      process.exitCode = before
      vi.unstubAllEnvs()
      vi.restoreAllMocks()
    }
  }

  remove(): Promise<void> {
    return rm(this.#root, { recursive: true, force: true })
  }
}
