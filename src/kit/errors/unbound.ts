import type { CallInit } from '../../client/answer.ts'
import { writeTarget } from '../../client/write-target.ts'
import { isObject } from '../../model/json.ts'
import type { Operation } from '../../model/operation.ts'
import { at } from '../../model/pointer.ts'
import type { ApiDocument } from '../../spec/api.ts'
import { type BodyInput, bodiesOf } from '../../spec/values/inputs.ts'
import { ValueContext, wholeValue } from '../../spec/values/values.ts'
import { isSafe } from '../admission.ts'
import { requestValues } from '../request-values.ts'
import type { Scope } from '../scope.ts'

const FORM = 'application/x-www-form-urlencoded'
const TYPES = ['application/json', FORM, 'multipart/form-data']

/**
 * Why an operation that changes something and has no role is not called; undefined where it is. What it did could be neither
 * read back nor taken back: only where the binding is inferred, and for what keeps nothing after a check (see `disposable`).
 */
export function unboundOmission(scope: Scope, operation: Operation): string | undefined {
  const { address } = operation
  const { binding } = scope.api
  if (binding.untold === undefined || writeTarget(binding, address, {}).kind !== 'none')
    return `the binding gives ${address} no role, so what it changes cannot be taken back`
  if (demandsBody(scope, operation) && !unboundBody(scope, operation))
    return `the binding is inferred, and no body that ${address} demands can be made`
  const status = unanswerable(scope, operation)
  return status === undefined
    ? undefined
    : `no value fulfils the schema that the document has for the answer ${status} of ${address}`
}

const contexts = new WeakMap<ApiDocument, ValueContext>()

/** A status that the document lets be answered by nothing: its schema contradicts itself, or holds itself without end. */
function unanswerable({ api: { document } }: Scope, operation: Operation): string | undefined {
  const context = contexts.get(document) ?? new ValueContext(document.content, 'response')
  contexts.set(document, context)
  return Object.keys(operation.responses).find((status) => {
    const answer = /^\d{3}$/.test(status)
      ? document.responseSchema(operation.address, Number(status))
      : undefined
    return answer !== undefined && wholeValue(answer.pointer, context, 'all') === undefined
  })
}

/** Why a reading cannot be sent: no client sends a body with a safe method (Fetch, `Request` constructor). */
export function unsendable(scope: Scope, operation: Operation): string | undefined {
  return isSafe(operation) && demandsBody(scope, operation)
    ? `${operation.address} demands a body, which no client sends with ${operation.method}`
    : undefined
}

function demandsBody({ api: { document } }: Scope, { pointer }: Operation): boolean {
  return document.resolve(at(document.content, `${pointer}/requestBody`)).required === true
}

/** A body made from the schema alone, with its type; undefined where there is none, or none that can be made. */
export function unboundBody(
  { api }: Pick<Scope, 'api'>,
  operation: Operation,
): Pick<CallInit, 'body' | 'headers'> | undefined {
  if (isSafe(operation)) return undefined
  const input = bodyOf(api, operation)
  const value = input && wholeValue(input.pointer, requestValues(api), 'all')
  if (!input || value === undefined) return undefined
  if (input.contentType === 'application/json')
    return { body: JSON.stringify(value), headers: { 'content-type': input.contentType } }
  if (!isObject(value)) return undefined
  const form = input.contentType === FORM ? new URLSearchParams() : new FormData()
  for (const [name, part] of Object.entries(value))
    form.append(name, typeof part === 'string' ? part : JSON.stringify(part))
  return { body: form }
}

/** Whether a body of the operation is an object and nothing else: only then is a text, a number or a list none. */
export function takesObjectsAlone({ api }: Pick<Scope, 'api'>, operation: Operation): boolean {
  const input = bodyOf(api, operation)
  return (
    input !== undefined &&
    [null, 'text', 1, [{}]].every(
      (value) => api.document.validators.at(input.pointer, value, 'request').length > 0,
    )
  )
}

function bodyOf(api: Scope['api'], operation: Operation): BodyInput | undefined {
  const bodies = bodiesOf(operation, requestValues(api))
  return TYPES.map((type) => bodies.find(({ contentType }) => contentType === type)).find(Boolean)
}
