import { at, pointerTokens, toPointer } from '../../model/pointer.ts'
import type { Api } from '../../spec/api.ts'
import { bodiesOf } from '../../spec/values/inputs.ts'
import { wholeValue } from '../../spec/values/values.ts'
import { requestValues } from '../request-values.ts'
import { drop, put } from './fields.ts'

/** Places of one body that are mended at most. */
const MENDED = 100

/**
 * A body as the document has it, where the binding was inferred: records may show a field otherwise than a request takes it
 * (a quantity or a key as text), and nobody has said so. Each place that breaks the schema gets the same value spelled
 * otherwise where that helps, else one made from the schema. A body of a binding that somebody wrote is left as it is:
 * there that difference is for the checks to tell.
 */
export function lawfulBody<B>(api: Api, address: string, body: B): B {
  const schema = api.binding.untold && schemaOf(api, address)
  if (!schema) return body
  const made = wholeValue(schema, requestValues(api), 'all')
  const respelled = new Set<string>()
  for (let round = 0; round < MENDED; round++) {
    const [fault] = api.document.validators.at(schema, body, 'request')
    if (!fault || fault.pointer === '') break
    const spelled = respelled.has(fault.pointer) ? undefined : otherwise(at(body, fault.pointer))
    respelled.add(fault.pointer)
    const value = spelled ?? structuredClone(at(made, ofFirstItem(fault.pointer)))
    if (value === undefined) drop(body, fault.pointer)
    else put(body, fault.pointer, value)
  }
  return body
}

/** A body of an operation, made from its schema alone; undefined where it takes no JSON. */
export function bodyFromSchema({ api }: { api: Api }, address: string): unknown {
  const schema = schemaOf(api, address)
  return schema && wholeValue(schema, requestValues(api), 'all')
}

/** A number for the text that spells it, and the text for a number; undefined where there is neither. */
function otherwise(value: unknown): unknown {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'string' || value.trim() === '') return undefined
  return String(Number(value)) === value ? Number(value) : undefined
}

function schemaOf(api: Api, address: string): string | undefined {
  const operation = api.document.operation(address)
  const bodies = operation ? bodiesOf(operation, requestValues(api)) : []
  return bodies.find(({ contentType }) => contentType === 'application/json')?.pointer
}

/** What is made has one item of each kind at least, and seldom as many as a body. */
function ofFirstItem(pointer: string): string {
  return toPointer(pointerTokens(pointer).map((token) => (/^\d+$/.test(token) ? '0' : token)))
}
