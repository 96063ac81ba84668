import { isObject } from '../../model/json.ts'
import { at, pointerTokens, setOwn, toPointer } from '../../model/pointer.ts'
import { propertiesOf, requiredOf, type Shape, shapeOf } from '../../sandbox/data/schema-shape.ts'
import type { Entity, Scope } from '../scope.ts'

export type WriteRole = 'create' | 'update'
export const WRITE_ROLES: readonly WriteRole[] = ['create', 'update']

/** What the body of a write may hold at one place. A list has the place of each of its items as its only child. */
export interface WriteField {
  // In the body, with * for any item: `/lineItem/*/quantity`.
  body: string
  /** The same field in the record. */
  record: string
  shape: Shape
  /** Its holder must have it. */
  required: boolean
  children: WriteField[]
}

/** Deeper than this a body is left as it is: schemas may refer to themselves. */
const DEEPEST = 5

const known = new WeakMap<object, Map<string, WriteField[]>>()

/** What a caller may send to create or update a record, as the document says; empty where the body is no JSON object. */
export function writeFields(scope: Scope, entity: Entity, role: WriteRole): WriteField[] {
  const address = entity[role] ?? ''
  const read = known.get(scope.api) ?? new Map<string, WriteField[]>()
  known.set(scope.api, read)
  const fields = read.get(address) ?? fieldsOf(scope, entity, bodySchema(scope, address))
  read.set(address, fields)
  return fields
}

/** Every field that holds a value of its own, of lines too. */
export function leaves(fields: readonly WriteField[]): WriteField[] {
  return fields.flatMap((field) => (field.children.length > 0 ? leaves(field.children) : [field]))
}

/** The field that a record's pointer names, if a body may carry it. */
export function fieldAt(fields: readonly WriteField[], record: string): WriteField | undefined {
  const [found] = fields.filter((field) => record === field.record || record.startsWith(`${field.record}/`))
  if (!found || found.record === record) return found
  return fieldAt(found.children, record) ?? (found.children.length === 0 ? below(found, record) : undefined)
}

/** A place within an open object, such as one custom field. */
function below(field: WriteField, record: string): WriteField | undefined {
  if (field.shape.types[0] !== 'object') return undefined
  const shape: Shape = { schema: {}, types: [], nullable: true }
  return {
    body: field.body + record.slice(field.record.length),
    record,
    shape,
    required: false,
    children: [],
  }
}

/** Whether a field takes a file, which no record shows (OpenAPI 3.1: `contentMediaType`; 3.0: format `binary`). */
export function isFile({ shape: { schema } }: WriteField): boolean {
  return schema.format === 'binary' || schema.contentMediaType !== undefined
}

/** Media types a body may have: JSON, or the parts of a form. */
export function bodyType({ api }: Scope, address: string): 'json' | 'form' {
  const types = api.document.operation(address)?.requestTypes ?? []
  return types.includes('multipart/form-data') && !types.includes('application/json') ? 'form' : 'json'
}

function bodySchema({ api: { document } }: Scope, address: string): unknown {
  const operation = document.operation(address)
  const body = operation && document.resolve(at(document.content, `${operation.pointer}/requestBody`))
  const content = isObject(body?.content) ? body.content : {}
  const media = content['application/json'] ?? content['multipart/form-data']
  return isObject(media) ? media.schema : undefined
}

function fieldsOf(scope: Scope, entity: Entity, schema: unknown): WriteField[] {
  if (schema === undefined) return []
  const { resolve } = scope.api.document
  const expand = (node: unknown, body: string, depth: number): WriteField[] => {
    const shape = shapeOf(resolve, node)
    const required = new Set(requiredOf(shape))
    return propertiesOf(resolve, shape, 'write').map(([name, property]) => {
      const pointer = body + toPointer([name])
      return { ...field(pointer, shapeOf(resolve, property), depth), required: required.has(name) }
    })
  }
  const field = (body: string, shape: Shape, depth: number): WriteField => {
    const record = recordPointer(entity, body)
    const { items } = shape.schema
    const listed = shape.types[0] === 'array' && items !== undefined && depth < DEEPEST
    const children = listed
      ? [itemOf(expand(items, `${body}/*`, depth + 1), { body, record, shape: shapeOf(resolve, items) })]
      : depth < DEEPEST
        ? expand(shape.schema, body, depth + 1)
        : []
    return { body, record, shape, required: false, children }
  }
  return expand(schema, '', 0)
}

function itemOf(children: WriteField[], of: { body: string; record: string; shape: Shape }): WriteField {
  return { body: `${of.body}/*`, record: `${of.record}/*`, shape: of.shape, required: false, children }
}

/** What a body calls otherwise than the record is named by the binding. */
function recordPointer({ written = {} }: Entity, body: string): string {
  const renamed = Object.entries(written).find(([from]) => body === from || body.startsWith(`${from}/`))
  return renamed ? renamed[1] + body.slice(renamed[0].length) : body
}

/** Puts a value where a pointer with numbers names a place, making objects and items on the way. */
export function put(target: unknown, pointer: string, value: unknown): void {
  const tokens = pointerTokens(pointer)
  let holder = target
  for (const [depth, token] of tokens.entries()) {
    if (!isObject(holder) && !Array.isArray(holder)) return
    const slot = holder as Record<string, unknown>
    const isLast = depth === tokens.length - 1
    if (isLast) setOwn(slot, token, value)
    else if (!Object.hasOwn(slot, token) || slot[token] == null)
      setOwn(slot, token, /^\d+$/.test(tokens[depth + 1] ?? '') ? [] : {})
    holder = slot[token]
  }
}

/** Takes out what a pointer with numbers names. */
export function drop(target: unknown, pointer: string): void {
  const tokens = pointerTokens(pointer)
  const holder = at(target, toPointer(tokens.slice(0, -1)))
  const last = tokens.at(-1) ?? ''
  if (Array.isArray(holder)) holder.splice(Number(last), 1)
  else if (isObject(holder)) delete holder[last]
}
