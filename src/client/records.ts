import type { Binding } from '../model/binding.ts'
import { isObject } from '../model/json.ts'
import { at } from '../model/pointer.ts'
import type { Answer } from './answer.ts'

/** Path parameters of an operation on one record: the one that there is holds the key, whatever it is called. */
export function recordPath(address: string, key: string): Record<string, string> {
  return Object.fromEntries([...address.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => [name, key]))
}

/** The record of a good answer; undefined where it was refused or holds none. */
export function recordIn(
  { envelopes }: Binding,
  { status, body }: Answer,
): Record<string, unknown> | undefined {
  const record = at(body, envelopes.item)
  return status === 200 && isObject(record) ? record : undefined
}
