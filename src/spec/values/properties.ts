import { isObject } from '../../model/json.ts'
import { staysOut } from '../document/one-way.ts'
import { below, largest, least, valuesOf } from './conjunction.ts'
import type { Part, SchemaView } from './schema-view.ts'

/** What the parts of a schema say together about the properties of an object. */
export interface Properties {
  named: string[]
  /** With those that `dependentRequired` asks for because of others. */
  required: string[]
  min: number
  max: number | undefined
}

export function propertiesOf(view: SchemaView, parts: readonly Part[]): Properties {
  const required = new Set(valuesOf<string[]>(parts, 'required').flat())
  const dependent = valuesOf<Record<string, string[]>>(parts, 'dependentRequired')
  for (const name of required)
    for (const map of dependent) for (const other of map[name] ?? []) required.add(other)
  const listed = parts.flatMap(({ node }) => Object.keys(isObject(node.properties) ? node.properties : {}))
  const more = dependent.flatMap((map) => Object.values(map).flat())
  const named = [...new Set([...listed, ...required, ...more])].filter((name) => name !== '__proto__')
  return {
    named: named.filter((name) => required.has(name) || !isLeftOut(view, parts, name)),
    required: [...required],
    min: largest(valuesOf<number>(parts, 'minProperties')) ?? 0,
    max: least(valuesOf<number>(parts, 'maxProperties')),
  }
}

function isLeftOut(view: SchemaView, parts: readonly Part[], name: string): boolean {
  return parts.some((part) => {
    if (!isObject(part.node.properties) || !Object.hasOwn(part.node.properties, name)) return false
    const property = below(view, part, ['properties', name])
    const target = view.target(property.node.$ref)
    return [property, target].some((one) => one && staysOut(one.node, view.direction))
  })
}

/** What a property has to fulfil; a part that allows no property of that name is impossible. */
export function propertyParts(view: SchemaView, parts: readonly Part[], name: string): Part[] {
  const known = parts.some((part) => ownParts(view, part, name).length > 0)
  return parts.flatMap((part) => {
    const own = ownParts(view, part, name)
    if (own.length === 0 && isSchema(part.node.additionalProperties))
      return [below(view, part, ['additionalProperties'])]
    if (!known && isSchema(part.node.unevaluatedProperties))
      return [below(view, part, ['unevaluatedProperties'])]
    return own
  })
}

function ownParts(view: SchemaView, part: Part, name: string): Part[] {
  const { properties, patternProperties } = part.node
  const own =
    isObject(properties) && Object.hasOwn(properties, name) ? [below(view, part, ['properties', name])] : []
  const matching = Object.keys(isObject(patternProperties) ? patternProperties : {}).filter((pattern) =>
    matches(pattern, name),
  )
  return [...own, ...matching.map((pattern) => below(view, part, ['patternProperties', pattern]))]
}

export function matches(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text)
  } catch {
    return false
  }
}

/** May there be properties that no part names? */
export function isOpen(parts: readonly Part[]): boolean {
  return parts.every(
    ({ node }) => node.additionalProperties !== false && node.unevaluatedProperties !== false,
  )
}

function isSchema(value: unknown): boolean {
  return typeof value === 'boolean' || isObject(value)
}
