import type { Journal } from '../client/journal.ts'
import { type ReadOnlyProof, type Sent, showChange } from '../model/read-only.ts'
import { censusCalls, takeCensus } from './census.ts'
import { proveReadOnly } from './read-only-proof.ts'
import type { Reader } from './reader.ts'
import { effectCalls, readingEffects } from './reading-effects.ts'
import type { Scope } from './scope.ts'

export interface LookMeans {
  scope: Scope
  reader: Pick<Reader, 'crawl' | 'list' | 'askItem'>
  /** Nobody else is there: whatever changes, we did it. */
  alone: boolean
}

/** What was done between two looks. */
export interface Doings {
  sent: readonly Sent[]
  journal: Pick<Journal, 'entries'>
  /** Nothing but reading, which is what is to be tried. */
  reading?: boolean
}

/**
 * Looks at all that a target has; what comes back looks again and tells what changed, and by whom. Whether reading itself
 * changes something costs many readings, so it is asked where reading is what is tried, and where a change would otherwise
 * be somebody else's.
 */
export async function lookAt(means: LookMeans): Promise<(doings: Doings) => Promise<ReadOnlyProof>> {
  const { scope, reader, alone } = means
  const before = await takeCensus(scope, reader)
  return async ({ reading = false, ...doings }) => {
    const tried = reading ? await readingEffects(scope, reader) : undefined
    const evidence = { before, after: await takeCensus(scope, reader), binding: scope.api.binding, ...doings }
    const proof = proveReadOnly({ ...evidence, alone, effects: tried ?? new Set() })
    const doubtful = proof.changes.filter(({ by }) => by === 'others')
    if (tried || doubtful.length === 0) return proof
    return proveReadOnly({ ...evidence, alone, effects: await readingEffects(scope, reader, doubtful) })
  }
}

/** Calls of two looks, at most: all of them for reading. */
export function lookCalls(scope: Scope): number {
  return 2 * censusCalls(scope) + effectCalls(scope)
}

/** What we changed, one sentence for each record. */
export function changesByUs({ changes }: ReadOnlyProof): string[] {
  return changes.filter(({ by }) => by === 'us').map(showChange)
}
