import { isObject } from '../../model/json.ts'
import type { OperationParameter } from '../../model/operation.ts'
import { at, toPointer } from '../../model/pointer.ts'
import type { ApiDocument } from '../api.ts'
import { type Writing, writingOf } from './writing.ts'

/** A documented parameter, with what reading it takes. */
export interface Described {
  writing: Writing
  /** Pointer of its schema; undefined where it has none, or where the document says nothing about how it is sent. */
  schema: string | undefined
  /** Names of its properties where they travel as names of their own (exploded `form`); else none. */
  members: readonly string[]
  mayBeEmpty: boolean
}

const known = new WeakMap<OperationParameter, Described>()

/** Worked out once per parameter: a list may have dozens of them, and is called thousands of times. */
export function describedParameter(document: ApiDocument, parameter: OperationParameter): Described {
  const described = known.get(parameter) ?? describe(document, parameter)
  known.set(parameter, described)
  return described
}

function describe(document: ApiDocument, parameter: OperationParameter): Described {
  const writing = writingOf(parameter)
  const { style, explode, contentType } = writing
  const inside = contentType === undefined ? ['schema'] : ['content', contentType, 'schema']
  const place = parameter.pointer + toPointer(inside)
  const schema = at(document.content, place)
  const isSpread = contentType === undefined && style === 'form' && explode
  return {
    writing,
    schema: schema === undefined || isSpokenFor(document, parameter) ? undefined : place,
    members: isSpread ? [...memberNames(document, schema)] : [],
    mayBeEmpty: document.resolve(at(document.content, parameter.pointer)).allowEmptyValue === true,
  }
}

/** Whose definition as a parameter is to be ignored (OpenAPI 3.1.1, Parameter Object, `name`). */
const RESERVED = ['accept', 'content-type', 'authorization']

/** What other parts of a document, or of HTTP, say: reserved headers, credentials, the names of all cookies. */
function isSpokenFor({ content }: ApiDocument, { name, in: place }: OperationParameter): boolean {
  const same = (one: unknown) =>
    place === 'header' ? String(one).toLowerCase() === name.toLowerCase() : one === name
  const schemes = Object.values(Object(at(content, '/components/securitySchemes')))
  const isCredential = schemes.some((one) => isObject(one) && one.in === place && same(one.name))
  return isCredential || (place === 'header' && [...RESERVED, 'cookie'].some(same))
}

/** Names of the properties of an object, in whichever part of its schema. */
function memberNames(document: ApiDocument, node: unknown, seen = new Set<unknown>()): Set<string> {
  const schema = document.resolve(node)
  if (seen.has(schema)) return new Set()
  seen.add(schema)
  const parts = [schema.allOf, schema.anyOf, schema.oneOf].flatMap((list) =>
    Array.isArray(list) ? list : [],
  )
  const own = isObject(schema.properties) ? Object.keys(schema.properties) : []
  return new Set([...own, ...parts.flatMap((part) => [...memberNames(document, part, seen)])])
}
