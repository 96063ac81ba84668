import type { Omission } from '../../model/report.ts'
import type { Level, Source } from '../../model/requirement.ts'
import { type Check, check, type Family, type Proof, type Row } from '../check.ts'
import type { ReceiverActs } from './acts.ts'
import type { ReceiverScope } from './scope.ts'

export type ReceiverCheck = Check<ReceiverScope, ReceiverActs>

/** Every check of a receiver delivers to it, so all of them change something there. */
export interface ReceiverMeta<R extends Row> {
  statement: string
  source: Source
  each?: Family<R, ReceiverScope>
  /** Sends many at once. */
  danger?: 'load'
  hint?: string
}

/** The words that a check of a receiver is written with: as those for an API, with a vocabulary of its own. */
export const receiving = {
  must: <R extends Row>(id: string, meta: ReceiverMeta<R>, proof: Proof<R, ReceiverActs>) =>
    made('MUST', id, { meta, proof }),
  should: <R extends Row>(id: string, meta: ReceiverMeta<R>, proof: Proof<R, ReceiverActs>) =>
    made('SHOULD', id, { meta, proof }),
}

function made<R extends Row>(
  level: Level,
  id: string,
  { meta, proof }: { meta: ReceiverMeta<R>; proof: Proof<R, ReceiverActs> },
): ReceiverCheck {
  const cost = meta.danger === 'load' ? { calls: 60, writes: 60 } : { calls: 4, writes: 4 }
  return {
    ...check<R, ReceiverScope, ReceiverActs>(level, id, {
      meta: { danger: 'write', cost, ...meta },
      proof,
    }),
    on: 'receiver',
  }
}

/** Says why rows do not apply to a sender or a run; undefined where they do. */
export type Condition = (scope: ReceiverScope) => Omission | undefined

/** The rows where all conditions hold; where one does not, a single row that says why. */
export function where<R extends Row>(
  conditions: readonly Condition[],
  rows: readonly R[] | Family<R, ReceiverScope>,
): Family<R, ReceiverScope> {
  return (scope) => {
    for (const condition of conditions) {
      const omission = condition(scope)
      if (omission) return [{ key: 'all', omission }]
    }
    return typeof rows === 'function' ? rows(scope) : rows
  }
}
