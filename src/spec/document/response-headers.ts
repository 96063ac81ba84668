import { isObject } from '../../model/json.ts'
import type { Operation } from '../../model/operation.ts'
import { at, toPointer } from '../../model/pointer.ts'
import type { ApiDocument } from '../api.ts'

/** A header that an answer is documented with. */
export interface ResponseHeader {
  /** Of the answer, as written: `200`, `4XX`, `default`. */
  status: string
  name: string
  header: Record<string, unknown>
  /** Pointer of the answer. */
  pointer: string
}

/** Headers that the answers of an operation are documented with. */
export function responseHeaders(
  { content, resolve }: Pick<ApiDocument, 'content' | 'resolve'>,
  { pointer, responses }: Operation,
): ResponseHeader[] {
  return Object.keys(responses).flatMap((status) => {
    const place = pointer + toPointer(['responses', status])
    const { headers } = resolve(at(content, place))
    return Object.entries(isObject(headers) ? headers : {}).map(([name, node]) => ({
      ...{ status, name, pointer: place },
      header: resolve(node),
    }))
  })
}

/** The header of this name that a success of an operation is documented with; case does not matter. */
export function successHeader(
  document: Pick<ApiDocument, 'content' | 'resolve'>,
  operation: Operation,
  header: string,
): ResponseHeader | undefined {
  return responseHeaders(document, operation).find(
    ({ status, name }) => status.startsWith('2') && name.toLowerCase() === header.toLowerCase(),
  )
}
