import { isObject } from '../../model/json.ts'
import type { Method, Operation } from '../../model/operation.ts'
import { documentedStatus } from '../../spec/document/responses.ts'
import { sampleOf } from '../data/sample.ts'
import type { Engine } from '../engine.ts'

/** The type of an answer's JSON: where the binding was inferred, the one that the document has for it. */
export function jsonType({ api }: Engine, request: Request, status: number): string {
  const { document, binding } = api
  const usual = 'application/json'
  if (binding.untold === undefined) return usual
  const called = document.match(request.method as Method, new URL(request.url).pathname)
  const { responses = {} } = called?.operation ?? {}
  const types = responses[status] ?? responses[`${String(status)[0]}XX`] ?? responses.default ?? []
  return types.includes(usual) ? usual : (types.find((type) => /[/+]json\b/.test(type)) ?? usual)
}

/**
 * What the document has an error look like. An inferred binding knows a few places of an error and its document may demand
 * more, so the body begins as an example of it; any other binding says all that is needed. Undefined where the document has
 * the error without a body.
 */
export function documentedError(
  { api, clock }: Engine,
  request: Request,
  status: number,
): Record<string, unknown> | undefined {
  const { document, binding } = api
  if (binding.untold === undefined) return {}
  const called = document.match(request.method as Method, new URL(request.url).pathname)
  const answer = called && document.responseSchema(called.operation.address, status)
  if (!answer) return called && isBare(called.operation, status) ? undefined : {}
  const example = sampleOf({ document, schema: answer.schema, facts: { status }, seed: '', now: clock.now() })
  return isObject(example) ? example : {}
}

function isBare(operation: Operation, status: number): boolean {
  const key = documentedStatus(operation, status)
  return key !== undefined && operation.responses[key]?.length === 0
}
