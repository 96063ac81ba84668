import createClient, { type Client } from 'openapi-fetch'
import type { Fetch } from '../model/fetch.ts'
import type { Api } from '../spec/api.ts'
import { throwFailures } from './api-error.ts'
import { inStyle } from './in-style.ts'
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
  return inStyle(connectPlainly<Paths>(options), options.api.document)
}

/** The same for a caller that writes path, query and headers by itself. */
export function connectPlainly<Paths extends object>(options: ConnectOptions): Client<Paths> {
  const { api, recorder, failures = 'throw', validate = 'throw' } = options
  const client = createClient<Paths>({
    baseUrl: options.baseUrl,
    fetch: options.fetch,
    redirect: 'manual',
  })
  // openapi-fetch asks the last one first: a failure is thrown before its body is held against the document.
  client.use(
    validate === 'throw' ? throwViolations(api, recorder.redactor) : noteViolations(api, recorder.redactor),
  )
  if (failures === 'throw') client.use(throwFailures(api.binding, recorder.redactor))
  return client
}
