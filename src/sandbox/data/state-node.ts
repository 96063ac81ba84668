import type { StateBinding } from '../../model/binding.ts'
import { hashText } from './dice.ts'
import { diceAt, effective, type Place, type ValueNode } from './place.ts'
import { referenceNode } from './reference-node.ts'
import type { Shape } from './schema-shape.ts'

/** A field that holds the key of the workflow state with one of these codes. */
export function stateNode(
  site: { pointer: string; shape: Shape; salt: number; refersTo: string | undefined },
  codes: readonly string[],
): ValueNode {
  const choose = (place: Place) => indexOf(place, diceAt(place, site.salt).oneOf(codes))
  return referenceNode({ pointer: site.pointer, entity: site.refersTo, shape: site.shape, choose })
}

/** The state of a record that no rule decides: the first records cover every state there must be, the others any. */
export function anyStateNode(state: StateBinding, shape: Shape): ValueNode {
  const salt = hashText(state.at)
  const choose = (place: Place) =>
    indexOf(place, state.covered[place.index] ?? diceAt(place, salt).oneOf(place.realm.stateCodes()))
  return referenceNode({ pointer: state.at, entity: state.entity, shape, choose })
}

/** Code of the record's state; undefined where it has none. */
export function stateAt(place: Place): unknown {
  const { state } = place.realm.plan.binding
  const held = state && place.realm.plan.nodes.get(state.at)
  const header = { ...place, lines: [] }
  const index = held && effective(held, header).target?.(header)
  return index === undefined ? undefined : place.realm.stateCodes()[index]
}

function indexOf(place: Place, code: unknown): number | undefined {
  const index = place.realm.stateCodes().indexOf(code)
  return index < 0 ? undefined : index
}
