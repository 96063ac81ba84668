import type { Limit, Outcome } from './limits.ts'
import type { EntityClaims } from './manifest.ts'
import { reachableStates } from './workflow.ts'

/** A state in which a record is frozen as a whole, so that it is not removed there either. */
export interface FrozenRemoval {
  limit: Extract<Limit, { kind: 'frozen' }>
  state: string
  /** What becomes of a removal: of what a limit says of fields, only this shows. */
  due: Outcome
  /** A state in which the record is removed. */
  open: string
}

export function frozenRemovals({ operations, states, limits = [] }: EntityClaims): FrozenRemoval[] {
  if (!states || !operations.includes('remove') || !operations.includes('create')) return []
  const whole = limits.flatMap((limit) => (limit.kind === 'frozen' && !limit.fields ? [limit] : []))
  const reached = [...reachableStates(states)]
  const open = reached.find((state) => whole.every((limit) => !limit.states.includes(state)))
  if (open === undefined) return []
  return whole.flatMap((limit) => {
    const due = DUE[limit.outcome ?? 'refused']
    return due ? limit.states.map((state) => ({ limit, state, due, open })) : []
  })
}

const DUE: Partial<Record<Outcome, Outcome>> = {
  refused: 'refused',
  'refused-otherwise': 'refused-otherwise',
  'unchanged-only': 'refused',
  ignored: 'ignored',
  echoed: 'ignored',
}
