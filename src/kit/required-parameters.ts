import type { CallInit } from '../client/answer.ts'
import type { Caller } from '../client/caller.ts'
import { writeParameters } from '../client/parameters.ts'
import { serializeQuery } from '../client/query.ts'
import type { OperationParameter } from '../model/operation.ts'
import type { Api } from '../spec/api.ts'
import { given } from '../spec/inference/key-sources.ts'
import { sentPairs } from '../spec/parameters/read.ts'
import { isMissing, parameterFault, type SentParameters, sentParameters } from '../spec/parameters/sent.ts'
import { parametersOf, parameterValues } from '../spec/values/inputs.ts'
import { sampledIfAny } from '../spec/values/values.ts'
import { requestWith } from './parameter-request.ts'
import { requestValues } from './request-values.ts'

export interface RequiredMeans {
  api: Api
  /** Of the values that are made up. */
  seed: number
  random(count: number): Uint8Array
  /** Names of headers that the target gives each call by itself. */
  ownHeaders: readonly string[]
}

/**
 * Gives each call what the document requires of it beside its path and body, and what it does not have: about whatever a check
 * does not ask, a call is as it ought to be. Parameters that are `lacking` on purpose stay away, and those that the headers of
 * a target bring along are left to it.
 */
export function withRequired(caller: Caller, means: RequiredMeans): Caller {
  return {
    as: (token) => withRequired(caller.as(token), means),
    call: async (address, init = {}) => caller.call(address, completed(address, init, means)),
  }
}

function completed(address: string, init: CallInit, means: RequiredMeans): CallInit {
  const { document } = means.api
  const required = document.operation(address)?.parameters.filter((one) => one.required && one.in !== 'path')
  if (!required?.length) return init
  const sent = sentBy(init)
  const added = required
    .filter((one) => !init.lacking?.includes(one) && !isOwn(one, means) && isMissing(document, one, sent))
    .map((one) => [one, valueFor(one, means)] as const)
    .filter(([, value]) => value !== undefined)
  return added.length > 0 ? { ...init, parameters: [...(init.parameters ?? []), ...added] } : init
}

function sentBy({ parameters = [], query = [], headers = {} }: CallInit): SentParameters {
  const written = writeParameters(parameters)
  const entries = Object.entries({ ...written.headers, ...headers })
  const header = (name: string) =>
    entries.find(([one]) => one.toLowerCase() === name.toLowerCase())?.[1] ?? null
  return {
    query: sentPairs('query', [serializeQuery(query), written.query].filter(Boolean).join('&')),
    cookies: sentPairs('cookie', header('cookie') ?? ''),
    header,
  }
}

function isOwn({ name, in: place }: OperationParameter, { ownHeaders }: RequiredMeans): boolean {
  const header = place === 'cookie' ? 'cookie' : name.toLowerCase()
  return place !== 'query' && ownHeaders.some((one) => one.toLowerCase() === header)
}

/** A server may answer what repeats one of these with its answer to the first. */
const ONCE = /idempoten|nonce|request-?id|correlation/i

/** Values tried for a parameter that is hard to write. */
const TRIES = 20

/** What the document itself names for it, else a value of its schema; undefined where there is none that can be sent. */
function valueFor(parameter: OperationParameter, { api, seed, random }: RequiredMeans): unknown {
  const isOnce = ONCE.test(parameter.name)
  const told = isOnce ? [] : given(api.document, parameter).map(({ source }) => source.value)
  const made = madeFor(api, parameter, isOnce ? new DataView(random(4).slice().buffer).getInt32(0) : seed)
  return [...told, ...made].find((value) => isLawful(api, parameter, value))
}

function madeFor(api: Api, parameter: OperationParameter, seed: number): unknown[] {
  const context = requestValues(api)
  const [input] = parametersOf({ parameters: [parameter] }, context)
  return sampledIfAny(() => input && parameterValues(input, context), { seed, count: TRIES })
}

function isLawful({ document }: Api, parameter: OperationParameter, value: unknown): boolean {
  const request = requestWith(parameter, value)
  if (!request) return false
  const sent = sentParameters(request)
  return !isMissing(document, parameter, sent) && parameterFault(document, parameter, sent) === undefined
}
