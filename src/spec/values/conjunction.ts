import { isObject } from '../../model/json.ts'
import { toPointer } from '../../model/pointer.ts'
import { LOOSE, type Part, type Schema, type SchemaView } from './schema-view.ts'

/** What a value has to fulfil at once, with `$ref` and `allOf` laid open. */
export interface Conjunction {
  parts: Part[]
  impossible: boolean
  /** How many references to schemas that lead back to themselves were followed. */
  crossings: number
}

export function conjunction(view: SchemaView, given: readonly Part[]): Conjunction {
  const found = new Map<string, Part>()
  const state = { impossible: false, crossings: 0 }
  const add = (part: Part): void => {
    // A place counts once, also where a choice it leaves has been made: a branch may well refer back to its base.
    const place = part.pointer ?? part.key
    if (found.has(place)) return
    const { $ref, allOf, ...rest } = part.node
    found.set(place, { ...part, node: rest })
    if (part.impossible) state.impossible = true
    const target = view.target($ref)
    if (target) {
      if (!found.has(target.pointer ?? target.key) && view.isRecursive(target.pointer ?? ''))
        state.crossings += 1
      add(target)
    }
    if (Array.isArray(allOf)) for (const index of allOf.keys()) add(below(view, part, ['allOf', index]))
  }
  for (const part of given) add(part)
  return { ...state, parts: [...found.values()] }
}

/** The schema at a place below a part. */
export function below(view: SchemaView, part: Part, tokens: readonly (string | number)[]): Part {
  if (part.pointer !== undefined) return view.part(part.pointer + toPointer(tokens))
  let node: unknown = part.node
  for (const token of tokens)
    node = isObject(node) || Array.isArray(node) ? Reflect.get(node, token) : undefined
  const key = part.key + toPointer(tokens)
  return node === false ? { node: {}, key, impossible: true } : { node: isObject(node) ? node : {}, key }
}

/** A part without the keywords that leave a choice, once it was made; its place stays. */
export function without(part: Part, ...keywords: string[]): Part {
  const kept = Object.entries(part.node).filter(([keyword]) => !keywords.includes(keyword))
  const key = `${part.key}#-${keywords.join('-')}`
  return { ...part, node: Object.fromEntries(kept), key, settled: true }
}

export function added(node: Schema, key = JSON.stringify(node)): Part {
  return { node, key: `#+${key}` }
}

export const ALL_TYPES = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'] as const
export type TypeName = (typeof ALL_TYPES)[number]

const KEYWORDS_OF: Partial<Record<TypeName, readonly string[]>> = {
  object: [
    ...['properties', 'required', 'additionalProperties', 'patternProperties', 'propertyNames'],
    ...['minProperties', 'maxProperties', 'dependentRequired', 'unevaluatedProperties'],
  ],
  array: ['items', 'prefixItems', 'contains', 'uniqueItems', 'minItems', 'maxItems', 'unevaluatedItems'],
  string: ['pattern', 'minLength', 'maxLength', 'format'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
}

/** Types that a value may have; `integer` only where `number` is not among them. */
export function typesOf(parts: readonly Part[]): TypeName[] {
  const allowed = ALL_TYPES.filter((type) =>
    parts.every(({ node }) => {
      if (node.type === undefined) return true
      const names = [node.type].flat()
      return names.includes(type) || (type === 'integer' && names.includes('number'))
    }),
  )
  return allowed.filter((type) => type !== 'integer' || !allowed.includes('number'))
}

/**
 * The types that the schema speaks of: a schema that names `properties` and no type means an object. One that says nothing
 * at all takes anything; what is made for it is plain, since its author had something in mind.
 */
export function meantTypes(parts: readonly Part[]): TypeName[] {
  const allowed = typesOf(parts)
  if (parts.some(({ node }) => node.type !== undefined)) return allowed
  const meant = allowed.filter((type) =>
    KEYWORDS_OF[type]?.some((keyword) => parts.some(({ node }) => keyword in node)),
  )
  if (meant.length > 0) return meant
  return parts.some(({ node }) => LOOSE in node) ? ['string'] : ['string', 'integer', 'boolean']
}

/** All values that a keyword has among the parts. */
export function valuesOf<T>(parts: readonly Part[], keyword: string): T[] {
  return parts.flatMap(({ node }) => (node[keyword] === undefined ? [] : [node[keyword] as T]))
}

/** The values that `const` and `enum` leave; undefined where there is neither. */
export function listedValues(view: SchemaView, parts: readonly Part[]): unknown[] | undefined {
  const lists = [
    ...parts.filter(({ node }) => Object.hasOwn(node, 'const')).map(({ node }) => [node.const]),
    ...valuesOf<unknown[]>(parts, 'enum'),
  ]
  const [first, ...more] = lists
  if (!first) return undefined
  const common = first.filter((value) =>
    more.every((list) => list.some((other) => JSON.stringify(other) === JSON.stringify(value))),
  )
  return common.filter((value) => view.fulfils(parts, value))
}

export function largest(values: readonly number[]): number | undefined {
  return values.length > 0 ? Math.max(...values) : undefined
}

export function least(values: readonly number[]): number | undefined {
  return values.length > 0 ? Math.min(...values) : undefined
}
