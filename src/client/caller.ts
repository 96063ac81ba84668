import createClient, { type Client } from 'openapi-fetch'
import type { Fetch } from '../model/fetch.ts'
import { HarnessError } from '../model/harness-error.ts'
import type { Method, Operation } from '../model/operation.ts'
import type { Secret } from '../secrets/secret.ts'
import type { Api } from '../spec/api.ts'
import type { Answer, CallInit } from './answer.ts'
import { describeFailure } from './failure.ts'
import { serializeQuery } from './query.ts'
import type { Recorder } from './recorder.ts'

/** Calls operations by address and returns everything a check may want to judge; follows no redirect. */
export interface Caller {
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
  /** Until the answer is complete; 10 s by default. */
  deadlineMs?: number
}

interface AnyOperation {
  parameters: { path?: Record<string, string> }
  requestBody?: { content: { '*/*': BodyInit } }
  responses: Record<number, { content: { '*/*': unknown } }>
}
type AnyPaths = Record<string, Record<Lowercase<Method>, AnyOperation>>

export function createCaller(options: CallerOptions): Caller {
  const client = createClient<AnyPaths>({
    baseUrl: options.baseUrl,
    fetch: options.recorder.record(options.fetch),
    bodySerializer: (body: unknown) => body,
    redirect: 'manual',
  })
  const withToken = (token: Secret | undefined): Caller => ({
    as: withToken,
    call: (address, init = {}) => call({ ...options, token }, client, { address, init }),
  })
  return withToken(options.token)
}

async function call(
  options: CallerOptions,
  client: Client<AnyPaths>,
  { address, init }: { address: string; init: CallInit },
): Promise<Answer> {
  const operation = operationAt(options.api, address, init)
  const { response } = await client
    .request(operation.method.toLowerCase() as Lowercase<Method>, operation.path, {
      params: { path: init.path ?? {} },
      querySerializer: () => serializeQuery(init.query ?? []),
      headers: headersOf(options.token, init),
      ...bodyOf(init.body),
      parseAs: 'stream',
      signal: AbortSignal.timeout(options.deadlineMs ?? 10_000),
    })
    .catch((error: unknown) => {
      throw new HarnessError(
        'TARGET_FAILED',
        `${address} at ${options.baseUrl}: ${describeFailure(error)}. Check that the target is up and reachable, then run again.`,
        error,
      )
    })
  return answerOf(options, operation, response)
}

function answerOf({ api, recorder }: CallerOptions, operation: Operation, response: Response): Answer {
  const recorded = recorder.recall(response)
  if (!recorded) throw new HarnessError('RUN_BROKEN', 'An answer was not recorded. Please report this.')
  const { text, exchange } = recorded
  const body = parse(text)
  const { status, headers } = response
  const type = headers.get('content-type') ?? ''
  const violations =
    operation.pointer === '' ? [] : api.document.validators.response(operation.address, status, type, body)
  return { operation, status, headers, text, body, exchange, violations }
}

function headersOf(token: Secret | undefined, init: CallInit): Record<string, string> {
  const { authorization, headers = {} } = init
  if (authorization === 'none') return headers
  if (authorization) return { authorization: authorization.header, ...headers }
  return token ? { authorization: `Bearer ${token.reveal()}`, ...headers } : headers
}

function bodyOf(body: unknown): { body?: BodyInit } {
  if (body === undefined) return {}
  if (typeof body === 'string' || body instanceof URLSearchParams || body instanceof FormData) return { body }
  return { body: JSON.stringify(body) }
}

function operationAt(api: Api, address: string, init: CallInit): Operation {
  const known = api.document.operation(address)
  if (known) return known
  const [method = '', path = ''] = address.split(' ')
  if (!init.undocumented)
    throw new HarnessError(
      'USAGE',
      `The document has no operation ${address}. Call one it has, or say undocumented.`,
    )
  return {
    address,
    method: method as Method,
    path,
    pointer: '',
    tags: [],
    security: [],
    parameters: [],
    requestTypes: [],
    responses: {},
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
