import type { WireAnswer } from '../../model/wire.ts'

/**
 * What a receiver did with a delivery. `accepted` 2xx · `rejected` 4xx · `redirected` 3xx · `crashed` 5xx, or the connection was
 * closed without an answer · `hung` no answer in time.
 */
export type ReceiverVerdict = 'accepted' | 'rejected' | 'redirected' | 'crashed' | 'hung'

export function verdictOf(answer: WireAnswer): ReceiverVerdict {
  if (answer.kind === 'hung') return 'hung'
  if (answer.kind === 'closed' || answer.status >= 500) return 'crashed'
  if (answer.status >= 400) return 'rejected'
  return answer.status >= 300 ? 'redirected' : 'accepted'
}

/** The same in words, with what it was seen by. */
export function showAnswer(answer: WireAnswer): string {
  const ms = Math.round(answer.ms)
  if (answer.kind === 'hung') return `no answer within ${ms} ms: it hung`
  if (answer.kind === 'closed') return `${answer.how}: it crashed`
  const body = Buffer.from(answer.body).toString().trim().slice(0, 120)
  const said = body === '' ? '' : ` ${JSON.stringify(body)}`
  return `${answer.status}${said}: ${WORDS[verdictOf(answer)]}`
}

const WORDS: Record<ReceiverVerdict, string> = {
  accepted: 'accepted',
  rejected: 'rejected',
  redirected: 'redirected, which a sender counts as a failure',
  crashed: 'it crashed',
  hung: 'it hung',
}
