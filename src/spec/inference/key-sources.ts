import type { KeySource } from '../../model/chain.ts'
import { isObject } from '../../model/json.ts'
import type { Operation, OperationParameter } from '../../model/operation.ts'
import { at } from '../../model/pointer.ts'
import type { ApiDocument } from '../api.ts'
import { successHeader } from '../document/response-headers.ts'
import { fieldsOf, successOf } from './fields.ts'
import { keyField } from './key-field.ts'
import { type FoundList, listOf } from './lists.ts'
import { ASKS, plain, singularOf } from './names.ts'

/** How a key is come by, the surest first. */
export const WAYS = ['list', 'link', 'create', 'name', 'example'] as const

/** Where a path parameter's value comes from, how that was seen, and where in the document. */
export interface FoundKey {
  source: KeySource
  how: (typeof WAYS)[number]
  because: string
  at: string
}

/** A list that can be read with the keys in its path, and what the document itself gives. */
export interface KeyList {
  operation: Operation
  found: FoundList
  /** Of the parameters that it demands. */
  query: Record<string, string>
}

export function keyLists(document: ApiDocument): KeyList[] {
  return document.operations.flatMap((operation) => {
    if (operation.method !== 'GET' || operation.path.endsWith('}')) return []
    const query = demanded(document, operation)
    const found = query && listOf(document, operation.address)
    return found ? [{ operation, found, query }] : []
  })
}

/** Values of all parameters that a call demands beside its path; undefined where the document gives none for one. */
function demanded(document: ApiDocument, { parameters }: Operation): Record<string, string> | undefined {
  const values: Record<string, string> = {}
  for (const parameter of parameters.filter((one) => one.required && one.in !== 'path')) {
    const [value] = parameter.in === 'query' ? given(document, parameter) : []
    if (value?.source.value === undefined) return undefined
    values[parameter.name] = value.source.value
  }
  return values
}

/** The records of a list have it: of the one that a path continues, or of one that the parameter is named after. */
export function fromList(
  { operation, found, query }: KeyList,
  parameter: string,
  how: 'list' | 'name',
): FoundKey[] {
  const name = operation.path.split('/').findLast((part) => part !== '' && !/[{}]/.test(part)) ?? ''
  const key = keyField(found.fields, { parameter, name })
  if (!key) return []
  const source = {
    from: operation.address,
    ...(Object.keys(query).length > 0 ? { query } : {}),
    at: `${found.items}/*${key.field.pointer}`,
  }
  const because = `${operation.address} lists records with ${key.field.name}; ${key.because}`
  return [{ source, how, because, at: found.at }]
}

/** Lists of what a path is about: named after it, or of the very records that it answers with. In the order of the document. */
export class ListsByTopic {
  readonly #document: ApiDocument
  readonly #byName: ReadonlyMap<string, PlacedList[]>
  readonly #byRecord: ReadonlyMap<unknown, PlacedList[]>

  constructor(document: ApiDocument, lists: readonly KeyList[]) {
    const placed = lists.map((list, place) => ({ list, place }))
    this.#document = document
    this.#byName = Map.groupBy(placed, ({ list }) => singularOf(plain(collectionIn(list.operation))))
    this.#byRecord = Map.groupBy(
      placed.filter(({ list }) => isObject(list.found.record)),
      ({ list }) => document.resolve(list.found.record),
    )
  }

  about({ parameter, record }: { parameter: string; record: unknown }): KeyList[] {
    const same = record === undefined ? undefined : this.#byRecord.get(this.#document.resolve(record))
    const named = topicsIn(parameter).flatMap((topic) => this.#byName.get(topic) ?? [])
    return [...new Set([...named, ...(same ?? [])])].sort((a, b) => a.place - b.place).map(({ list }) => list)
  }
}

interface PlacedList {
  list: KeyList
  place: number
}

function collectionIn({ path }: Operation): string {
  const parts = path.replace(ASKS, '').split('/')
  return parts.findLast((part) => part !== '' && !/[{}]/.test(part)) ?? ''
}

const KEY_WORDS = ['id', 'key', 'uuid', 'guid', 'uid', 'name', 'code', 'slug', 'number']

/** `pet` of `{petId}`: what stands before each word for a key that it ends in. */
function topicsIn(parameter: string): string[] {
  const name = plain(parameter)
  return KEY_WORDS.filter((word) => name.endsWith(word) && name !== word).map((word) =>
    name.slice(0, -word.length),
  )
}

/** What a POST to the collection answers, a record with its key or where it stands; or the key that it is sent. */
export function fromCreation(document: ApiDocument, operation: Operation, parameter: string): FoundKey[] {
  const { address: from, path, pointer } = operation
  if (ASKS.test(path)) return []
  const name = path.split('/').at(-1) ?? ''
  const found = (source: KeySource, because: string, at = pointer): FoundKey[] => [
    { source: { from, ...source }, how: 'create', because: `${from} ${because}`, at },
  ]
  const answer = successOf(document, from)
  const key = keyWithin(document, answer?.schema, { parameter, name })
  if (key)
    return found({ at: key.field.pointer }, `answers with ${key.field.name}; ${key.because}`, answer?.pointer)
  if (successHeader(document, operation, 'Location'))
    return found({ header: 'Location' }, 'answers with Location')
  const sent = keyField(fieldsOf(document, bodySchema(document, operation)), { parameter, name })
  return sent
    ? found({ request: `body#${sent.field.pointer}` }, `is sent ${sent.field.name}; ${sent.because}`)
    : []
}

/** The key of a record, or of one that stands in an object of the answer. */
function keyWithin(document: ApiDocument, schema: unknown, by: { parameter: string; name: string }) {
  const whole = fieldsOf(document, schema)
  const inner = whole
    .filter(({ types }) => types.includes('object'))
    .flatMap((field) =>
      fieldsOf(document, field.schema).map((one) => ({ ...one, pointer: field.pointer + one.pointer })),
    )
  return keyField(whole, by) ?? keyField(inner, by)
}

function bodySchema(document: ApiDocument, { pointer }: Operation): unknown {
  const body = document.resolve(at(document.content, `${pointer}/requestBody`))
  return at(body, '/content/application~1json/schema')
}

/** A value that the document gives for the parameter: the one it may have, its example or its default. */
export function given(document: ApiDocument, { name, pointer }: OperationParameter): FoundKey[] {
  const node = document.resolve(at(document.content, pointer))
  const schema = document.resolve(node.schema)
  const [first] = Object.values(isObject(node.examples) ? node.examples : {})
  const told: [word: string, value: unknown][] = [
    ['const', schema.const],
    ['enum', listed(schema.enum)],
    ['example', node.example ?? document.resolve(first).value ?? schema.example ?? listed(schema.examples)],
    ['default', schema.default],
  ]
  const [word, value] = told.find(([, one]) => isScalarValue(one)) ?? []
  if (word === undefined) return []
  const because = `the document gives {${name}} ${JSON.stringify(value)} as ${word}`
  return [{ source: { value: String(value) }, how: 'example', because, at: pointer }]
}

function listed(values: unknown): unknown {
  return Array.isArray(values) ? values[0] : undefined
}

function isScalarValue(value: unknown): boolean {
  return (
    (typeof value === 'string' && value !== '') || typeof value === 'number' || typeof value === 'boolean'
  )
}
