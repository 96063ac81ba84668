import { toPointer } from '../../model/pointer.ts'
import type { ApiDocument, Violation } from '../api.ts'
import { describedParameter } from '../parameters/described.ts'
import { isMissing, parameterFault, type SentParameters } from '../parameters/sent.ts'
import { isCommonHeader } from './common-headers.ts'
import { shorten } from './violations.ts'

/** What of an answer its headers are held against. */
export interface AnswerHeaders {
  /** Of the operation. */
  address: string
  status: number
  headers: Headers
}

/** Documented headers that an answer lacks though they are required, or whose values are not as documented. */
export function headerFaults(
  document: ApiDocument,
  { address, status, headers }: AnswerHeaders,
): Violation[] {
  const sent: SentParameters = { query: [], cookies: [], header: (name) => headers.get(name) }
  const documented = document.responseHeaders(address, status)?.headers ?? []
  return documented.flatMap((header): Violation[] => {
    const violation = { kind: 'header', pointer: '', documentPointer: header.pointer } as const
    if (isMissing(document, header, sent))
      return [
        { ...violation, expected: `the header ${header.name}, which is required`, seen: 'no such header' },
      ]
    const fault = parameterFault(document, header, sent)
    if (fault === undefined) return []
    const schema = describedParameter(document, header).schema ?? header.pointer
    const seen = shorten(headers.get(header.name))
    return [{ ...violation, documentPointer: schema, expected: `the header ${header.name}: ${fault}`, seen }]
  })
}

/**
 * Headers of an answer that the document does not have for it. What HTTP itself, its caches, browsers and servers on the way
 * add is nobody's to document; nor are `known` names, which the binding tells.
 */
export function undocumentedHeaders(
  document: ApiDocument,
  { address, status, headers }: AnswerHeaders,
  known: readonly string[],
): Violation[] {
  const answer = document.responseHeaders(address, status)
  if (!answer) return []
  const names = [...answer.headers.map(({ name }) => name), ...known].map((name) => name.toLowerCase())
  return [...headers.keys()]
    .filter((name) => !names.includes(name) && !isCommonHeader(name))
    .map((name) => ({
      kind: 'undocumented-header',
      pointer: '',
      documentPointer: answer.pointer + (answer.headers.length > 0 ? toPointer(['headers']) : ''),
      expected: `a documented header (${names.join(', ') || 'none is documented'})`,
      seen: `the header ${name}`,
    }))
}

/** Whether a document names headers of answers at all: one that does not leaves them open. */
export function namesHeaders(document: ApiDocument): boolean {
  return document.operations.some(({ address, responses }) =>
    Object.keys(responses).some(
      (status) => (document.responseHeaders(address, status)?.headers.length ?? 0) > 0,
    ),
  )
}
