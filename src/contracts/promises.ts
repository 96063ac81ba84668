import { isObject } from '../model/json.ts'

export type Schema = Record<string, unknown>
export type Resolve = (node: unknown) => Schema

/** Deeper than this nobody composes schemas, but for those that refer to themselves. */
const DEEPEST = 20

/** Whether every value that a schema allows has this member. */
export function promises(schema: Schema, member: string, resolve: Resolve): boolean {
  return promisesBelow(schema, member, { resolve, depth: 0 })
}

/** How to go on into the parts of a schema, and how deep that is. */
interface Way {
  resolve: Resolve
  depth: number
}

function promisesBelow(schema: Schema, member: string, { resolve, depth }: Way): boolean {
  if (depth > DEEPEST) return false
  const inner = (part: Schema) => promisesBelow(part, member, { resolve, depth: depth + 1 })
  if (Array.isArray(schema.required) && schema.required.includes(member)) return true
  return partsOf(schema, 'allOf', resolve).some(inner) || everyChoice(schema, resolve, inner)
}

/** Whether a schema allows null, as far as it tells: one that tells no type may. */
export function mayBeNull(schema: Schema, resolve: Resolve, depth = 0): boolean {
  if (depth > DEEPEST) return true
  const inner = (part: Schema) => mayBeNull(part, resolve, depth + 1)
  const { type, nullable, enum: values, const: only } = schema
  if (Array.isArray(values)) return values.includes(null)
  if ('const' in schema) return only === null
  if (type !== undefined) return nullable === true || [type].flat().includes('null')
  const all = partsOf(schema, 'allOf', resolve)
  const refused = all.some((part) => !inner(part)) || everyChoice(schema, resolve, (part) => !inner(part))
  return nullable === true || !refused
}

/** What a keyword says of whatever stands here: in the schema, and in all parts that always hold with it. */
export function told(schema: Schema, keyword: string, resolve: Resolve): unknown[] {
  return toldBelow(schema, keyword, { resolve, depth: 0 })
}

function toldBelow(schema: Schema, keyword: string, { resolve, depth }: Way): unknown[] {
  if (depth > DEEPEST) return []
  const sole = ['anyOf', 'oneOf']
    .map((how) => partsOf(schema, how, resolve))
    .filter(({ length }) => length === 1)
  const parts = [...partsOf(schema, 'allOf', resolve), ...sole.flat()]
  const own = keyword in schema ? [schema[keyword]] : []
  return [...own, ...parts.flatMap((part) => toldBelow(part, keyword, { resolve, depth: depth + 1 }))]
}

function everyChoice(schema: Schema, resolve: Resolve, test: (part: Schema) => boolean): boolean {
  return ['anyOf', 'oneOf'].some((how) => {
    const choices = partsOf(schema, how, resolve)
    return choices.length > 0 && choices.every(test)
  })
}

function partsOf(schema: Schema, keyword: string, resolve: Resolve): Schema[] {
  const list = schema[keyword]
  return Array.isArray(list) ? list.filter(isObject).map(resolve) : []
}
