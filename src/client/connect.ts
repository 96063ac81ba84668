import createClient, { type Client, type Middleware } from 'openapi-fetch'
import type { Fetch } from '../model/fetch.ts'
import type { Api } from '../spec/api.ts'
import { throwFailures } from './api-error.ts'
import { fillPath, type GivenValues, writeValues } from './parameters.ts'
import type { Recorder } from './recorder.ts'
import { noteViolations, throwViolations } from './validation.ts'

export interface ConnectOptions {
  api: Api
  baseUrl: string
  /** How requests are sent, credentials included: see `withBearer`. */
  fetch: Fetch
  recorder: Recorder
  /** `throw` (the default) turns an answer outside 200 to 299 into an `ApiError`; `return` leaves it in `error`. */
  failures?: 'throw' | 'return'
  /** `throw` (the default) turns an answer that breaks the document into a `NonconformingAnswer`; `note` only notes it. */
  validate?: 'throw' | 'note'
}

/**
 * A typed client for the operations of an API: `connect<paths>(…)` with the `paths` that `generated/` has for it. Values of
 * parameters are written in the styles of the document, lists and objects too. Every exchange is recorded, redacted and
 * validated. Redirects are not followed.
 */
export function connect<Paths extends object>(options: ConnectOptions): Client<Paths> {
  const client = connectPlainly<Paths>(options)
  client.use(inStyle(options.api))
  return client
}

/** The same for a caller that writes path, query and headers by itself. */
export function connectPlainly<Paths extends object>(options: ConnectOptions): Client<Paths> {
  const { api, recorder, failures = 'throw', validate = 'throw' } = options
  const client = createClient<Paths>({
    baseUrl: options.baseUrl,
    fetch: options.fetch,
    querySerializer: unwritten,
    pathSerializer: asIs,
    redirect: 'manual',
  })
  // openapi-fetch asks the last one first: a failure is thrown before its body is held against the document.
  client.use(
    validate === 'throw' ? throwViolations(api, recorder.redactor) : noteViolations(api, recorder.redactor),
  )
  if (failures === 'throw') client.use(throwFailures(api.binding, recorder.redactor))
  return client
}

const unwritten = () => ''
const asIs = (path: string) => path

/** openapi-fetch has its writers write without saying for which operation, so that they cannot tell a style: this one can. */
function inStyle({ document }: Api): Middleware {
  return {
    onRequest({ request, schemaPath, params, options }) {
      const documented = document.operation(`${request.method} ${schemaPath}`)?.parameters ?? []
      const given = params as GivenValues & { path?: Record<string, unknown> }
      const written = writeValues(documented, given)
      const { pathSerializer, querySerializer } = options
      // A writer that a call brings along is the one to write.
      const path = pathSerializer === asIs ? fillPath(schemaPath, documented, given.path ?? {}) : undefined
      const query = querySerializer === unwritten ? written.query : querySerializer(params.query ?? {})
      const url = `${options.baseUrl}${path ?? pathSerializer(schemaPath, given.path ?? {})}`
      const styled = new Request(query === '' ? url : `${url}?${query}`, request)
      for (const name of Object.keys(given.header ?? {})) styled.headers.delete(name)
      for (const [name, text] of Object.entries(written.headers)) styled.headers.set(name, text)
      return styled
    },
  }
}
