import type { Api } from '../../spec/api.ts'

type Made = Record<string, unknown>

/** Records kept per entity and connection: what a reader goes through again and again, never a million. */
const CAPACITY = 2000

/**
 * Records once made, by place. They are pure functions of the seed, so all sandboxes of one API that hold the same data
 * share them; they are frozen, so that none can spoil them for another.
 */
export class MadeRecords {
  readonly #kept = new Map<number, Made>()

  get(index: number, make: () => Made): Made {
    const kept = this.#kept.get(index)
    if (kept) return kept
    const made = deepFreeze(make())
    if (this.#kept.size >= CAPACITY) this.#kept.delete(this.#kept.keys().next().value ?? 0)
    this.#kept.set(index, made)
    return made
  }
}

const shared = new WeakMap<Api, Map<string, MadeRecords>>()

/** The records of one kind: `data` names everything they depend on beside the API. */
export function madeRecords(api: Api, data: string): MadeRecords {
  const kinds = shared.get(api) ?? new Map<string, MadeRecords>()
  shared.set(api, kinds)
  const kind = kinds.get(data) ?? new MadeRecords()
  kinds.set(data, kind)
  return kind
}

export function deepFreeze<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const child of Object.values(value)) deepFreeze(child)
  return Object.freeze(value)
}
