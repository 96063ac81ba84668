import { isObject } from '../../model/json.ts'
import { pointerTokens } from '../../model/pointer.ts'

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
    const views = schemas.flatMap((schema) => composed(schema, resolve))
    if (views.length > 0 && views.every(isOpen)) return 'open'
    schemas = views.flatMap((view) => children(view, token)).map(resolve)
  }
  return schemas
}

/** Names that schemas list for properties, for "did you mean". */
export function propertyNames(schemas: Reached, resolve: Resolve): string[] {
  const views = schemas === 'open' ? [] : schemas.flatMap((schema) => composed(schema, resolve))
  return views.flatMap(({ properties }) => (isObject(properties) ? Object.keys(properties) : []))
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
