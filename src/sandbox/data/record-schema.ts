import { type Binding, type EntityBinding, itemsPointer } from '../../model/binding.ts'
import { pointerTokens } from '../../model/pointer.ts'
import type { Api, ApiDocument } from '../../spec/api.ts'
import { propertiesOf, shapeOf } from './schema-shape.ts'

/** Schema of an entity's record: an item as its own call gives it, else an entry of its list. */
export function recordSchema({ document, binding }: Api, entity: EntityBinding): unknown {
  return (
    (entity.get && itemSchema(document, binding.envelopes, entity.get)) ??
    (entity.list && entrySchema(document, itemsPointer(binding, entity), entity.list)) ??
    {}
  )
}

function itemSchema(document: ApiDocument, envelopes: Binding['envelopes'], address: string): unknown {
  return schemaUnder(document, successSchema(document, address), envelopes.item)
}

function entrySchema(document: ApiDocument, items: string, address: string): unknown {
  const list = schemaUnder(document, successSchema(document, address), items)
  return list === undefined ? undefined : shapeOf(document.resolve, list).schema.items
}

/** The answer that an operation documents for success; undefined where it documents no JSON. */
export function successSchema(document: ApiDocument, address: string): unknown {
  return document.responseSchema(address, successStatus(document, address))?.schema
}

/** First documented 2XX. */
export function successStatus(document: ApiDocument, address: string): number {
  const documented = Object.keys(document.operation(address)?.responses ?? {})
  return Number(documented.find((status) => /^2\d\d$/.test(status)) ?? 200)
}

/** The schema of the value that a JSON Pointer names in instances of a schema. */
export function schemaUnder(document: ApiDocument, schema: unknown, pointer: string): unknown {
  return pointerTokens(pointer).reduce<unknown>((under, token) => {
    if (under === undefined) return undefined
    const shape = shapeOf(document.resolve, under)
    return new Map(propertiesOf(document.resolve, shape)).get(token) ?? shape.schema.items
  }, schema)
}
