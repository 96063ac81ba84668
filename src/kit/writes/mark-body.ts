import { at } from '../../model/pointer.ts'
import { put, type WriteField } from './fields.ts'

/** Puts a mark before the text that a field has, and leaves it no longer than it may be. */
export function markBody(
  body: Record<string, unknown>,
  field: WriteField | undefined,
  mark: () => string,
): void {
  const text = field && at(body, field.body)
  if (!field?.shape.types.includes('string') || (text !== undefined && typeof text !== 'string')) return
  const longest = Number(field.shape.schema.maxLength ?? Number.POSITIVE_INFINITY)
  const marked = text === undefined ? mark() : `${mark()} ${text}`
  put(body, field.body, [...marked].slice(0, longest).join(''))
}
