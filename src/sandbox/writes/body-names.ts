import type { EntityBinding } from '../../model/binding.ts'
import { isObject } from '../../model/json.ts'
import { at, pointerTokens, setAt } from '../../model/pointer.ts'
import { assign } from '../data/overlay.ts'
import { copyOf } from '../data/rule-node.ts'
import { propertiesOf, shapeOf } from '../data/schema-shape.ts'
import type { Engine } from '../engine.ts'

type Row = Record<string, unknown>

/** A body with its fields called as the record calls them. */
export function inRecordNames({ written = {} }: EntityBinding, body: unknown): Row {
  const named = isObject(body) ? (copyOf(body) as Row) : {}
  for (const [inBody, inRecord] of Object.entries(written)) {
    const value = at(named, inBody)
    if (value === undefined) continue
    assign(named, inBody, undefined)
    setAt(named, inRecord, value)
  }
  return named
}

/** The name of a record's field in the body of a write. */
export function inBodyNames({ written = {} }: EntityBinding, pointer: string): string {
  const [inBody, inRecord] =
    Object.entries(written).find(([, target]) => pointer === target || pointer.startsWith(`${target}/`)) ?? []
  return inBody === undefined || inRecord === undefined ? pointer : inBody + pointer.slice(inRecord.length)
}

/**
 * Whether the document lets a body have a field. An object of which it names no field, or of which it says that there may
 * be others, is open.
 */
export function isDocumented({ api: { document } }: Engine, schema: unknown, pointer: string): boolean {
  let here = schema
  for (const token of pointerTokens(pointer)) {
    const shape = shapeOf(document.resolve, here)
    const properties = new Map(propertiesOf(document.resolve, shape))
    const { items, additionalProperties = false } = shape.schema
    const below = properties.get(token) ?? (/^\d+$/.test(token) ? items : undefined)
    if (below === undefined) return additionalProperties !== false || (properties.size === 0 && !items)
    here = below
  }
  return true
}
