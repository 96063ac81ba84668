import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'

/**
 * Runs a program with its arguments, which no shell reads. What it leaves running is let be. Throws where it cannot be started, ends
 * with another code than 0, or has not ended once `patience` is over, `patienceMs` after it began.
 */
export async function runCommand(
  [program = '', ...rest]: readonly string[],
  { patience, patienceMs }: { patience: AbortSignal; patienceMs: number },
): Promise<void> {
  // Without pipes: a process that it starts would hold them open.
  const child = spawn(program, rest, { stdio: 'ignore' })
  try {
    const [code] = await once(child, 'exit', { signal: patience })
    if (code !== 0) throw new RangeError(`it ended with ${code}`)
  } catch (error) {
    throw patience.aborted ? new RangeError(`it did not end within ${patienceMs / 1000} s`) : error
  } finally {
    letGo(child)
  }
}

/** A command that still runs is in its place for nothing, and would keep this process up. */
function letGo(child: ChildProcess): void {
  if (child.exitCode === null && child.signalCode === null) child.kill()
  child.unref()
}
