import type { ErrorSituation } from '../../../model/binding.ts'
import {
  type LimitClaim,
  type LimitKind,
  OUTCOMES,
  type Outcome,
  type RoleDenial,
} from '../../../model/limits.ts'
import type { Complaint } from '../schema-problems.ts'

/** A limitation, where it stands, and the outcomes that a check can tell apart there. */
export interface PlacedClaim {
  claim: LimitClaim
  place: string
  /** What it limits, for people. */
  what: string
  visible: readonly Outcome[]
  /** The only refusals of it; any that is about a write where absent. */
  own?: readonly ErrorSituation[]
  /** Refusals that are never of it, where others than usual. */
  foreign?: readonly ErrorSituation[]
}

const REFUSED: readonly Outcome[] = ['refused', 'refused-otherwise']

/** Of a step that is answered and not taken, and of an operation that leaves no trace, no more than that is seen. */
export const WORKFLOW: Pick<PlacedClaim, 'what' | 'visible'> = {
  what: 'a step from state to state',
  visible: [...REFUSED, 'ignored'],
}

export const RATE: Pick<PlacedClaim, 'what' | 'visible' | 'own'> = {
  what: 'a write too many',
  visible: ['refused'],
  own: ['rateLimited'],
}

export function ofLimit({ kind }: { kind: LimitKind }): Pick<PlacedClaim, 'what' | 'visible'> {
  return kind === 'lines'
    ? { what: 'a record of too few lines', visible: REFUSED }
    : { what: 'a field', visible: OUTCOMES }
}

export function ofDenial({ operations = [] }: RoleDenial): Pick<PlacedClaim, 'what' | 'visible' | 'foreign'> {
  // Who somebody is may be what a role lacks.
  const foreign = ['rateLimited'] as const
  if (operations.length === 0) return { what: 'a field', visible: OUTCOMES, foreign }
  const reads = operations.some((operation) => operation === 'list' || operation === 'get')
  if (reads) return { what: 'reading', visible: REFUSED, foreign }
  return { what: 'a whole operation', visible: WORKFLOW.visible, foreign }
}

/** Refused whoever sends whatever: no limitation of a write shows in these. */
const OF_ANY: readonly ErrorSituation[] = ['unauthenticated', 'reauthorization', 'rateLimited']

/** A refusal that says nothing of the limitation. */
export function foreignRefusal({ claim, place, what, own, foreign = OF_ANY }: PlacedClaim): Complaint[] {
  const { refusal } = claim
  if (refusal === undefined || (own ? own.includes(refusal) : !foreign.includes(refusal))) return []
  const instead = own ? `say ${own.join(' or ')}` : 'name another'
  const message = `${refusal} is what a refusal of ${what} never says: ${instead}, or drop it`
  return [{ pointer: `${place}/refusal`, message }]
}

/** An outcome that no check could ever see: the claim would be judged by another. */
export function invisibleOutcome({ claim, place, what, visible }: PlacedClaim): Complaint[] {
  const { outcome = 'refused' } = claim
  if (visible.includes(outcome)) return []
  const message = `says that ${what} is ${outcome}, which nothing could show: say ${visible.length > 1 ? 'one of ' : ''}${visible.join(', ')}`
  return [{ pointer: `${place}/outcome`, message }]
}
