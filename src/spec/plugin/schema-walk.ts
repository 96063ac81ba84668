import { isObject } from '../../model/json.ts'
import { pointerTokens, toPointer } from '../../model/pointer.ts'

type Schema = Record<string, unknown>
type Resolve = (node: unknown) => Schema

/** Schemas that hold at a place, or `open` where whatever stands there is allowed. Empty: nothing can stand there. */
export type Reached = Schema[] | 'open'

/**
 * Follows a pointer (`*` for any index) from where these schemas hold. Only schemas that list what there is, and do not
 * list the next step, lead nowhere.
 */
export function reach(from: Reached, pointer: string, resolve: Resolve): Reached {
  let schemas = from
  for (const token of pointerTokens(pointer)) {
    if (schemas === 'open') return 'open'
    const composing = views(schemas, resolve)
    if (composing.length > 0 && composing.every(isOpen)) return 'open'
    schemas = composing.flatMap((view) => children(view, token)).map(resolve)
  }
  return schemas
}

/** Names that schemas list for properties, for "did you mean". */
export function propertyNames(schemas: Reached, resolve: Resolve): string[] {
  return views(schemas, resolve).flatMap(({ properties }) =>
    isObject(properties) ? Object.keys(properties) : [],
  )
}

/** The values that schemas list for what stands there; undefined where they list none. */
export function allowedValues(schemas: Reached, resolve: Resolve): unknown[] | undefined {
  return views(schemas, resolve).find(({ enum: values }) => Array.isArray(values))?.enum as
    | unknown[]
    | undefined
}

/** Types that schemas give what stands there; empty where they give none. */
export function typesAt(schemas: Reached, resolve: Resolve): unknown[] {
  return views(schemas, resolve).flatMap(({ type }) => (type === undefined ? [] : [type].flat()))
}

/** Whether schemas refuse an object without what a pointer names in it. */
export function demands(from: Reached, pointer: string, resolve: Resolve): boolean {
  const tokens = pointerTokens(pointer)
  const parent = reach(from, toPointer(tokens.slice(0, -1)), resolve)
  return views(parent, resolve).some(
    ({ required }) => Array.isArray(required) && required.includes(tokens.at(-1)),
  )
}

function views(schemas: Reached, resolve: Resolve): Schema[] {
  return schemas === 'open' ? [] : schemas.flatMap((schema) => composed(schema, resolve))
}

/** A schema with all that it is composed of, as far as that could allow a property. */
function composed(schema: Schema, resolve: Resolve, depth = 0): Schema[] {
  if (depth > 20) return []
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
    const list = schema[keyword]
    return Array.isArray(list) ? list : []
  })
  return [schema, ...parts.flatMap((part) => composed(resolve(part), resolve, depth + 1))]
}

/** Says nothing about properties or items, and does not rule them out by its type. */
function isOpen(schema: Schema): boolean {
  if (isObject(schema.properties) || 'items' in schema || 'prefixItems' in schema) return false
  const types = [schema.type].flat()
  return types[0] === undefined || types.includes('object') || types.includes('array')
}

function children(schema: Schema, token: string): unknown[] {
  const { properties, patternProperties, additionalProperties, items, prefixItems } = schema
  const found: unknown[] = []
  if (isObject(properties) && Object.hasOwn(properties, token)) found.push(properties[token])
  if (isObject(patternProperties)) found.push(...Object.values(patternProperties))
  if (isObject(additionalProperties) || additionalProperties === true) found.push(additionalProperties)
  if (/^(\d+|\*)$/.test(token)) {
    if (isObject(items) || items === true) found.push(items)
    if (Array.isArray(prefixItems)) found.push(...prefixItems)
  }
  return found
}
