import type { Answer } from '../../client/answer.ts'
import type { Binding, ErrorSituation } from '../../model/binding.ts'
import { sameJson } from '../../model/json.ts'
import type { LimitClaim, Outcome } from '../../model/limits.ts'
import { at } from '../../model/pointer.ts'
import { isSafe } from '../admission.ts'
import { isRefusal } from '../expect-answer.ts'
import { likeSent } from './stored.ts'

/** A write beyond a limitation, and what reading back showed. */
export interface Trial {
  answer: Answer
  /** What was sent in the place that is limited. */
  sent: unknown
  /** What is stored there where the write does nothing. */
  before: unknown
  /** What the answer showed there; undefined where it shows no record. */
  answered: unknown
  /** What is stored there now. */
  after: unknown
  /** Whether anything of the record is otherwise than before. */
  isTouched?: boolean
  /** Whether the same write with the stored value in that place is taken; undefined where that cannot be tried. */
  unchangedIsTaken?: boolean
}

/**
 * What became of a write that is not allowed. The answer alone does not tell: what is stored afterwards does. The reason
 * of a refusal is its documented code; that it is about the limited place shows in the control of each proof, one change
 * apart, that is taken.
 */
export function outcomeOf(binding: Binding, trial: Trial, refusal: ErrorSituation): Outcome {
  const { answer, sent, before, answered, after } = trial
  if (answer.status >= 400) {
    if (trial.isTouched || (isAs(after, sent) && !isAs(before, sent))) return 'stored'
    if (!isRefusal(binding, answer, refusal)) return 'refused-otherwise'
    return trial.unchangedIsTaken ? 'unchanged-only' : 'refused'
  }
  if (isAs(after, sent)) return 'stored'
  if (!sameJson(after, before)) return 'transformed'
  return isAs(answered, sent) ? 'echoed' : 'ignored'
}

/** Whether a value is what was sent; an instant may be written otherwise (RFC 3339). */
function isAs(seen: unknown, sent: unknown): boolean {
  return sameJson(likeSent(seen, sent), sent)
}

/** Why a write beyond this limitation is refused, if it is. */
export function refusalOf(limit: LimitClaim, usual: ErrorSituation = 'invalid'): ErrorSituation {
  return limit.refusal ?? usual
}

/** The outcome in words that a finding can carry. */
export function tellOutcome(outcome: Outcome, { answer, sent, after }: Trial, code: string): string {
  const shown = outcome.startsWith('refused') || outcome === 'unchanged-only'
  const why = shown ? ` (status ${answer.status}, code ${JSON.stringify(at(answer.body, code))})` : ''
  return `${outcome}${why}: sent ${JSON.stringify(sent)}, stored ${JSON.stringify(after) ?? 'nothing'}`
}

/** The outcome of asking for a state, as the answer tells it; the state that reads back is judged apart. */
export function refusedState(binding: Binding, answer: Answer, refusal: ErrorSituation): Outcome {
  if (answer.status < 400) return 'ignored'
  return isRefusal(binding, answer, refusal) ? 'refused' : 'refused-otherwise'
}

/** The outcome of an operation that is not allowed at all, by its answer and by what there is before and after. */
export function outcomeByTrace(
  binding: Binding,
  answer: Answer,
  { refusal, before, after }: { refusal: ErrorSituation; before: unknown; after: unknown },
): Outcome {
  const isServed = answer.status < 400 && isSafe(answer.operation)
  return isServed || !sameJson(before, after) ? 'stored' : refusedState(binding, answer, refusal)
}
