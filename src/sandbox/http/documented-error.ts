import { isObject } from '../../model/json.ts'
import type { Method } from '../../model/operation.ts'
import { sampleOf } from '../data/sample.ts'
import type { Engine } from '../engine.ts'

/**
 * What the document has an error look like. An inferred binding knows a few places of an error and its document may demand
 * more, so the body begins as an example of it; any other binding says all that is needed.
 */
export function documentedError(
  { api, clock }: Engine,
  request: Request,
  status: number,
): Record<string, unknown> {
  const { document, binding } = api
  if (binding.untold === undefined) return {}
  const called = document.match(request.method as Method, new URL(request.url).pathname)
  const answer = called && document.responseSchema(called.operation.address, status)
  if (!answer) return {}
  const example = sampleOf({ document, schema: answer.schema, facts: { status }, seed: '', now: clock.now() })
  return isObject(example) ? example : {}
}
