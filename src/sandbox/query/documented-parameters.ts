import type { Operation } from '../../model/operation.ts'
import { toPointer } from '../../model/pointer.ts'
import { typedText } from '../../model/typed-text.ts'
import type { ApiDocument } from '../../spec/api.ts'

/** Why the query of a call is not as the document says; undefined where it is. `of` names the parameters to look at. */
export function parameterComplaint(
  document: ApiDocument,
  operation: Operation,
  { query, of }: { query: URLSearchParams; of(name: string): boolean },
): string | undefined {
  for (const { name, pointer, in: place } of operation.parameters) {
    const value = place === 'query' && of(name) ? query.get(name) : null
    if (value === null) continue
    const schema = pointer + toPointer(['schema'])
    const readings = [value, typedText(value)]
    const faults = readings.map((reading) => document.validators.at(schema, reading, 'request')[0])
    // A text is what its schema takes it for: `7` is a number where a number is documented.
    if (faults.every((fault) => fault !== undefined)) return `A parameter ${faults[0]?.expected}.`
  }
  return undefined
}
