import type { Api } from '../spec/api.ts'
import { ValueContext } from '../spec/values/values.ts'

const contexts = new WeakMap<Api, ValueContext>()

/** Makes values for what a document has requests be; one for each API, since what it has worked out is kept. */
export function requestValues(api: Api): ValueContext {
  const context = contexts.get(api) ?? new ValueContext(api.document.content, 'request')
  contexts.set(api, context)
  return context
}
