import { isObject } from '../../model/json.ts'
import { at, setAt, toPointer } from '../../model/pointer.ts'
import { BlankValues } from '../data/blank-values.ts'
import { assign } from '../data/overlay.ts'
import type { Realm } from '../data/place.ts'
import type { RecordStore } from '../data/record-store.ts'
import { moment } from '../data/role-node.ts'
import { copyOf } from '../data/rule-node.ts'
import { propertiesOf } from '../data/schema-shape.ts'
import { shapeAt } from '../data/shape-at.ts'
import type { Engine } from '../engine.ts'
import type { Row } from '../fault-points.ts'
import { type LineRoles, lineRolesOf } from './line-roles.ts'
import { stateKey } from './state-change.ts'

/** A record between what it was and what it is to be. */
export interface Draft {
  realm: Realm
  index: number
  /** As it stands; undefined for a new one. */
  before: Row | undefined
  /** As it would be if no field had been sent: what it was, or blanks; with a blank line for each new one. */
  base: Row
  /** What was sent, in the record's names; each line where it goes, with holes where none was sent. */
  sent: Row
  /** As it is to be if all that was sent is taken. */
  after: Row
  lines: LineRoles | undefined
}

export interface DraftSource {
  realm: Realm
  index: number
  before: Row | undefined
  sent: Row
  /** What is so in a new record whatever was sent: the key of the record that it is below. */
  fixed?: Row
  /** Code of the state of a new record. */
  initial: string | undefined
}

/** Puts what was sent over what there is. Fields that are not sent keep their values; no record knows unknown fields. */
export function draftOf(engine: Engine, source: DraftSource): Draft {
  const { realm, index, before } = source
  const lines = lineRolesOf(realm)
  const blanks = new BlankValues({ api: engine.api, realm, index, now: engine.clock.now() })
  const base = before ? (copyOf(before) as Row) : newRecord(engine, source)
  const sent = { ...source.sent }
  if (lines) alignLines(engine, { ...source, base, sent, lines })
  blanks.complete(base)
  const after = copyOf(base) as Row
  overlay(engine, realm, { target: after, sent, pattern: '' })
  blanks.complete(after)
  return { realm, index, before, base, sent, after, lines }
}

function newRecord(engine: Engine, { realm, index, initial, fixed }: DraftSource): Row {
  const { id, createdAt, updatedAt, state } = realm.plan.binding
  const key = realm.keys.write(index)
  const record: Row = { ...fixed }
  setAt(record, id, engine.tap('write.key', key, { entity: realm.plan.name, index }))
  for (const pointer of [createdAt, updatedAt]) stampAt(record, pointer, { realm, now: engine.clock.now() })
  const born = state && (stateKey(realm, initial) ?? realm.other(state.entity)?.keys.write(0))
  if (state && born !== undefined) setAt(record, state.at, born)
  return record
}

/** Sets a time as the schema wants it. `pattern` is where the schema stands, if not at `pointer`. */
export function stampAt(
  target: Row,
  pointer: string | undefined,
  { realm, now, pattern }: { realm: Realm; now: number; pattern?: string },
): void {
  if (pointer === undefined) return
  const shape = realm.plan.shapes.get(pattern ?? pointer)
  setAt(target, pointer, moment(now, shape ?? { schema: {}, types: [], nullable: false }))
}

/**
 * Puts each sent line where it goes. A line that names the key of one there is changes that one; where lines have no keys,
 * the n-th changes the n-th. Any other is new and comes after those there are, in the order sent. Lines that are not sent
 * stay as and where they are. Mutates `base` and `sent`.
 */
function alignLines(engine: Engine, write: DraftSource & { base: Row; lines: LineRoles }): void {
  const { realm, base, sent, lines } = write
  const given = at(sent, lines.at)
  const held = at(base, lines.at)
  const known: unknown[] = Array.isArray(held) ? held : []
  setAt(base, lines.at, known)
  if (!Array.isArray(given)) {
    assign(sent, lines.at, undefined)
    return
  }
  const keys = known.map((line) => (lines.id === undefined ? undefined : at(line, lines.id)))
  const aligned: unknown[] = known.map(() => undefined)
  for (const [number, line] of given.filter(isObject).entries()) {
    const key = lines.id === undefined ? undefined : at(line, lines.id)
    const place = lines.id === undefined ? number : key === undefined ? -1 : keys.indexOf(key)
    if (place >= 0 && place < known.length) aligned[place] = line
    else aligned.push(line)
  }
  setAt(sent, lines.at, aligned)
  while (known.length < aligned.length)
    known.push(newLine(engine.records, realm, { lines, now: engine.clock.now() }))
}

function newLine(store: RecordStore, realm: Realm, { lines, now }: { lines: LineRoles; now: number }): Row {
  const line: Row = {}
  if (lines.id !== undefined) setAt(line, lines.id, store.newLineKey(realm))
  for (const pointer of [lines.createdAt, lines.updatedAt])
    stampAt(line, pointer, { realm, now, pattern: `${lines.at}/*${pointer}` })
  return line
}

interface Layer {
  target: Row
  sent: Row
  /** Where both stand in the record's schema. */
  pattern: string
}

function overlay(engine: Engine, realm: Realm, { target, sent, pattern }: Layer): void {
  for (const [name, value] of Object.entries(sent)) {
    const below = pattern + toPointer([name])
    const known =
      Object.hasOwn(target, name) ||
      shapeAt(engine.api, realm, below) !== undefined ||
      isOpen(engine, realm, pattern)
    if (!known || value === undefined || isOtherType(engine, realm, { pattern: below, value })) continue
    // A caller may name a field as JavaScript names what every object has.
    const held = Object.hasOwn(target, name) ? target[name] : undefined
    setAt(target, toPointer([name]), merged(engine, realm, { held, value, pattern: below }))
  }
}

function merged(
  engine: Engine,
  realm: Realm,
  { held, value, pattern }: { held: unknown; value: unknown; pattern: string },
): unknown {
  if (isObject(held) && isObject(value)) {
    overlay(engine, realm, { target: held, sent: value, pattern })
    return held
  }
  if (pattern !== lineRolesOf(realm)?.at || !Array.isArray(value) || !Array.isArray(held))
    return copyOf(value)
  return held.map((line, number) =>
    value[number] === undefined
      ? line
      : merged(engine, realm, { held: line, value: value[number], pattern: `${pattern}/*` }),
  )
}

/**
 * Where a document is all there is, it may take a field as one type and show it as another, and nobody has said how one
 * becomes the other: the record then keeps its own.
 */
function isOtherType(
  { api }: Engine,
  realm: Realm,
  { pattern, value }: { pattern: string; value: unknown },
): boolean {
  const shape = api.binding.untold && shapeAt(api, realm, pattern)
  if (!shape || shape.types.length === 0 || (value === null && shape.nullable)) return false
  return !shape.types.some(
    (type) => type === typeName(value) || (type === 'number' && typeof value === 'number'),
  )
}

function typeName(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return Number.isInteger(value) ? 'integer' : typeof value
}

/** Whether an object may have fields that its schema does not name. */
function isOpen({ api }: Engine, realm: Realm, pattern: string): boolean {
  const shape = shapeAt(api, realm, pattern)
  if (!shape) return true
  const { additionalProperties = false } = shape.schema
  return additionalProperties !== false || propertiesOf(api.document.resolve, shape).length === 0
}
