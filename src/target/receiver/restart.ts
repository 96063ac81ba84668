import { setTimeout as sleep } from 'node:timers/promises'
import { HarnessError } from '../../model/harness-error.ts'
import { demandListener } from './demand-listener.ts'
import { runCommand } from './run-command.ts'

/** How long the command may take, and then the receiver until it answers. */
const PATIENCE_MS = 30_000
const EVERY_MS = 100

/**
 * Runs a program with its arguments, which no shell reads, and waits until the receiver answers. What it leaves running is let be.
 * Throws TARGET_FAILED where it cannot be started, ends with another code than 0 or not at all, or where nobody answers afterwards.
 */
export async function restartReceiver(
  argv: readonly string[],
  receiver: { url: URL; ca?: string },
  patienceMs = PATIENCE_MS,
): Promise<void> {
  const patience = AbortSignal.timeout(patienceMs)
  try {
    await runCommand(argv, { patience, patienceMs })
  } catch (error) {
    throw failed(argv, error)
  }
  for (;;) {
    try {
      return await demandListener(receiver)
    } catch (error) {
      if (patience.aborted) throw failed(argv, error)
      await sleep(EVERY_MS)
    }
  }
}

function failed(argv: readonly string[], error: unknown): HarnessError {
  const reason = error instanceof Error ? error.message : String(error)
  const message = `The receiver was not restarted by ${argv.join(' ')}: ${reason}. It has to end with 0 once the receiver is on its way, within ${PATIENCE_MS / 1000} s.`
  return new HarnessError('TARGET_FAILED', message, error)
}
