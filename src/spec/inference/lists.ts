import type { ApiDocument } from '../api.ts'
import { type Field, fieldsOf, successOf, typesOf } from './fields.ts'
import { plain } from './names.ts'

/** Where the records of a list's answer stand, and how that was seen. */
export interface FoundList {
  /** `` for an array that is the whole answer. */
  items: string
  /** Fields of a record. */
  fields: Field[]
  record: unknown
  because: string
  at: string
}

/** Names that arrays of records go by, the likeliest first. */
const USUAL = ['data', 'items', 'results', 'content', 'value', 'values', 'records', 'entries', 'rows', 'list']

/** The list that an operation answers with; undefined where its answer is none. */
export function listOf(document: ApiDocument, address: string): FoundList | undefined {
  const answer = successOf(document, address)
  if (!answer) return undefined
  const found = (items: string, array: unknown, because: string): FoundList => {
    const record = itemsOf(document, array)
    return { items, record, fields: fieldsOf(document, record), because, at: answer.pointer }
  }
  if (typesOf(document, answer.schema).includes('array'))
    return found('', answer.schema, 'its answer is an array')
  const direct = arraysIn(document, answer.schema)
  const arrays = direct.length > 0 ? direct : arraysWithin(document, answer.schema)
  const usual = USUAL.map((name) => arrays.find((field) => plain(field.name) === name)).find(Boolean)
  const chosen = usual ?? (arrays.length === 1 && isEnvelope(document, answer.schema) ? arrays[0] : undefined)
  if (!chosen) return undefined
  const because =
    arrays.length === 1
      ? `${chosen.name} is the one array of objects in its answer`
      : `of ${arrays.length} arrays in its answer, ${chosen.name} is the usual name`
  return found(chosen.pointer, chosen.schema, because)
}

function arraysIn(document: ApiDocument, schema: unknown): Field[] {
  return fieldsOf(document, schema).filter(
    (field) => field.types.includes('array') && holdsRecords(document, field),
  )
}

/** Objects around an array of records: HAL puts what a page has into `_embedded`. */
const WITHIN = ['embedded', 'data', 'result', 'response']

function arraysWithin(document: ApiDocument, schema: unknown): Field[] {
  return fieldsOf(document, schema)
    .filter(({ name, types }) => types.includes('object') && WITHIN.includes(plain(name)))
    .flatMap((holder) =>
      isEnvelope(document, holder.schema)
        ? arraysIn(document, holder.schema).map((one) => ({ ...one, pointer: holder.pointer + one.pointer }))
        : [],
    )
}

/** A record may have one array of objects too, as its lines: then the answer has an identifier of its own. */
function isEnvelope(document: ApiDocument, schema: unknown): boolean {
  return !fieldsOf(document, schema).some(({ name }) => ['id', 'key', 'uuid'].includes(plain(name)))
}

function holdsRecords(document: ApiDocument, { schema }: Field): boolean {
  return typesOf(document, itemsOf(document, schema)).includes('object')
}

/** Schema of the items of an array, which may be composed. */
function itemsOf(document: ApiDocument, node: unknown, depth = 0): unknown {
  const schema = document.resolve(node)
  if ('items' in schema || depth > 12) return schema.items
  const parts = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => {
    const list = schema[keyword]
    return Array.isArray(list) ? list : []
  })
  return parts.map((part) => itemsOf(document, part, depth + 1)).find((items) => items !== undefined)
}

/** Where the record stands in the answer of an item: the whole, or the one object that has its fields. */
export function itemPointer(
  document: ApiDocument,
  address: string,
  record: readonly Field[],
): { item: string; fields: Field[]; because: string; at: string } | undefined {
  const answer = successOf(document, address)
  if (!answer) return undefined
  const names = new Set(record.map(({ name }) => name))
  const shared = (fields: readonly Field[]) => fields.filter(({ name }) => names.has(name)).length
  const whole = fieldsOf(document, answer.schema)
  const inner = whole
    .filter(({ types }) => types.includes('object'))
    .map((field) => ({ field, score: shared(fieldsOf(document, field.schema)) }))
    .sort((a, b) => b.score - a.score)[0]
  if (whole.length > 0 && inner && inner.score > shared(whole))
    return {
      item: inner.field.pointer,
      fields: fieldsOf(document, inner.field.schema),
      because: `${inner.field.name} has ${inner.score} fields of a record`,
      at: answer.pointer,
    }
  return { item: '', fields: whole, because: 'its answer has the fields of a record', at: answer.pointer }
}
