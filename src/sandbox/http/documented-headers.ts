import type { Method } from '../../model/operation.ts'
import { at } from '../../model/pointer.ts'
import { describedParameter } from '../../spec/parameters/described.ts'
import { sampleOf } from '../data/sample.ts'
import type { Engine } from '../engine.ts'

/**
 * Headers that the document requires of an answer and that it does not have by itself, with values that fit. Any binding but an
 * inferred one says all that is needed.
 */
export function owedHeaders(
  { api: { document, binding }, clock }: Engine,
  { request, status }: { request: Request; status: number },
  sent: readonly (readonly [name: string, value: string])[],
): [name: string, value: string][] {
  if (binding.untold === undefined) return []
  const called = document.match(request.method as Method, new URL(request.url).pathname)?.operation
  const documented = called && document.responseHeaders(called.address, status)?.headers
  if (!documented?.some(({ required }) => required)) return []
  const names = new Set(sent.map(([name]) => name.toLowerCase()))
  return documented
    .filter(({ required, name }) => required && !names.has(name.toLowerCase()))
    .flatMap((header): [string, string][] => {
      const { schema: pointer } = describedParameter(document, header)
      if (pointer === undefined) return []
      const schema = document.resolve(at(document.content, pointer))
      const value = sampleOf({ document, schema, facts: { status }, seed: header.name, now: clock.now() })
      return [[header.name, header.contentType === undefined ? asText(value) : JSON.stringify(value)]]
    })
}

/** In the style `simple`. */
function asText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value ?? '')
  return (Array.isArray(value) ? value : Object.entries(value).flat()).map(String).join(',')
}
