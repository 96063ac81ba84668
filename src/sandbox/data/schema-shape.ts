import { isObject } from '../../model/json.ts'
import type { ApiDocument } from '../../spec/api.ts'

/** A schema with `$ref` followed, `allOf` merged and one branch of `oneOf` or `anyOf` taken. */
export interface Shape {
  schema: Record<string, unknown>
  /** JSON types other than null; empty where the schema does not say. */
  types: string[]
  nullable: boolean
}

type Resolve = ApiDocument['resolve']

export function shapeOf(resolve: Resolve, node: unknown): Shape {
  const schema = flatten(resolve, node)
  const types = typesOf(schema)
  return {
    schema,
    types: types.filter((type) => type !== 'null'),
    nullable: isNullable(resolve, schema, types),
  }
}

/** Property schemas that an answer may show, or a request carry. */
export function propertiesOf(
  resolve: Resolve,
  { schema }: Shape,
  use: 'read' | 'write' = 'read',
): [name: string, schema: unknown][] {
  const properties = isObject(schema.properties) ? schema.properties : {}
  const hidden = use === 'read' ? 'writeOnly' : 'readOnly'
  return Object.entries(properties).filter(([, property]) => resolve(property)[hidden] !== true)
}

export function requiredOf({ schema }: Shape): readonly unknown[] {
  return Array.isArray(schema.required) ? schema.required : []
}

function flatten(resolve: Resolve, node: unknown): Record<string, unknown> {
  const schema = { ...resolve(node), ...siblings(node) }
  const parts = listOf(schema.allOf).map((part) => flatten(resolve, part))
  const branch = [schema.oneOf, schema.anyOf].flatMap(listOf).find((part) => !isNull(resolve, part))
  if (branch !== undefined) parts.push(flatten(resolve, branch))
  return parts.reduce(merge, schema)
}

/** What stands beside a `$ref` counts too. */
function siblings(node: unknown): Record<string, unknown> {
  if (!isObject(node) || node.$ref === undefined) return {}
  const { $ref, ...rest } = node
  return rest
}

function merge(a: Record<string, unknown>, b: Record<string, unknown>): Record<string, unknown> {
  const properties = both(record(a.properties), record(b.properties))
  const required = [...listOf(a.required), ...listOf(b.required)]
  return {
    ...b,
    ...a,
    ...both(pickItems(a), pickItems(b)),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
    ...(required.length > 0 ? { required } : {}),
  }
}

/** What both describe must fit both. */
function both(a: Record<string, unknown>, b: Record<string, unknown>): Record<string, unknown> {
  const shared = Object.keys(a).filter((name) => Object.hasOwn(b, name) && a[name] !== b[name])
  return { ...b, ...a, ...Object.fromEntries(shared.map((name) => [name, { allOf: [a[name], b[name]] }])) }
}

function pickItems({ items }: Record<string, unknown>): Record<string, unknown> {
  return items === undefined ? {} : { items }
}

function typesOf(schema: Record<string, unknown>): string[] {
  const { type } = schema
  if (typeof type === 'string') return [type]
  if (Array.isArray(type)) return type.filter((item) => typeof item === 'string')
  if (isObject(schema.properties)) return ['object']
  return schema.items === undefined ? [] : ['array']
}

function isNullable(resolve: Resolve, schema: Record<string, unknown>, types: string[]): boolean {
  const branches = [schema.oneOf, schema.anyOf].flatMap(listOf)
  return types.includes('null') || schema.nullable === true || branches.some((part) => isNull(resolve, part))
}

const isNull = (resolve: Resolve, node: unknown): boolean => resolve(node).type === 'null'
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const record = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {})
