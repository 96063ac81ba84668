import type { Counts, Second } from '../measured.ts'
import type { Quota } from '../quota.ts'
import type { Share } from '../schedule/arrivals.ts'
import type { LoadClock } from './clock.ts'
import type { GeneratorWatch, OwnFacts } from './generator-watch.ts'
import type { Send } from './send.ts'

/** What a run of load needs of the world. */
export interface LoadMeans {
  clock: LoadClock
  /** ms since the epoch, for people. */
  date(): number
  send: Send
  watch: GeneratorWatch
  /** By name of the connection; one that is absent knows no ceiling. */
  quotas?: ReadonlyMap<string, Quota>
  sockets?(): OwnFacts['sockets']
  /** Ends the run early: what was measured is kept, and marked as cut short. */
  signal?: AbortSignal
  share?: Share
  /** Told once a second how it goes. */
  onSecond?(glance: Glance): void
}

/** How a run goes. */
export interface Glance {
  elapsedMs: number
  totals: Counts
  /** The last ten seconds, the one that has just ended last. */
  recent: readonly Second[]
}
