import { type Binding, collectionOf, type EntityBinding } from '../model/binding.ts'
import { isObject } from '../model/json.ts'
import { at } from '../model/pointer.ts'
import type { Answer } from './answer.ts'

/**
 * Path parameters of an operation on one record, whatever they are called: the only one holds the key, several hold the
 * parts of a key below other records. Any other key stands for all of them.
 */
export function recordPath(address: string, key: string): Record<string, string> {
  const names = namesIn(address)
  const parts = partsOf(key)
  const isBelow = names.length > 1 && parts.length === names.length
  return Object.fromEntries(names.map((name, index) => [name, isBelow ? (parts[index] ?? '') : key]))
}

/** Path parameters of the list that a record stands in, by its key. */
export function listPath(address: string, key: string): Record<string, string> {
  const parts = partsOf(key)
  return Object.fromEntries(namesIn(address).map((name, index) => [name, parts[index] ?? '']))
}

/** The key of a record below others: theirs and its own, from the outermost. */
export function keyBelow(above: Record<string, string>, own: string): string {
  const parts = Object.values(above)
  return parts.length === 0 ? own : [...parts, own].map(encodeURIComponent).join('/')
}

/** Whether the records of an entity are below others. */
export function isBelow(entity: Pick<EntityBinding, 'list' | 'create'>): boolean {
  return collectionOf(entity).includes('{')
}

function namesIn(address: string): string[] {
  return [...address.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name)
}

function partsOf(key: string): string[] {
  return key.split('/').map((part) => {
    try {
      return decodeURIComponent(part)
    } catch {
      return part
    }
  })
}

/**
 * The key that the answer to a creation tells: in its record, else at the end of the address in `Location` (RFC 9110 section
 * 10.2.2). Without the keys of the records above. Undefined where neither tells one.
 */
export function createdKey(
  { envelopes }: Pick<Binding, 'envelopes'>,
  { id }: Pick<EntityBinding, 'id'>,
  { body, headers }: Pick<Answer, 'body' | 'headers'>,
): string | undefined {
  const key = at(at(body, envelopes.item), id)
  if (typeof key === 'string' || typeof key === 'number') return String(key)
  return locatedKey(headers)
}

/** The last part of the address in `Location`, decoded. */
export function locatedKey(headers: Headers): string | undefined {
  const path = headers
    .get('location')
    ?.replace(/[?#].*$/s, '')
    .replace(/\/+$/, '')
  const [last = ''] = partsOf(path?.split('/').at(-1) ?? '')
  return last === '' ? undefined : last
}

/** The record of a good answer; undefined where it was refused or holds none. */
export function recordIn(
  { envelopes }: Binding,
  { status, body }: Answer,
): Record<string, unknown> | undefined {
  const record = at(body, envelopes.item)
  return status === 200 && isObject(record) ? record : undefined
}
