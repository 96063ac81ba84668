import type { MixEntry } from '../load-plan.ts'
import type { CorrectnessMeasured } from '../measured.ts'

/** What is known of a write once the run is over. */
export type ReadBack = 'there' | 'lost' | 'twice' | 'unread'

/** Writes that are read back at most. */
export const READ_BACK_AT_MOST = 1000

/** A write that was answered well, by the place of its session. */
export interface Written {
  index: number
  entry: MixEntry
}

/** Reads what was written back, one after another. `ask` makes one request and tells what it saw; `signal` ends it early. */
export async function readBack(
  written: readonly Written[],
  ask: (one: Written) => Promise<ReadBack>,
  signal: AbortSignal,
): Promise<CorrectnessMeasured | undefined> {
  const counts: Record<ReadBack, number> = { there: 0, lost: 0, twice: 0, unread: 0 }
  for (const one of written.slice(0, READ_BACK_AT_MOST)) {
    if (signal.aborted) break
    counts[await ask(one)] += 1
  }
  const checked = counts.there + counts.lost + counts.twice
  return {
    ...{ what: 'writes', checked, of: written.length, wrong: counts.lost + counts.twice },
    told: `${counts.lost} lost and ${counts.twice} duplicated of ${checked} writes that were read back, of ${written.length}`,
    examples: [],
  }
}
