import type { OperationParameter } from '../model/operation.ts'
import { writeParameter } from '../spec/parameters/write.ts'
import { writingOf } from '../spec/parameters/writing.ts'

export type QueryPairs = readonly (readonly [name: string, value: string])[]

/**
 * Serialises a query (without its `?`). Pairs go out as they are written, percent-encoded, whatever the document says. Of
 * values by name, one that is documented goes in the style of its parameter; another one as most servers read it: an array
 * repeats its name, an object has its members in brackets.
 */
export function serializeQuery(query: unknown, parameters: readonly OperationParameter[] = []): string {
  const written = Array.isArray(query)
    ? (query as QueryPairs).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    : Object.entries(query ?? {}).map(([name, value]) => writtenAt(name, value, parameters))
  return written.filter((part) => part !== undefined).join('&')
}

function writtenAt(
  name: string,
  value: unknown,
  parameters: readonly OperationParameter[],
): string | undefined {
  const documented = parameters.find((one) => one.in === 'query' && one.name === name)
  return writeParameter(writingOf(documented ?? { name, in: 'query', style: 'deepObject' }), value)
}
