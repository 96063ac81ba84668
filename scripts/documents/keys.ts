import type { ApiDocument } from '../../src/spec/api.ts'
import { chainsOf } from '../../src/spec/inference/chains.ts'

/** For how many operations with path parameters each parameter's value is found, by the least sure way among them. */
export type Keys = Record<(typeof WAYS)[number] | 'unreachable', number>

/** The surest first. */
const WAYS = ['list', 'link', 'create', 'name', 'example'] as const

export const NO_KEYS: Keys = { list: 0, link: 0, create: 0, name: 0, example: 0, unreachable: 0 }

export function keysOf(document: ApiDocument): Keys {
  const found = { ...NO_KEYS }
  const at = chainsOf(document)
  for (const { path } of document.operations) {
    if (!path.includes('{')) continue
    const { keys, unreachable } = at(path)
    const ways = new Set(Object.values(keys).map(({ how }) => how))
    const least = WAYS.findLast((way) => ways.has(way))
    found[unreachable.length > 0 || least === undefined ? 'unreachable' : least] += 1
  }
  return found
}

export function added(all: readonly Keys[]): Keys {
  return all.reduce(
    (sum, one) =>
      Object.fromEntries(
        Object.entries(sum).map(([way, count]) => [way, count + one[way as keyof Keys]]),
      ) as Keys,
    NO_KEYS,
  )
}

/** `12/14`: operations of which every path parameter has a source. */
export function reachedOf(keys: Keys): string {
  const all = Object.values(keys).reduce((sum, count) => sum + count, 0)
  return `${all - keys.unreachable}/${all}`
}
