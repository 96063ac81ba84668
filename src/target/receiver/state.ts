import { HarnessError } from '../../model/harness-error.ts'

/** How long it may take to tell a state. */
const DEADLINE_MS = 5000

/**
 * Asks what an entity has become, at an address with `{{entity}}` where its id stands. An answer of any status is told: of what is
 * not known there is none. Throws TARGET_FAILED where nobody answers, or a redirect does: where it leads, to a page of login for one,
 * nothing is told.
 */
export async function readState(template: string, entity: string): Promise<string> {
  const url = template.replaceAll('{{entity}}', encodeURIComponent(entity))
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(DEADLINE_MS) })
    const text = await answer.text()
    if (answer.status >= 300 && answer.status < 400) throw new RangeError(`it answers ${answer.status}`)
    return text
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new HarnessError(
      'TARGET_FAILED',
      `The state of an entity cannot be read from ${url}: ${reason}. Correct --state-url.`,
      error,
    )
  }
}
