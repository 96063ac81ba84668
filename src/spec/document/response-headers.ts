import type { Operation, OperationParameter } from '../../model/operation.ts'
import type { ApiDocument } from '../api.ts'

/** A header that an answer is documented with. */
export interface ResponseHeader extends OperationParameter {
  /** Of the answer, as written: `200`, `4XX`, `default`. */
  status: string
}

/** Headers that the answers of an operation are documented with. */
export function responseHeaders(
  document: Pick<ApiDocument, 'responseHeaders'>,
  { address, responses }: Operation,
): ResponseHeader[] {
  return Object.keys(responses).flatMap((status) =>
    (document.responseHeaders(address, status)?.headers ?? []).map((header) => ({ status, ...header })),
  )
}

/** The header of this name that a success of an operation is documented with; case does not matter. */
export function successHeader(
  document: Pick<ApiDocument, 'responseHeaders'>,
  operation: Operation,
  header: string,
): ResponseHeader | undefined {
  return responseHeaders(document, operation).find(
    ({ status, name }) => status.startsWith('2') && name.toLowerCase() === header.toLowerCase(),
  )
}
