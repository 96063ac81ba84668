import { isObject } from '../../model/json.ts'
import type { Operation, OperationParameter, ParameterStyle } from '../../model/operation.ts'
import { at, toPointer } from '../../model/pointer.ts'
import { typedText } from '../../model/typed-text.ts'
import { resolverFor } from '../document/resolve.ts'
import { writingOf } from '../parameters/writing.ts'
import { added, conjunction, typesOf } from './conjunction.ts'
import { type InvalidCase, invalidValues } from './invalid-values.ts'
import { type ValueContext, validValues } from './values.ts'

/** A body that an operation takes: its values are made for the schema at `pointer`. */
export interface BodyInput {
  contentType: string
  required: boolean
  pointer: string
}

export function bodiesOf({ pointer }: Operation, { view }: ValueContext): BodyInput[] {
  const place = `${pointer}/requestBody`
  const reference = at(view.content, place)
  if (!isObject(reference)) return []
  const { node, pointer: found } = resolverFor(view.content).at(reference, place)
  return Object.entries(isObject(node.content) ? node.content : {}).flatMap(([contentType, media]) =>
    isObject(media) && media.schema !== undefined
      ? [
          {
            contentType,
            required: node.required === true,
            pointer: found + toPointer(['content', contentType, 'schema']),
          },
        ]
      : [],
  )
}

export interface ParameterInput {
  parameter: OperationParameter
  /** Of its schema; undefined where it has none. */
  pointer: string | undefined
  /** `content` for a parameter that is a document of a content type by itself. */
  style: ParameterStyle | 'content'
  explode: boolean
}

export function parametersOf(
  { parameters }: Pick<Operation, 'parameters'>,
  { view }: ValueContext,
): ParameterInput[] {
  return parameters.map((parameter) => {
    const { style, explode, contentType } = writingOf(parameter)
    const inside = contentType === undefined ? ['schema'] : ['content', contentType, 'schema']
    const pointer = parameter.pointer + toPointer(inside)
    return {
      parameter,
      pointer: at(view.content, pointer) === undefined ? undefined : pointer,
      style: contentType === undefined ? style : 'content',
      explode,
    }
  })
}

/** Values of a parameter, typed; who sends them writes them in its style. Undefined where it has no schema. */
export function parameterValues(
  { pointer, parameter }: ParameterInput,
  context: ValueContext,
): ReturnType<typeof validValues> | undefined {
  if (pointer === undefined) return undefined
  return validValues(pointer, context, parameter.in === 'path' ? [PATH_TEXT] : [])
}

/** In a path an empty text would lead to another one. */
const PATH_TEXT = added({ minLength: 1 }, 'path')

/**
 * Invalid values of a parameter that are so as text too: no `7` for a text, since it is written as "7", and nothing that is
 * written as no value at all.
 */
export function invalidParameterValues(
  { pointer, style }: ParameterInput,
  context: ValueContext,
  valid: unknown,
): InvalidCase[] {
  if (pointer === undefined) return []
  const cases = invalidValues(pointer, context, valid)
  if (style === 'content') return cases
  const takesTexts = typesOf(conjunction(context.view, [context.view.part(pointer)]).parts).includes('string')
  return cases.filter(
    ({ value, keyword }) =>
      !(keyword === 'type' && takesTexts) &&
      !isUnwritten(value) &&
      readings(value).every((reading) => !context.view.accepts(pointer, reading)),
  )
}

function isUnwritten(value: unknown): boolean {
  if (Array.isArray(value)) return value.every(isUnwritten)
  return value === null || (isObject(value) && Object.keys(value).length === 0)
}

/** What a server may take a written value for. */
function readings(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    const alone = value.length === 1 ? readings(value[0]) : []
    return [value, value.map(asText), value.map((item) => typedText(asText(item))), asText(value), ...alone]
  }
  if (isObject(value)) {
    const read = (as: (text: string) => unknown) =>
      Object.fromEntries(Object.entries(value).map(([name, item]) => [name, as(asText(item))]))
    return [value, read((text) => text), read(typedText)]
  }
  const text = asText(value)
  return [value, text, typedText(text), [text], [typedText(text)], ...(text === '' ? [[]] : [])]
}

function asText(value: unknown): string {
  return value === null ? '' : String(value)
}
