import type { EntityBinding } from '../../model/binding.ts'
import type { Mirror } from '../../model/seed.ts'
import { Dice, mix } from './dice.ts'
import type { KeyCodec, KeyShape } from './key-codec.ts'
import type { LineCounts } from './line-counts.ts'
import type { MadeRecords } from './made-records.ts'
import type { Shape } from './schema-shape.ts'

/** Makes the value of one field. Pure: the same place always gives the same value. */
export interface ValueNode {
  /** Within the record, with `*` for any line. */
  pointer: string
  /** Undefined leaves the field out. */
  make(place: Place): unknown
  /** Index of the record that a reference names; undefined where it names none. */
  target?(place: Place): number | undefined
}

/** All that is known of an entity before there is any record. */
export interface EntityPlan {
  name: string
  binding: EntityBinding
  root: ValueNode
  /** Every field by its pointer. */
  nodes: ReadonlyMap<string, ValueNode>
  /** Their schemas. */
  shapes: ReadonlyMap<string, Shape>
  keyShape: KeyShape
  /** By index: fields of a scenario's record, by concrete pointer. */
  scenarios: ReadonlyMap<number, ReadonlyMap<string, ValueNode>>
  deleted: ReadonlySet<number>
  /** Present where records have lines. */
  lineCounts?: LineCounts
  /** Present where the lines of another entity are this entity's records. */
  mirror?: Mirror
  /** Present where this entity's lines are the records of another. */
  mirroredBy?: { entity: string; lines: string }
  /** Set where a field is only known once its whole record is made. */
  isWhole?: boolean
  /** Makes the arithmetic of a record with lines come true, or a record as its document has it. */
  settle(record: Record<string, unknown>, place: Place): void
}

/** The records of one entity in one connection. */
export interface Realm {
  plan: EntityPlan
  connection: string
  /** ms since the epoch: all history lies before it. */
  start: number
  /** Records there are before anybody changes anything. */
  count: number
  /** Where random numbers start. */
  base: number
  keys: KeyCodec
  /** Records that were made before and are unchanged. */
  made: MadeRecords
  /** Another entity in the same connection. */
  other(entity: string): Realm | undefined
  /** Codes of the workflow states its records may be in, in the order of the state entity's records. */
  stateCodes(): readonly unknown[]
}

/** Which record, and which of its lines. */
export interface Place {
  realm: Realm
  index: number
  /** Where the record's random numbers start. */
  base: number
  /** One number per array on the way. */
  lines: readonly number[]
  scenario: ReadonlyMap<string, ValueNode> | undefined
}

const NO_LINES: readonly number[] = []

export function placeIn(realm: Realm, index: number, lines: readonly number[] = NO_LINES): Place {
  return { realm, index, base: mix(realm.base, index), lines, scenario: realm.plan.scenarios.get(index) }
}

/** The node that counts at this place: a scenario's, else the plan's own. */
export function effective(node: ValueNode, place: Place): ValueNode {
  return place.scenario?.get(concrete(node.pointer, place.lines)) ?? node
}

/** How many arrays a pointer goes through. */
const depths = new Map<string, number>()

/** The place as another field of the record sees it: a field of the header knows nothing of the line that asks. */
export function seenBy(pointer: string, place: Place): Place {
  if (place.lines.length === 0) return place
  const depth = depths.get(pointer) ?? pointer.split('*').length - 1
  depths.set(pointer, depth)
  return place.lines.length > depth ? { ...place, lines: place.lines.slice(0, depth) } : place
}

export function makeAt(node: ValueNode, place: Place): unknown {
  return effective(node, place).make(place)
}

// `/lineItems/*/price` in line 2 is `/lineItems/2/price`.
function concrete(pointer: string, lines: readonly number[]): string {
  let seen = 0
  return pointer.includes('*') ? pointer.replaceAll('*', () => String(lines[seen++] ?? '*')) : pointer
}

/** Random numbers of one field of one record, its own for each `salt`. */
export function diceAt(place: Place, salt: number): Dice {
  let seed = mix(place.base, salt)
  for (const line of place.lines) seed = mix(seed, line + 1)
  return new Dice(seed)
}

/** The whole record, made new each time. */
export function recordAt(place: Place): Record<string, unknown> {
  const record = makeAt(place.realm.plan.root, place) as Record<string, unknown>
  place.realm.plan.settle(record, place)
  return record
}
