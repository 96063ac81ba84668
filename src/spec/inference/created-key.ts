import type { ApiDocument } from '../api.ts'
import { successHeader } from '../document/response-headers.ts'
import { fieldsOf, successOf } from './fields.ts'

/**
 * Whether the answer to a creation surely does not tell the key of the record: it has a shape of its own without it, neither
 * itself nor in an object, and no `Location`. Where the document says nothing of the answer, it may well tell.
 */
export function hidesKey(document: ApiDocument, create: string, id: string): boolean {
  const operation = document.operation(create)
  const answer = successOf(document, create)
  if (!operation || !answer || successHeader(document, operation, 'Location')) return false
  const whole = fieldsOf(document, answer.schema)
  const inner = whole.flatMap(({ schema }) => fieldsOf(document, schema))
  return whole.length > 0 && ![...whole, ...inner].some(({ pointer }) => pointer === id)
}
