import { HarnessError } from '../../model/harness-error.ts'
import { runCommand } from './run-command.ts'

/** How long a change of secrets may take. */
const PATIENCE_MS = 30_000

/** Has the receiver learn its next secret; throws TARGET_FAILED where the command cannot be started, fails or does not end. */
export async function rotateSecret(argv: readonly string[], patienceMs = PATIENCE_MS): Promise<void> {
  try {
    await runCommand(argv, { patience: AbortSignal.timeout(patienceMs), patienceMs })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const message = `The secret was not changed by ${argv.join(' ')}: ${reason}. It has to end with 0 once the receiver takes --next-secret, within ${patienceMs / 1000} s.`
    throw new HarnessError('TARGET_FAILED', message, error)
  }
}
