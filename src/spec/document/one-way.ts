import { isObject } from '../../model/json.ts'
import { walk } from './grammar.ts'
import { type Resolve, resolverFor } from './resolve.ts'

type Schema = Record<string, unknown>

/** Which way a value goes: a request has no `readOnly` properties, a response no `writeOnly` ones. */
export type Direction = 'request' | 'response'

/**
 * By schema, the names that it requires and that do not travel in this direction: there its `required` takes no effect.
 * Source: OpenAPI 3.0.3, Schema Object, `readOnly` and `writeOnly`; 3.1 leaves it to the reader, who is best read alike.
 */
export type OneWayDemands = ReadonlyMap<object, ReadonlySet<string>>

export function oneWayDemands(content: Schema, direction: Direction): OneWayDemands {
  const resolve = resolverFor(content)
  const demands = new Map<object, Set<string>>()
  walk({ kind: 'document', node: content, tokens: [] }, ({ kind, node }) => {
    if (kind !== 'schemas') return
    const names = oneWayNames(node, { resolve, direction, seen: new Set() })
    if (names.size > 0) for (const member of withInlineMembers(node)) note(demands, member, names)
  })
  return demands
}

/** A copy of a document in which nothing is required that does not travel in this direction. */
export function withoutOneWayDemands(content: Schema, direction: Direction): Schema {
  const copy = structuredClone(content)
  for (const [node, names] of oneWayDemands(copy, direction)) Object.assign(node, withoutDemands(node, names))
  return copy
}

/** The demands of a schema, `required` and `dependentRequired`, without these names. */
export function withoutDemands(node: object, names: ReadonlySet<string>): Schema {
  const { required, dependentRequired } = node as Schema
  const without = (list: unknown) => (Array.isArray(list) ? list.filter((name) => !names.has(name)) : list)
  return {
    ...(Array.isArray(required) && { required: without(required) }),
    ...(isObject(dependentRequired) && {
      dependentRequired: Object.fromEntries(
        Object.entries(dependentRequired).map(([name, list]) => [name, without(list)]),
      ),
    }),
  }
}

/** Is a property left out in this direction? */
export function staysOut(schema: Schema, direction: Direction): boolean {
  return direction === 'request' ? schema.readOnly === true : schema.writeOnly === true
}

interface Search {
  resolve: Resolve
  direction: Direction
  seen: Set<object>
}

function oneWayNames(node: Schema, search: Search): Set<string> {
  if (search.seen.has(node)) return new Set()
  search.seen.add(node)
  const own = Object.entries(isObject(node.properties) ? node.properties : {}).flatMap(([name, property]) =>
    [property, search.resolve(property)].some((one) => isObject(one) && staysOut(one, search.direction))
      ? [name]
      : [],
  )
  const target = typeof node.$ref === 'string' ? [search.resolve(node)] : []
  const members = [...target, ...listOf(node.allOf).filter(isObject)]
  return new Set([...own, ...members.flatMap((member) => [...oneWayNames(member, search)])])
}

/** A schema and what it is composed of in its own place; what it refers to is shared with others. */
function withInlineMembers(node: Schema): Schema[] {
  return [node, ...listOf(node.allOf).filter(isObject).flatMap(withInlineMembers)]
}

function note(demands: Map<object, Set<string>>, node: Schema, names: ReadonlySet<string>): void {
  const required = [
    node.required,
    ...Object.values(isObject(node.dependentRequired) ? node.dependentRequired : {}),
  ]
  const idle = required.flatMap(listOf).filter((name) => typeof name === 'string' && names.has(name))
  if (idle.length > 0) demands.set(node, new Set([...(demands.get(node) ?? []), ...idle.map(String)]))
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
