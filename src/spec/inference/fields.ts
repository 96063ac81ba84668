import { isObject } from '../../model/json.ts'
import { toPointer } from '../../model/pointer.ts'
import type { ApiDocument } from '../api.ts'

/** A property of an object schema. */
export interface Field {
  name: string
  /** Within the object: `/vendorId`. */
  pointer: string
  schema: Record<string, unknown>
  types: readonly string[]
}

const COMPOSED = ['allOf', 'anyOf', 'oneOf'] as const

/** The properties a schema lists, with those of what it is composed of. Bounded: schemas may hold themselves. */
export function fieldsOf({ resolve }: ApiDocument, node: unknown): Field[] {
  const found = new Map<string, Field>()
  const look = (part: unknown, depth: number): void => {
    const schema = resolve(part)
    if (depth > 12) return
    for (const [name, property] of Object.entries(isObject(schema.properties) ? schema.properties : {})) {
      const known = found.get(name)?.schema
      // What two parts describe must fit both: a wrapper's `data` is an array, and the list says of what.
      const both = known === undefined ? resolve(property) : { allOf: [property, known] }
      const types = typesOf({ resolve }, both)
      found.set(name, { name, pointer: toPointer([name]), schema: both, types })
    }
    for (const keyword of COMPOSED)
      for (const one of Array.isArray(schema[keyword]) ? schema[keyword] : []) look(one, depth + 1)
  }
  look(node, 0)
  return [...found.values()]
}

/** Types a schema allows, without null; from its shape where it names none. */
export function typesOf({ resolve }: Pick<ApiDocument, 'resolve'>, node: unknown, depth = 0): string[] {
  const schema = resolve(node)
  const named = [schema.type].flat().filter((type) => typeof type === 'string' && type !== 'null')
  if (named.length > 0) return named as string[]
  if (isObject(schema.properties)) return ['object']
  if ('items' in schema) return ['array']
  if (depth > 12) return []
  const parts = COMPOSED.flatMap((keyword) => (Array.isArray(schema[keyword]) ? schema[keyword] : []))
  return [...new Set(parts.flatMap((part) => typesOf({ resolve }, part, depth + 1)))]
}

export function isScalar({ types }: Field): boolean {
  return types.length > 0 && types.every((type) => type !== 'object' && type !== 'array')
}

/** What an operation answers with on success: the first 2XX that has JSON. */
export function successOf(
  document: ApiDocument,
  address: string,
): { schema: Record<string, unknown>; pointer: string } | undefined {
  const statuses = Object.keys(document.operation(address)?.responses ?? {}).filter((status) =>
    /^2\d\d$/.test(status),
  )
  for (const status of [...statuses, '200']) {
    const found = document.responseSchema(address, Number(status))
    if (found) return found
  }
  return undefined
}
