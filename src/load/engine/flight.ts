import type { MixEntry } from '../load-plan.ts'
import type { Arrival } from '../schedule/arrivals.ts'
import type { ConnectionWatch } from './connection-watch.ts'

/** A request that is under way. */
export interface Flight {
  arrival: Arrival
  entry: MixEntry
  startedMs: number
  /** Calls its time-out off. */
  callOff(): void
  told: ReturnType<ConnectionWatch['started']>
}
