import { isObject } from '../../model/json.ts'
import { at, setAt } from '../../model/pointer.ts'
import { lawfulValue, sparesOf } from '../data/lawful-value.ts'
import { successStatus } from '../data/record-schema.ts'
import type { Call, Engine } from '../engine.ts'

/**
 * The success of a call as the document of an inferred binding has it: a list, or a write, may show less of a record than its
 * own call, or show it otherwise. Keys of the entity's records stay. The value given is left as it is.
 */
export function documentedAnswer<Value>(
  { api }: Engine,
  { operation }: Call,
  { value, entity }: { value: Value; entity?: string },
): Value {
  const { document, binding } = api
  if (!binding.untold) return value
  const answer = document.responseSchema(operation.address, successStatus(document, operation.address))
  if (!answer || document.validators.at(answer.pointer, value, 'response').length === 0) return value
  const id = entity === undefined ? undefined : binding.entities[entity]?.id
  const keep = id ? (pointer: string) => pointer.endsWith(id) : undefined
  const like = { schema: answer.pointer, seed: operation.address, ...(keep && { keep }) }
  return lawfulValue(api, structuredClone(value), like)
}

/** A record as it is answered: the rest of its envelope is what the document of an inferred binding has around it. */
export function documentedItem(
  { api }: Engine,
  { operation }: Call,
  envelope: Record<string, unknown>,
): Record<string, unknown> {
  const { document, binding } = api
  const place = binding.envelopes.item
  if (!binding.untold || place === '') return envelope
  const answer = document.responseSchema(operation.address, successStatus(document, operation.address))
  const isLawful = (value: unknown) =>
    answer === undefined || document.validators.at(answer.pointer, value, 'response').length === 0
  if (!answer || isLawful(envelope)) return envelope
  const others = sparesOf(api, answer.pointer)
    .filter(isObject)
    .map((spare) => structuredClone(spare))
  for (const other of others) setAt(other, place, at(envelope, place))
  return others.find(isLawful) ?? envelope
}
