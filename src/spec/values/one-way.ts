import { isObject } from '../../model/json.ts'
import { walk } from '../document/grammar.ts'
import { type Resolve, resolverFor } from '../document/resolve.ts'

type Schema = Record<string, unknown>

/** Which way a value goes: a request has no `readOnly` properties, a response no `writeOnly` ones. */
export type Direction = 'request' | 'response'

/** A copy of a document in which nothing is required that does not travel in this direction. */
export function withoutOneWayDemands(content: Schema, direction: Direction): Schema {
  const copy = structuredClone(content)
  const resolve = resolverFor(copy)
  walk({ kind: 'document', node: copy, tokens: [] }, ({ kind, node }) => {
    if (kind !== 'schemas') return
    const names = oneWayNames(node, { resolve, direction, seen: new Set() })
    if (names.size > 0) for (const member of [node, ...inlineMembers(node)]) dropDemands(member, names)
  })
  return copy
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
  const members = listOf(node.allOf).map((member) => oneWayNames(search.resolve(member), search))
  return new Set([...own, ...members.flatMap((names) => [...names])])
}

function inlineMembers(node: Schema): Schema[] {
  return listOf(node.allOf).filter(isObject)
}

function dropDemands(node: Schema, names: ReadonlySet<string>): void {
  if (Array.isArray(node.required)) node.required = node.required.filter((name) => !names.has(name))
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
