import { isObject } from '../../model/json.ts'
import { at, toPointer } from '../../model/pointer.ts'
import { documentedStatus, isJsonType } from '../../spec/document/responses.ts'
import type { Call, Engine } from '../engine.ts'
import { textOf } from '../http/documented-error.ts'
import { type Reply, refuse } from '../http/reply.ts'

/**
 * A success that the document has no schema for: without a body, as an example of it, or as something of another type. Only
 * where the binding was inferred, which knows no more of it.
 */
export function withoutSchema({ api }: Engine, { operation }: Call, status: number): Reply {
  const key = documentedStatus(operation, status)
  const types = operation.responses[key ?? ''] ?? []
  const isBare = types.length === 0
  if (isBare && key !== undefined) return { status }
  const isUnsaid = Object.keys(operation.responses).length === 0
  if (api.binding.untold !== undefined && isUnsaid) return { status }
  if (api.binding.untold === undefined || key === undefined)
    return refuse('notFound', 404, { message: 'There is nothing here.' })
  const text = textOf(types, 'An example.')
  if (text) return { status, text }
  const place = operation.pointer + toPointer(['responses', key])
  const { content } = api.document.resolve(at(api.document.content, place))
  const [media] = Object.entries(isObject(content) ? content : {}).flatMap(([type, one]) =>
    isJsonType(type) && isObject(one) ? [one] : [],
  )
  const { example, examples } = media ?? {}
  const [first] = Object.values(isObject(examples) ? examples : {})
  return { status, json: example ?? api.document.resolve(first).value ?? {} }
}
