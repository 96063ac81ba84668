import { isObject } from '../../model/json.ts'
import type { Method, Operation } from '../../model/operation.ts'
import { documentedStatus, isJsonType } from '../../spec/document/responses.ts'
import { lawfulValue } from '../data/lawful-value.ts'
import { sampleOf } from '../data/sample.ts'
import type { Engine } from '../engine.ts'

/** A body that is no JSON. */
export interface OtherBody {
  type: string
  body: string
}

/** The type of an answer's JSON: where the binding was inferred, the one that the document has for it. */
export function jsonType(engine: Engine, request: Request, status: number): string {
  const usual = 'application/json'
  const types = typesOf(engine, request, status)
  return types.includes(usual) ? usual : (types.find(isJsonType) ?? usual)
}

/** Content types that the document of an inferred binding has for an answer; none for any other. */
function typesOf({ api }: Engine, request: Request, status: number): readonly string[] {
  const operation = api.binding.untold && calledBy(api, request)
  const key = operation && documentedStatus(operation, status)
  return key === undefined ? [] : (operation?.responses[key] ?? [])
}

function calledBy({ document }: Engine['api'], request: Request): Operation | undefined {
  return document.match(request.method as Method, new URL(request.url).pathname)?.operation
}

/** An error in words, where the document of an inferred binding has it in another form than JSON. */
export function otherError(
  engine: Engine,
  request: Request,
  { status, message }: { status: number; message: string },
): OtherBody | undefined {
  return textOf(typesOf(engine, request, status), message)
}

/** A body of the first of some content types; undefined where there is none, or one of them is JSON. */
export function textOf(types: readonly string[], body: string): OtherBody | undefined {
  const [first] = types
  if (first === undefined || types.some((type) => isJsonType(type) || type === '*/*')) return undefined
  return { type: first.replace(/^text\/\*/, 'text/plain').replace('/*', '/octet-stream'), body }
}

/** An error with what its document forbids mended, where the binding was inferred. */
export function lawfulError(
  { api }: Engine,
  request: Request,
  { status, body }: { status: number; body: Record<string, unknown> },
): Record<string, unknown> {
  const operation = api.binding.untold && calledBy(api, request)
  const answer = operation && api.document.responseSchema(operation.address, status)
  return answer ? lawfulValue(api, body, { schema: answer.pointer, seed: String(status) }) : body
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
  const operation = calledBy(api, request)
  const answer = operation && document.responseSchema(operation.address, status)
  if (!answer) return operation && isBare(operation, status) ? undefined : {}
  const example = sampleOf({ document, schema: answer.schema, facts: { status }, seed: '', now: clock.now() })
  return isObject(example) ? example : {}
}

function isBare(operation: Operation, status: number): boolean {
  const key = documentedStatus(operation, status)
  return key !== undefined && operation.responses[key]?.length === 0
}
