import type { Client } from 'openapi-fetch'
import type { Fetch } from '../model/fetch.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { Method, Operation } from '../model/operation.ts'
import type { Secret } from '../secrets/secret.ts'
import type { Api } from '../spec/api.ts'
import type { Answer, CallInit } from './answer.ts'
import { connectPlainly } from './connect.ts'
import { describeFailure } from './failure.ts'
import { fillPath, writeParameters } from './parameters.ts'
import { type Patience, patient } from './patience.ts'
import { serializeQuery } from './query.ts'
import { UnreadableAnswer } from './read-whole.ts'
import { RecordedResponse } from './recorded-response.ts'
import type { Recorder } from './recorder.ts'
import { Withheld } from './withheld.ts'

/** Calls operations by address and returns everything a check may want to judge. Follows no redirect, refreshes no token. */
export interface Caller {
  /** Throws HarnessError TARGET_FAILED where no answer came, of which an UnreadableAnswer is the target's own. */
  call(address: string, init?: CallInit): Promise<Answer>
  /** The same caller with another token; undefined calls without credentials. */
  as(token: Secret | undefined): Caller
}

export interface CallerOptions {
  api: Api
  baseUrl: string
  fetch: Fetch
  recorder: Recorder
  token?: Secret | undefined
  /** ms until an answer must be complete; 10 s by default. */
  deadlineMs?: number
  /** Waits and sends again what is refused for the rate; without it such a refusal is an answer like any other. */
  patience?: Patience
}

interface AnyOperation {
  parameters: { path?: Record<string, string> }
  requestBody?: { content: { '*/*': unknown } }
  responses: Record<number, { content: { '*/*': unknown } }>
}
type AnyClient = Client<Record<string, Record<Lowercase<Method>, AnyOperation>>>

export function createCaller(options: CallerOptions): Caller {
  const recorded = options.recorder.record(options.fetch, options.deadlineMs)
  const fetch = options.patience ? patient(recorded, options.patience) : recorded
  const client: AnyClient = connectPlainly({ ...options, fetch, failures: 'return', validate: 'note' })
  const withToken = (token: Secret | undefined): Caller => ({
    as: withToken,
    call: async (address, init = {}) => {
      const operation = operationAt(options.api, address, init)
      const response = await send(client, operation, { init, token }).catch((error: unknown) => {
        throw error instanceof Withheld || error instanceof UnreadableAnswer
          ? error
          : unanswered(`${address} at ${options.baseUrl}`, error, options.recorder)
      })
      return answerOf(operation, response)
    },
  })
  return withToken(options.token)
}

async function send(
  client: AnyClient,
  { method, path, parameters }: Operation,
  { init, token }: { init: CallInit; token: Secret | undefined },
): Promise<Response> {
  const written = writeParameters(init.parameters ?? [])
  const query = [serializeQuery(init.query ?? []), written.query].filter((part) => part !== '')
  const { response } = await client.request(method.toLowerCase() as Lowercase<Method>, path, {
    params: { path: init.path ?? {} },
    pathSerializer: (template, values) => fillPath(template, parameters, values),
    querySerializer: () => query.join('&'),
    headers: {
      ...typeOf(init.body),
      ...written.headers,
      ...credentials(init.authorization, token),
      ...init.headers,
    },
    ...(init.body !== undefined && { body: init.body }),
    bodySerializer: serializeBody,
    parseAs: 'stream',
  })
  return response
}

function answerOf(operation: Operation, response: Response): Answer {
  if (!(response instanceof RecordedResponse))
    throw new HarnessError(
      'RUN_BROKEN',
      'An answer was not recorded. This is a defect of Assay: please report it.',
    )
  const { status, headers, content, parsed, exchange, violations } = response
  return { operation, status, headers, text: content, body: parsed, exchange, violations }
}

function credentials(
  authorization: CallInit['authorization'],
  token: Secret | undefined,
): Record<string, string> {
  if (authorization === 'none') return {}
  if (authorization) return { authorization: authorization.header }
  return token ? { authorization: `Bearer ${token.reveal()}` } : {}
}

/** Text is taken for JSON unless a header says otherwise, so that malformed JSON can be sent. */
function typeOf(body: unknown): Record<string, string> {
  return body instanceof URLSearchParams ? { 'content-type': 'application/x-www-form-urlencoded' } : {}
}

const READY = [Uint8Array, URLSearchParams, FormData]

function serializeBody(body: unknown): unknown {
  const isReady = typeof body === 'string' || READY.some((kind) => body instanceof kind)
  return isReady ? body : JSON.stringify(body)
}

/** An operation the document has, or one made up for a call that ought to be refused. */
function operationAt(api: Api, address: string, { undocumented }: CallInit): Operation {
  const known = api.document.operation(address)
  if (known) return known
  const [, method, path] = /^([A-Z]+) (\/.*)$/.exec(address) ?? []
  if (!undocumented || method === undefined || path === undefined)
    throw new HarnessError('USAGE', `The document has no operation "${address}". Call one that it has.`)
  const nothing = { tags: [], security: [], parameters: [], requestTypes: [], responses: {} }
  return { address, method: method as Method, path, pointer: '', ...nothing }
}

/** The messages of fetch may repeat a header or URL: they are redacted, and only a failure of the network is kept as cause. */
function unanswered(call: string, error: unknown, { redactor }: Recorder): HarnessError {
  const reason = redactor.text(describeFailure(error))
  return new HarnessError(
    'TARGET_FAILED',
    `${call} got no answer: ${reason}. Check that the target is up and can be reached, then run again.`,
    error instanceof TypeError ? error.cause : error,
  )
}
