import type { StatesClaim } from '../../../model/limits.ts'
import { toPointer } from '../../../model/pointer.ts'
import { reachableStates } from '../../../model/workflow.ts'
import { suggestion } from '../binding-complaints.ts'
import type { Complaint } from '../schema-problems.ts'
import type { ClaimedEntity } from './claimed-entity.ts'

/** States that are none, and those a record cannot come to. */
export function stateComplaints(entity: ClaimedEntity): Complaint[] {
  const { states } = entity.claims
  if (!states) return []
  const place = (...tokens: (string | number)[]) => toPointer(['entities', entity.name, 'states', ...tokens])
  if (!entity.bound.state)
    return [{ pointer: place(), message: `the binding gives ${entity.name} no state: add "state" there` }]
  const moves = Object.entries(states.transitions)
  const complaints = [
    ...unknownState(entity, states.initial, place('initial')),
    ...moves.flatMap(([from, targets]) => [
      ...unknownState(entity, from, place('transitions', from)),
      ...targets.flatMap((to, index) => unknownState(entity, to, place('transitions', from, index))),
    ]),
  ]
  if (moves.length > 0 && !entity.claimsAny(['update', 'status'])) {
    const message = `nothing moves ${entity.name} from state to state: this system claims neither update nor status`
    complaints.push({ pointer: place('transitions'), message: `${message}; say "transitions: {}"` })
  }
  if (states.discard === undefined) return complaints
  return [...complaints, ...unreachableState(entity, states.discard, place('discard'))]
}

/** A complaint where a record that starts in the initial state never comes to this one. */
export function unreachableState(entity: ClaimedEntity, state: string, pointer: string): Complaint[] {
  const { states } = entity.claims
  if (!states) {
    const message = `names a state of ${entity.name}, whose states this manifest does not claim: add "states" to it`
    return [{ pointer, message }]
  }
  const unknown = unknownState(entity, state, pointer)
  const startsNowhere = unknownState(entity, states.initial, pointer).length > 0
  if (unknown.length > 0 || startsNowhere || reachableStates(states).has(state)) return unknown
  const message = `no transitions lead from ${JSON.stringify(states.initial)} to ${JSON.stringify(state)}`
  return [{ pointer, message: `${message}: add one, or drop the state here` }]
}

function unknownState(entity: ClaimedEntity, state: string, pointer: string): Complaint[] {
  const known = entity.documentedStates ?? namedStates(entity.claims.states)
  const message = `${entity.name} have no state ${JSON.stringify(state)}${suggestion(state, known)}`
  return known.includes(state) ? [] : [{ pointer, message }]
}

/** Where the document lists no states, those that transitions name are all there are. */
function namedStates(states: StatesClaim | undefined): string[] {
  if (!states) return []
  return [...new Set(Object.entries(states.transitions).flatMap(([from, targets]) => [from, ...targets]))]
}
