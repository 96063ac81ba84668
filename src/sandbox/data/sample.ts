import type { ApiDocument } from '../../spec/api.ts'
import { hashText, mix } from './dice.ts'
import { KeyCodec } from './key-codec.ts'
import { MadeRecords } from './made-records.ts'
import { type EntityPlan, makeAt, placeIn, type Realm } from './place.ts'
import type { Shape } from './schema-shape.ts'
import { valueTree } from './value-tree.ts'

/** Values that are known, by the name of their field: lower case, without `_` and `-`. */
export type Facts = Readonly<Record<string, unknown>>

export interface SampleOptions {
  document: ApiDocument
  schema: unknown
  facts: Facts
  /** Same text, same sample. */
  seed: string
  /** ms since the epoch. */
  now: number
}

/** A value of a schema, with what is known put where names and types fit. */
export function sampleOf({ document, schema, facts, seed, now }: SampleOptions): unknown {
  const tree = valueTree(document.resolve, schema, {
    fixed(pointer, shape) {
      const name = nameIn(pointer)
      const known = Object.hasOwn(facts, name) ? facts[name] : undefined
      const fitting = known === undefined ? undefined : fitted(known, shape)
      return fitting === undefined ? undefined : { pointer, make: () => fitting }
    },
    below: () => [],
    itemsAt: () => undefined,
    scaleAt: () => undefined,
  })
  return makeAt(tree.root, placeIn(realmOf(tree.root, hashText(seed), now), 0))
}

/** `/data/client_id` is `clientid`. */
export function nameIn(pointer: string): string {
  return (pointer.split('/').at(-1) ?? '').toLowerCase().replaceAll(/[_-]/g, '')
}

/** The known value where the schema takes it; of several known words the one that an enum has. */
function fitted(known: unknown, { schema, types, nullable }: Shape): unknown {
  if (Array.isArray(schema.enum)) return wordIn(schema.enum, known)
  if (known === null) return nullable ? null : undefined
  const type = Array.isArray(known) ? 'array' : Number.isInteger(known) ? 'integer' : typeof known
  const takes = types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'))
  return takes ? known : undefined
}

function wordIn(words: unknown[], known: unknown): unknown {
  const wanted = [known].flat().map((word) => String(word).toLowerCase())
  return words.find((word) => wanted.includes(String(word).toLowerCase()))
}

/** A world of one record. */
function realmOf(root: EntityPlan['root'], seed: number, now: number): Realm {
  const plan: EntityPlan = {
    name: '',
    binding: { singular: '', list: '', id: '', filters: {}, sorts: [], references: {} },
    root,
    nodes: new Map(),
    shapes: new Map(),
    keyShape: { kind: 'hex', length: 40 },
    scenarios: new Map(),
    deleted: new Set(),
    settle() {},
  }
  return {
    plan,
    connection: '',
    start: now,
    count: 1,
    base: mix(seed, 1),
    keys: new KeyCodec(seed, plan.keyShape),
    made: new MadeRecords(),
    other: () => undefined,
    stateCodes: () => [],
  }
}
