import type { Answer } from '../../client/answer.ts'
import type { Violation } from '../../spec/api.ts'
import { headerFaults, namesHeaders, undocumentedHeaders } from '../../spec/validation/response-headers.ts'
import type { Family, OmittedRow } from '../check.ts'
import { expand } from '../families.ts'
import type { Scope } from '../scope.ts'
import { refusalsOf } from './call-families.ts'
import { type Attempts, attemptCost, type CallRow, calls } from './calls.ts'
import type { Spoil } from './spoil.ts'

export interface AnswersRow extends CallRow {
  /** What makes it refused, once for each reason. */
  spoils: Spoil[]
}

/** Call with each reason for which it can be refused, where the document says anything of headers. */
export const answeredCalls: Family<AnswersRow> = (scope) => {
  const because = 'the document names no header of any answer, which leaves them open'
  const isOpen = !namesHeaders(scope.api.document)
  return expand(calls, (row): (AnswersRow | OmittedRow)[] => {
    if (isOpen) return [{ key: row.key, omission: { kind: 'not-applicable', because } }]
    const spoils = refusalsOf(row, scope).map(({ spoil }) => spoil)
    return [{ ...row, spoils, cost: attemptCost(row, spoils.length + 1) }]
  })(scope)
}

/** Has every answer of an operation judged: to the right call, and to each wrong one. */
export async function everyAnswer(
  { right, wrong }: Attempts,
  spoils: readonly Spoil[],
  judge: (answer: Answer) => unknown,
): Promise<void> {
  judge(await right())
  for (const spoil of spoils) judge(await wrong(spoil))
}

/** What headers that the document has for an answer have against it. */
export function faultsOfHeaders({ api }: Scope, { operation, status, headers }: Answer): Violation[] {
  return headerFaults(api.document, { address: operation.address, status, headers })
}

/** Headers of an answer that neither the document nor the binding has. */
export function foreignHeaders({ api }: Scope, { operation, status, headers }: Answer): Violation[] {
  const { errors, rateLimit } = api.binding
  const known = [errors.requestIdHeader, rateLimit.retryAfter]
  return undocumentedHeaders(api.document, { address: operation.address, status, headers }, known)
}
