import type { Answer } from '../client/answer.ts'
import type { Binding } from '../model/binding.ts'
import { AnswerExpectation } from './expect-answer.ts'
import { ValueExpectation } from './expect-value.ts'

/**
 * The words a proof judges with. Every failed expectation throws a Finding that says what was expected, what was seen
 * and in which exchange.
 */
export interface Expect {
  (answer: Answer): AnswerExpectation
  /** `what` names the value for a reader: `the total of purchase-orders`. */
  (value: unknown, what: string): ValueExpectation
}

export function createExpect(binding: Binding): Expect {
  function expect(answer: Answer): AnswerExpectation
  function expect(value: unknown, what: string): ValueExpectation
  function expect(subject: unknown, what?: string): AnswerExpectation | ValueExpectation {
    return what === undefined
      ? new AnswerExpectation(subject as Answer, binding)
      : new ValueExpectation(subject, what)
  }
  return expect
}
