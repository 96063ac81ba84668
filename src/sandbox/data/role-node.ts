import { changedAt, createdAt, instant } from './history.ts'
import type { Place, ValueNode } from './place.ts'
import type { Shape } from './schema-shape.ts'

/** The key of the record itself. */
export function keyNode(pointer: string): ValueNode {
  return { pointer, make: ({ realm, index }) => realm.keys.write(index) }
}

/** The key of a line that is a record of another entity too. */
export function lineKeyNode(pointer: string, mirror: string): ValueNode {
  return {
    pointer,
    make: ({ realm, index, lines }) =>
      realm.other(mirror)?.keys.write((realm.plan.lineCounts?.before(index) ?? 0) + (lines[0] ?? 0)),
  }
}

export function createdNode(pointer: string, shape: Shape): ValueNode {
  return { pointer, make: (place) => moment(createdAt(place), shape) }
}

export function changedNode(pointer: string, shape: Shape): ValueNode {
  return { pointer, make: (place) => moment(changedAt(place), shape) }
}

/** Null while the record lives; when it last changed where it was deleted. */
export function deletedNode(pointer: string, shape: Shape): ValueNode {
  const isDeleted = ({ realm: { plan }, index }: Place) => plan.deleted.has(index)
  return { pointer, make: (place) => (isDeleted(place) ? moment(changedAt(place), shape) : null) }
}

/** Codes of the workflow states there must be, in order; later records take them again with a number. */
export function stateCodeNode(pointer: string, codes: readonly string[]): ValueNode {
  return { pointer, make: ({ index }) => codes[index] ?? `${codes[index % codes.length]}_${index + 1}` }
}

/** Text of ISO 8601, or seconds since 1970 where the schema wants a number. */
export function moment(ms: number, { types }: Shape): string | number {
  return types[0] === 'integer' ? Math.floor(ms / 1000) : instant(ms)
}
