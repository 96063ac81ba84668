/**
 * All that a developer needs to call an API in typed code: a recorder, tokens that renew themselves, and the client.
 *
 *     const recorder = createRecorder({ redactor: createRedactor([access, refresh]), now: Date.now })
 *     const send = recorder.record(fetch)
 *     const tokens = keepTokens({ pair: { access, refresh }, refresh: refreshGrant({ api, baseUrl, fetch: send, client, now: Date.now }) })
 *     const orders = connect<paths>({ api, baseUrl, fetch: withBearer(send, tokens), recorder })
 */
export { ApiError } from './api-error.ts'
export { withBearer } from './bearer.ts'
export { type ConnectOptions, connect } from './connect.ts'
export { createRecorder, type Recorder, type RecorderOptions } from './recorder.ts'
export { type RefreshGrantOptions, refreshGrant } from './refresh-grant.ts'
export { keepTokens, RefreshError, type TokenOptions, type TokenPair, type Tokens } from './tokens.ts'
export { NonconformingAnswer } from './validation.ts'
