import type { KeySource } from '../../model/chain.ts'
import type { Method, Operation } from '../../model/operation.ts'
import { pointerTokens, toPointer } from '../../model/pointer.ts'
import type { ApiDocument } from '../api.ts'
import type { Reached } from './chains.ts'
import type { Findings } from './evidence.ts'
import { type Field, fieldsOf, successOf } from './fields.ts'
import { keyField } from './key-field.ts'
import type { FoundList } from './lists.ts'
import { ASKS } from './names.ts'

/** What may be an entity without a list: the operations of a collection, and of one path below it. */
export interface Unlisted {
  path: string
  name: string
  item: string | undefined
  at(path: string, ...methods: Method[]): Operation | undefined
}

/**
 * The record of a collection that nothing lists, where what creates one answers with it and its key, and another call reads
 * it by that key. Undefined for any other: what is made there could not be read back.
 */
export function unlistedRecord(
  document: ApiDocument,
  { path, name, item, at }: Unlisted,
  { reach, findings }: { reach: (path: string) => Reached; findings: Findings },
): { create: Operation; found: FoundList } | undefined {
  const create = at(path, 'POST')
  const get = item === undefined ? undefined : at(item, 'GET')
  if (!create || !get || path.includes('{') || ASKS.test(path)) return undefined
  const [key] = Object.values(reach(get.path).keys)
  const pointer = key?.source.from === create.address ? pointerOf(key.source) : undefined
  if (!key || pointer === undefined) return undefined
  const tokens = pointerTokens(pointer)
  const [place, id] = [tokens.slice(0, -1), toPointer(tokens.slice(-1))]
  const read = under(document, get.address, place)
  const parameter = /\{([^{}]+)\}\/?$/.exec(get.path)?.[1]
  const answered = under(document, create.address, place)?.fields.some((field) => field.pointer === id)
  if (!answered || !read || keyField(read.fields, { parameter, name })?.field.pointer !== id) {
    findings.gap(`${create.address} and ${get.address} do not both answer with ${id}, the key of a record`)
    return undefined
  }
  const because = `${key.because}, and ${get.address} reads by it`
  return { create, found: { items: '', ...read, because, at: key.at } }
}

/** Where the answer to a creation has the key; a key that is sent is there as well, where the record is answered. */
function pointerOf({ at, request }: KeySource): string | undefined {
  return at ?? /^body#(\/.*)$/.exec(request ?? '')?.[1]
}

/** The object that stands at a place of an answer. */
function under(
  document: ApiDocument,
  address: string,
  place: readonly string[],
): { fields: Field[]; record: unknown } | undefined {
  let record: unknown = successOf(document, address)?.schema
  for (const token of place) record = fieldsOf(document, record).find(({ name }) => name === token)?.schema
  return record === undefined ? undefined : { fields: fieldsOf(document, record), record }
}
