import type { ErrorObject } from 'ajv'
import { toPointer } from '../../model/pointer.ts'

const SEEN_LIMIT = 80

/** Where a schema error stands in the value: at the property itself where the error is about one. */
export function errorPointer({ instancePath, keyword, params }: ErrorObject): string {
  const property: unknown =
    params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty ?? params.propertyName
  return typeof property === 'string' && keyword !== 'dependentRequired'
    ? instancePath + toPointer([property])
    : instancePath
}

/** What a schema demands, in words. */
export function errorExpectation({ keyword, params, message }: ErrorObject): string {
  switch (keyword) {
    case 'required':
      return 'must be present'
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return 'must not be present: the document knows no such property'
    case 'enum':
      return `must be one of ${list(params.allowedValues)}`
    case 'const':
      return `must be ${shorten(params.allowedValue)}`
    case 'type':
      return `must be ${[params.type].flat().join(' or ')}`
    case 'pattern':
      return `must match the pattern ${params.pattern}`
    case 'format':
      return `must have the format ${params.format}`
    case 'false schema':
      return 'must not be present'
    default:
      return message ?? `must fulfil "${keyword}"`
  }
}

/** A value in at most 80 characters. */
export function shorten(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (Array.isArray(value) && value.length > 0) return cut(`a list of ${value.length}: ${outline(value)}`)
  return cut(outline(value))
}

/** JSON of a value, of which only the beginning is wanted: long texts and lists are cut before they are written out. */
function outline(value: unknown): string {
  return JSON.stringify(brief(value, SEEN_LIMIT)) ?? String(value)
}

/** What is nested deeper than a line is long is not shown: it may be nested deeper than a stack goes. */
function brief(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value.slice(0, SEEN_LIMIT * 2)
  if (typeof value !== 'object' || value === null) return value
  if (depth === 0) return '…'
  if (Array.isArray(value)) return value.slice(0, 3).map((item) => brief(item, depth - 1))
  const shown = Object.entries(value).slice(0, SEEN_LIMIT)
  return Object.fromEntries(shown.map(([name, item]) => [name, brief(item, depth - 1)]))
}

function cut(text: string): string {
  const characters = [...text.slice(0, SEEN_LIMIT * 2)]
  return characters.length > SEEN_LIMIT ? `${characters.slice(0, SEEN_LIMIT - 1).join('')}…` : text
}

function list(values: unknown): string {
  const shown = Array.isArray(values) ? values.slice(0, 12).map((value) => shorten(value)) : []
  const more = Array.isArray(values) && values.length > shown.length ? `, … (${values.length} in all)` : ''
  return shown.join(', ') + more
}
