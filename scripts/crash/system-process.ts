import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export const BIN = join(import.meta.dirname, '..', '..', 'bin', 'assay.js')

/** A sandbox in a process of its own, on a port of its own. */
export interface SystemProcess extends AsyncDisposable {
  baseUrl: string
  token: string
}

export async function startSystem(
  system: string,
  { cwd, seed }: { cwd: string; seed: number },
): Promise<SystemProcess> {
  const args = ['sandbox', '--system', system, '--port', '0', '--seed', String(seed), '--records', '60']
  const child = spawn(process.execPath, [BIN, ...args], { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  const text = await readUntil(child, /connection token +\S+\n/)
  const baseUrl = /listens on (\S+)/.exec(text)?.[1] ?? ''
  const token = /connection token +(\S+)/.exec(text)?.[1] ?? ''
  // What it goes on telling is of no interest, but must not fill the pipe.
  child.stdout?.resume()
  return { baseUrl, token, [Symbol.asyncDispose]: () => stop(child) }
}

async function readUntil(child: ChildProcess, end: RegExp): Promise<string> {
  let text = ''
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk.toString()
    if (end.test(text)) resolve(text)
  })
  child.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}: ${text}`)))
  return promise
}

/** Ends a process this script has started, by its own handle. */
export async function stop(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}
