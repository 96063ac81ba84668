import type { Method } from './operation.ts'

/** One request that was sent to a target. */
export interface Sent {
  method: Method
  /** Path below the target's base URL, without its query. */
  path: string
  /** Undefined where no answer came. */
  status: number | undefined
}

/** How many requests of each method were sent. */
export type SentCounts = { [Name in Method]?: number }

/** All that was sent: each request that was not for reading, and how many of each method. */
export interface Traffic {
  writes: Sent[]
  counts: SentCounts
}

export type ChangeVerdict = 'unchanged' | 'changed by others' | 'changed by us'

/** One record that is otherwise than it was; `key` is absent where only the number of records tells. */
export interface Change {
  entity: string
  key?: string
  what: 'added' | 'changed' | 'gone'
  by: 'us' | 'others'
  because: string
}

export interface ReadOnlyProof {
  verdict: ChangeVerdict
  changes: Change[]
}

/** What a look before and after a whole run came to, or why there was none. */
export type RunProof = ReadOnlyProof | { verdict: 'not proven'; because: string }

/** What a run proves of a system that claims to store nothing. */
export interface ReadOnlyReport {
  verdict: ChangeVerdict | 'not proven'
  /** Set where it is not proven. */
  because?: string
  /** The first of them, ours before those of others. */
  changes: Change[]
  /** How often all was read before and after, and compared. */
  proofs: number
  sent: SentCounts
}

/** `vendors 7 was changed: we sent PUT /vendors/7`. */
export function showChange({ entity, key, what, because }: Change): string {
  const name = key === undefined ? `a record of ${entity}` : `${entity} ${key}`
  return `${name} ${what === 'gone' ? 'is gone' : `was ${what}`}: ${because}`
}

const READING: ReadonlySet<Method> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE'])

export function trafficOf(sent: readonly Sent[]): Traffic {
  const counts: SentCounts = {}
  for (const { method } of sent) counts[method] = (counts[method] ?? 0) + 1
  return { writes: sent.filter(({ method }) => !READING.has(method)), counts }
}

export function sumTraffic(all: readonly Traffic[]): Traffic {
  const counts: SentCounts = {}
  for (const traffic of all)
    for (const [name, count] of Object.entries(traffic.counts))
      counts[name as Method] = (counts[name as Method] ?? 0) + count
  return { writes: all.flatMap(({ writes }) => writes), counts }
}
