import type { CallInit } from '../../client/answer.ts'
import { at, pointerTokens, toPointer } from '../../model/pointer.ts'
import type { Api } from '../../spec/api.ts'
import { bodiesOf, invalidParameterValues, parametersOf, parameterValues } from '../../spec/values/inputs.ts'
import { invalidValues } from '../../spec/values/invalid-values.ts'
import { sampled, ValueContext, wholeValue } from '../../spec/values/values.ts'
import type { Family } from '../check.ts'
import { expand } from '../families.ts'
import { drop, put } from '../writes/fields.ts'
import { jsonCalls } from './call-families.ts'
import { type CallRow, calls, type Spoil } from './calls.ts'
import { jsonOf } from './spoils.ts'

export interface InvalidRow extends CallRow {
  /** What is wrong, for a finding: `/lineItems/0/quantity: below minimum`. */
  wrong: string
  spoil: Spoil
}

const contexts = new WeakMap<Api, ValueContext>()

function contextOf(api: Api): ValueContext {
  const context = contexts.get(api) ?? new ValueContext(api.document.content, 'request')
  contexts.set(api, context)
  return context
}

/** What is broken, by the keyword of JSON Schema that says so; any other is about the value itself. */
const KINDS = {
  missing: ['required', 'dependentRequired'],
  type: ['type'],
  range: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  size: ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties', 'uniqueItems'],
  unknown: ['additionalProperties', 'unevaluatedProperties'],
} satisfies Record<string, string[]>

export type InvalidKind = keyof typeof KINDS | 'value'

function kindOf(keyword: string): InvalidKind {
  const kinds = Object.entries(KINDS) as [InvalidKind, string[]][]
  return kinds.find(([, keywords]) => keywords.includes(keyword))?.[0] ?? 'value'
}

/** JSON call × place in its body that breaks the schema of the document in a way of this kind, one thing at a time. */
export function invalidBodies(kind: InvalidKind): Family<InvalidRow> {
  return expand(jsonCalls, (row, { api }) =>
    invalidOf(row, api).filter(({ keyword }) => kindOf(keyword) === kind),
  )
}

function invalidOf(row: CallRow, api: Api): (InvalidRow & { keyword: string })[] {
  const context = contextOf(api)
  const body = bodiesOf(row.operation, context).find(({ contentType }) => contentType === 'application/json')
  const whole = body && wholeValue(body.pointer, context, 'all')
  if (!body || whole === undefined) return []
  return invalidValues(body.pointer, context, whole).map(({ pointer, fault, keyword, value }) => ({
    ...row,
    keyword,
    key: `${row.key}/${keyOf(pointer)}/${keyOf(fault)}`,
    wrong: `${pointer}: ${fault}`,
    spoil: changing(pointer, value),
  }))
}

/** The same in a body that the system would take; what holds the place comes with it where that body has it not. */
function changing(pointer: string, invalid: unknown): Spoil {
  return (init) => {
    const body = pointer === '' ? invalid : (JSON.parse(jsonOf(init)) as unknown)
    const place = missingPart(body, pointer)
    const value = at(invalid, place)
    if (value === undefined) drop(body, place)
    else if (place !== '') put(body, place, value)
    return { ...init, headers: JSON_TYPE, body: JSON.stringify(body) }
  }
}

/** The outermost part of a pointer that a body does not have, or the pointer itself. */
function missingPart(body: unknown, pointer: string): string {
  const tokens = pointerTokens(pointer)
  const parts = tokens.map((_, index) => toPointer(tokens.slice(0, index + 1)))
  return parts.find((part) => at(body, part) === undefined) ?? pointer
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** Call × parameter of its query that breaks the schema of the document in a way of these kinds. */
export function invalidParameters(...kinds: InvalidKind[]): Family<InvalidRow> {
  return expand(calls, (row, { api }) =>
    parametersBroken(row, api).filter(({ keyword }) => kinds.includes(kindOf(keyword))),
  )
}

function parametersBroken(row: CallRow, api: Api): (InvalidRow & { keyword: string })[] {
  const context = contextOf(api)
  return parametersOf(row.operation, context)
    .filter(({ parameter, style }) => parameter.in === 'query' && style === 'form')
    .flatMap((input) => {
      const values = parameterValues(input, context)
      const [valid] = values ? sampled(values, { seed: 1, count: 1 }) : []
      return invalidParameterValues(input, context, valid).flatMap(({ fault, keyword, value }) =>
        typeof value === 'object'
          ? []
          : [
              {
                ...row,
                keyword,
                key: `${row.key}/${keyOf(input.parameter.name)}/${keyOf(fault)}`,
                wrong: `${input.parameter.name}: ${fault}`,
                spoil: asking(input.parameter.name, String(value)),
              },
            ],
      )
    })
}

function asking(name: string, value: string): Spoil {
  return (init): CallInit => ({ ...init, query: [...(init.query ?? []), [name, value]] })
}

// `/lineItems/0/price` as `lineItems.0.price`: safe on a command line.
function keyOf(text: string): string {
  const name = text.startsWith('/') ? pointerTokens(text).join('.') : text
  return name.replaceAll(/[^\w.-]+/g, '-').replaceAll(/^-|-$/g, '') || 'body'
}
