import { madeBelow } from './parents.ts'
import { diceAt, type Place, type ValueNode } from './place.ts'
import type { Shape } from './schema-shape.ts'

/** A field that holds the key of another entity's record. */
export interface Reference {
  pointer: string
  /** Undefined where the binding does not say what the field refers to. */
  entity: string | undefined
  shape: Shape
  /** Index of the record it names; undefined where it names none. */
  choose(place: Place): number | undefined
}

export function referenceNode({ pointer, entity, shape, choose }: Reference): ValueNode {
  const none = shape.nullable || shape.types.length === 0 ? null : undefined
  return {
    pointer,
    target: choose,
    make(place) {
      const index = choose(place)
      return entity === undefined || index === undefined ? none : place.realm.other(entity)?.keys.write(index)
    },
  }
}

/** The record that this one is below. */
export function aboveNode({
  pointer,
  entity,
  shape,
}: {
  pointer: string
  entity: string
  shape: Shape
}): ValueNode {
  const choose = ({ realm, index }: Place) => madeBelow(realm.other(entity), index)
  return referenceNode({ pointer, entity, shape, choose })
}

/** Any record of the entity; within its own entity an earlier one, so that no record is its own ancestor. */
export function anyRecord(place: Place, entity: string | undefined, salt: number): number | undefined {
  if (entity === undefined) return undefined
  const { realm } = place
  const count = entity === realm.plan.name ? place.index : (realm.other(entity)?.count ?? 0)
  return count > 0 ? diceAt(place, salt).between(0, count - 1) : undefined
}
