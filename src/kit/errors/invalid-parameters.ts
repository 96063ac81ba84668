import type { CallInit } from '../../client/answer.ts'
import { fillPath } from '../../client/parameters.ts'
import { isUntold } from '../../model/binding.ts'
import { isObject } from '../../model/json.ts'
import type { Operation, OperationParameter } from '../../model/operation.ts'
import type { Api, ApiDocument } from '../../spec/api.ts'
import { type Described, describedParameter } from '../../spec/parameters/described.ts'
import { isMissing, isSent, parameterFault, readingsOf, sentParameters } from '../../spec/parameters/sent.ts'
import {
  invalidParameterValues,
  type ParameterInput,
  parametersOf,
  parameterValues,
} from '../../spec/values/inputs.ts'
import type { InvalidCase } from '../../spec/values/invalid-values.ts'
import { sampledIfAny, wholeValue } from '../../spec/values/values.ts'
import { isSafe } from '../admission.ts'
import { requestWith } from '../parameter-request.ts'
import { requestValues } from '../request-values.ts'
import type { Scope } from '../scope.ts'
import type { CallRow } from './calls.ts'

/** A parameter with one thing wrong in its value. */
export interface BrokenParameter {
  /** `page`, `filter/from` within one, `header X-Tenant` where it is none of the query. */
  place: string
  fault: string
  keyword: string
  /** Set on a path: what it leads to by such a value may as well be said not to be there. */
  isPath: boolean
  spoil(init: CallInit): CallInit
}

/**
 * Every way in which a parameter of a call can be wrong, in the style that the document has it sent in. Only what can be
 * written, reads back as that value, is sent under no name of another parameter and is refused in every reading is kept.
 */
export function brokenParameters(
  { operation, entity }: CallRow,
  { api, seed = 1 }: Pick<Scope, 'api' | 'seed'>,
): BrokenParameter[] {
  const context = requestValues(api)
  // A wrong key might be one of somebody's: it is tried where nothing is changed by it.
  const isRead = entity !== undefined && isSafe(operation)
  return parametersOf(operation, context)
    .filter(({ parameter }) => (parameter.in === 'path' ? isRead : isOurs(parameter)))
    .flatMap((input) => {
      const valid = validOf(api, input, seed)
      const values = valid === undefined ? [] : invalidParameterValues(input, context, valid)
      return values
        .filter(({ keyword }) => !isUntoldSize(api, input.parameter, keyword))
        .filter(({ value }) => isTelling(api.document, { operation, input, value }))
        .map((broken) => asBroken(input.parameter, broken))
        .concat(isDue(api, input) ? [leftOut(input.parameter)] : [])
    })
}

/** A header or a cookie may be one that the configuration of a target gives to every call. */
function isDue({ document }: Api, { parameter }: ParameterInput): boolean {
  return parameter.in === 'query' && isMissing(document, parameter, sentParameters(NOTHING))
}

const NOTHING = new Request('http://localhost/')

function leftOut(parameter: OperationParameter): BrokenParameter {
  const spoil = (init: CallInit): CallInit => ({ ...init, lacking: [...(init.lacking ?? []), parameter] })
  return { place: parameter.name, fault: 'required and missing', keyword: 'required', isPath: false, spoil }
}

/** What fetch sets by itself, or what decides about the connection rather than about the call (Fetch, forbidden header names). */
const OF_THE_CONNECTION =
  /^(?:host|connection|keep-alive|content-length|transfer-encoding|te|trailer|upgrade|expect|date|via|proxy-.*|sec-.*)$/i

function isOurs({ name, in: place }: OperationParameter): boolean {
  return place !== 'header' || !OF_THE_CONNECTION.test(name)
}

/** Of lists and objects one that holds as much as it can: so much more can be broken in it. Undefined where none can be made. */
function validOf(api: Api, input: ParameterInput, seed: number): unknown {
  const context = requestValues(api)
  const [valid] = sampledIfAny(() => parameterValues(input, context), { seed, count: 1 })
  const isWhole = typeof valid === 'object' && input.pointer !== undefined
  return (isWhole ? wholeValue(input.pointer ?? '', context, 'all') : undefined) ?? valid
}

/** A size above the maximum may be cut down as lawfully as refused, unless a binding says which. */
function isUntoldSize({ binding }: Api, { name }: OperationParameter, keyword: string): boolean {
  return keyword === 'maximum' && name === binding.paging.size && isUntold(binding, '/paging/aboveMax')
}

interface Meant {
  operation: Operation
  input: ParameterInput
  value: unknown
}

function isTelling(document: ApiDocument, meant: Meant): boolean {
  const { operation, value } = meant
  const { parameter } = meant.input
  if (parameter.in === 'path') return leadsThere(document, meant)
  const request = requestWith(parameter, value)
  const described = describedParameter(document, parameter)
  if (!request || described.schema === undefined) return false
  const sent = sentParameters(request)
  const others = operation.parameters.filter((one) => one.in !== 'path' && one !== parameter)
  return (
    isSent(described, sent) &&
    readingsOf(described, sent).some((reading) => isSame(described, reading, value)) &&
    parameterFault(document, parameter, sent) !== undefined &&
    !others.some((other) => isSent(describedParameter(document, other), sent))
  )
}

function isSame({ writing }: Described, reading: unknown, value: unknown): boolean {
  const wanted = writing.contentType === undefined ? textsOf(value) : { json: value }
  return JSON.stringify(reading) === JSON.stringify(wanted)
}

function textsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(String)
  if (!isObject(value)) return String(value)
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, String(one)]))
}

/** Whether a path with the value in it is one of this operation, and is left as it is on its way. */
function leadsThere(document: ApiDocument, { operation, input, value }: Meant): boolean {
  if (typeof value === 'object') return false
  const { name } = input.parameter
  const keys = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, key = '']) => [key, 'x'])
  const path = fillPath(operation.path, operation.parameters, {
    ...Object.fromEntries(keys),
    [name]: String(value),
  })
  const found = document.match(operation.method, path)
  const isKept = new URL(`http://localhost${path}`).pathname === path
  return isKept && found?.operation === operation && found.parameters[name] === String(value)
}

function asBroken(
  parameter: OperationParameter,
  { pointer, fault, keyword, value }: InvalidCase,
): BrokenParameter {
  const { name, in: where } = parameter
  const isPath = where === 'path'
  const place = (where === 'query' ? name : `${where} ${name}`) + pointer
  const spoil = (init: CallInit): CallInit =>
    isPath
      ? { ...init, path: { ...init.path, [name]: String(value) } }
      : { ...init, parameters: [...(init.parameters ?? []), [parameter, value]] }
  return { place, fault, keyword, isPath, spoil }
}
