/**
 * All that a developer needs to call an API in typed code: a recorder, tokens that renew themselves, and the client. How
 * they are put together is in docs/guides/client.md.
 */
export { createRedactor, type Redactor } from '../secrets/redactor.ts'
export { Secret } from '../secrets/secret.ts'
export { loadApi } from '../spec/load-api.ts'
export { ApiError } from './api-error.ts'
export { withBearer } from './bearer.ts'
export { type ConnectOptions, connect } from './connect.ts'
export { UnreadableAnswer } from './read-whole.ts'
export { createRecorder, type Recorder, type RecorderOptions } from './recorder.ts'
export { type RefreshGrantOptions, refreshGrant } from './refresh-grant.ts'
export { keepTokens, RefreshError, type TokenOptions, type TokenPair, type Tokens } from './tokens.ts'
export { NonconformingAnswer } from './validation.ts'
