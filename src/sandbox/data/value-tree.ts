import { setOwn } from '../../model/pointer.ts'
import type { ApiDocument } from '../../spec/api.ts'
import { hashText } from './dice.ts'
import { diceAt, makeAt, type Place, type ValueNode } from './place.ts'
import { NULL_SHARE, schemaLeaf } from './schema-leaf.ts'
import { propertiesOf, requiredOf, type Shape, shapeOf } from './schema-shape.ts'

/** What is known of a tree's fields beyond their schema. */
export interface TreeKnowledge {
  /** The node of a field that something better than its schema decides. */
  fixed(pointer: string, shape: Shape): ValueNode | undefined
  /** Names of fields below a pointer that must exist even where the schema does not list them. */
  below(pointer: string): readonly string[]
  /** How many items an array has. */
  itemsAt(pointer: string): ((place: Place) => number) | undefined
  /** Decimals of an amount of money or a quantity. */
  scaleAt(pointer: string): number | undefined
}

export interface ValueTree {
  root: ValueNode
  nodes: Map<string, ValueNode>
}

/** A tree of nodes that makes values of a schema. */
export function valueTree(
  resolve: ApiDocument['resolve'],
  schema: unknown,
  knowledge: TreeKnowledge,
): ValueTree {
  const nodes = new Map<string, ValueNode>()
  const grower = new Grower(resolve, knowledge, nodes)
  return { root: grower.grow('', schema, []) ?? { pointer: '', make: () => ({}) }, nodes }
}

/** Below this depth optional fields are left out. */
const DEEPEST = 6

class Grower {
  readonly #resolve: ApiDocument['resolve']
  readonly #knowledge: TreeKnowledge
  readonly #nodes: Map<string, ValueNode>

  constructor(resolve: ApiDocument['resolve'], knowledge: TreeKnowledge, nodes: Map<string, ValueNode>) {
    this.#resolve = resolve
    this.#knowledge = knowledge
    this.#nodes = nodes
  }

  /** Undefined where a schema contains itself: the field is then left out. */
  grow(pointer: string, schema: unknown, ancestors: readonly unknown[]): ValueNode | undefined {
    const resolved = this.#resolve(schema)
    if (ancestors.includes(resolved) || ancestors.length > DEEPEST) return undefined
    const node = this.#node(pointer, shapeOf(this.#resolve, schema), [...ancestors, resolved])
    this.#nodes.set(pointer, node)
    return node
  }

  #node(pointer: string, shape: Shape, ancestors: readonly unknown[]): ValueNode {
    const fixed = this.#knowledge.fixed(pointer, shape)
    if (fixed) return fixed
    const below = this.#knowledge.below(pointer)
    if (shape.types[0] === 'array' || below.includes('*')) return this.#array(pointer, shape, ancestors)
    const properties = propertiesOf(this.#resolve, shape)
    if (properties.length > 0 || below.length > 0) return this.#object(pointer, shape, ancestors)
    const scale = this.#knowledge.scaleAt(pointer)
    return schemaLeaf(pointer, shape, { salt: hashText(pointer), ...(scale === undefined ? {} : { scale }) })
  }

  #object(pointer: string, shape: Shape, ancestors: readonly unknown[]): ValueNode {
    const properties = new Map(propertiesOf(this.#resolve, shape))
    for (const name of this.#knowledge.below(pointer)) if (!properties.has(name)) properties.set(name, {})
    const required = requiredOf(shape)
    const children: [string, ValueNode][] = []
    for (const [name, schema] of properties) {
      const child = this.grow(`${pointer}/${escapeToken(name)}`, schema, ancestors)
      if (child) children.push([name, child])
      else if (required.includes(name)) children.push([name, { pointer: '', make: () => ({}) }])
    }
    const made = (place: Place) => objectOf(children, place)
    if (!shape.nullable || this.#knowledge.below(pointer).length > 0) return { pointer, make: made }
    const salt = hashText(`${pointer} null`)
    return { pointer, make: (place) => (diceAt(place, salt).share() < NULL_SHARE ? null : made(place)) }
  }

  #array(pointer: string, shape: Shape, ancestors: readonly unknown[]): ValueNode {
    const item = this.grow(`${pointer}/*`, shape.schema.items ?? {}, ancestors)
    const count = this.#knowledge.itemsAt(pointer) ?? itemsOf(pointer, shape)
    const least = typeof shape.schema.minItems === 'number' ? shape.schema.minItems : 0
    return { pointer, make: (place) => (item ? arrayOf(item, count(place), { place, least }) : []) }
  }
}

/** Without the items that could not be made, and no plain value twice if enough are left. */
function arrayOf(
  item: ValueNode,
  count: number,
  { place, least }: { place: Place; least: number },
): unknown[] {
  const made = Array.from({ length: count }, (_, line) =>
    makeAt(item, { ...place, lines: [...place.lines, line] }),
  ).filter((value) => value !== undefined)
  const different = [...new Set(made)]
  return different.length >= least ? different : made
}

function objectOf(children: readonly [string, ValueNode][], place: Place): Record<string, unknown> {
  const made: Record<string, unknown> = {}
  for (const [name, node] of children) {
    const value = makeAt(node, place)
    // Assigned, this one would be no property.
    if (name === '__proto__') setOwn(made, name, value)
    else if (value !== undefined) made[name] = value
  }
  return made
}

/** A longer list would be held in every record. */
const LONGEST_LIST = 1000

function itemsOf(pointer: string, { schema }: Shape): (place: Place) => number {
  const min = typeof schema.minItems === 'number' ? Math.min(schema.minItems, LONGEST_LIST) : 1
  const max = typeof schema.maxItems === 'number' ? Math.min(schema.maxItems, min + 2) : min + 2
  const salt = hashText(`${pointer} items`)
  return (place) => diceAt(place, salt).between(min, Math.max(min, max))
}

const escapeToken = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1')
