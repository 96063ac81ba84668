import type { Operation } from '../../model/operation.ts'
import type { ApiDocument } from '../../spec/api.ts'
import { parameterFault, sentParameters } from '../../spec/parameters/sent.ts'

/**
 * Why query, headers or cookies of a call are not as the document says; undefined where they are. `of` names the parameters
 * of the query to look at.
 */
export function parameterComplaint(
  document: ApiDocument,
  operation: Operation,
  { request, of }: { request: Request; of(name: string): boolean },
): string | undefined {
  const sent = sentParameters(request)
  for (const parameter of operation.parameters) {
    if (parameter.in === 'path' || (parameter.in === 'query' && !of(parameter.name))) continue
    const fault = parameterFault(document, parameter, sent)
    if (fault !== undefined) return `The ${parameter.in} parameter ${parameter.name} ${fault}.`
  }
  return undefined
}
