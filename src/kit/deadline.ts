import { HarnessError } from '../model/harness-error.ts'

/** A check that has not finished by then, waits for a rate limit included, is broken: it says nothing about the system. */
const DEADLINE_MS = 900_000

export async function withDeadline(work: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const late = () =>
    reject(
      new HarnessError(
        'TARGET_FAILED',
        `The check did not finish within ${DEADLINE_MS / 1000} s. Run it alone to see where it waits.`,
      ),
    )
  const timer = setTimeout(late, DEADLINE_MS)
  try {
    await Promise.race([work, promise])
  } finally {
    clearTimeout(timer)
  }
}
