import { isObject } from '../../model/json.ts'
import { at, pointerTokens, toPointer } from '../../model/pointer.ts'
import { itemParts } from './arrays.ts'
import { type Condition, conditioned } from './conditions.ts'
import { conjunction } from './conjunction.ts'
import { propertyParts } from './properties.ts'
import type { Part, SchemaView } from './schema-view.ts'
import { unionOf } from './unions.ts'

/** One place in a value, and what the schema demands there. */
export interface Place {
  pointer: string
  value: unknown
  /** With the alternatives that the value took. */
  parts: Part[]
  /** Where `if` asks something of it. */
  conditions: Condition[]
  /** Property that tells the alternatives apart, where a discriminator names one. */
  discriminator?: string
}

/** Deeper than any body that people write; a recursive value ends before. */
const DEEPEST = 24

/** The places of a valid value, from the outside in; of a list the first item stands for all. */
export function placesOf(view: SchemaView, given: readonly Part[], value: unknown): Place[] {
  const found: Place[] = []
  const open = [{ tokens: [] as (string | number)[], parts: [...given], value }]
  for (let next = open.shift(); next; next = open.shift()) {
    const { tokens, value } = next
    if (tokens.length > DEEPEST) continue
    const { parts, conditions, discriminator } = taken(view, next.parts, value)
    found.push({
      pointer: toPointer(tokens),
      value,
      parts,
      conditions,
      ...(discriminator !== undefined && { discriminator }),
    })
    if (Array.isArray(value) && value.length > 0)
      open.push({ tokens: [...tokens, 0], parts: itemParts(view, parts, 0), value: value[0] })
    else if (isObject(value))
      for (const [name, item] of Object.entries(value))
        open.push({ tokens: [...tokens, name], parts: propertyParts(view, parts, name), value: item })
  }
  return found
}

/** The parts that hold for a value, its choices among alternatives included. */
function taken(
  view: SchemaView,
  given: readonly Part[],
  value: unknown,
): Pick<Place, 'parts' | 'conditions'> & { discriminator: string | undefined } {
  let { parts, conditions } = conditioned(view, conjunction(view, given).parts, value)
  let discriminator = discriminatorOf(parts)
  for (let union = unionOf(view, parts); union; union = unionOf(view, parts)) {
    const { part, alternatives } = union
    const others = parts.filter((one) => one !== part)
    const fitting = alternatives.find((one) => view.fulfils(one.parts, value))
    const more = conditioned(view, conjunction(view, [...others, ...(fitting?.parts ?? [])]).parts, value)
    parts = more.parts
    conditions = [...conditions, ...more.conditions]
    discriminator ??= discriminatorOf(parts)
  }
  return { parts, conditions, discriminator }
}

function discriminatorOf(parts: readonly Part[]): string | undefined {
  for (const { node } of parts) {
    const name = isObject(node.discriminator) ? node.discriminator.propertyName : undefined
    if (typeof name === 'string') return name
  }
  return undefined
}

/** A copy of a value with one place changed; `undefined` takes a property away. */
export function withChange(whole: unknown, pointer: string, value: unknown): unknown {
  const tokens = pointerTokens(pointer)
  const last = tokens.at(-1)
  if (last === undefined) return value
  const copy = structuredClone(whole)
  const holder = at(copy, toPointer(tokens.slice(0, -1)))
  if (Array.isArray(holder)) holder[Number(last)] = value
  else if (isObject(holder) && value === undefined) delete holder[last]
  else if (isObject(holder))
    Object.defineProperty(holder, last, { value, writable: true, enumerable: true, configurable: true })
  return copy
}
