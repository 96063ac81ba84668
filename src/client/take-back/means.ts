import type { Binding } from '../../model/binding.ts'
import type { Manifest } from '../../model/manifest.ts'
import type { Caller } from '../caller.ts'
import type { Journal } from '../journal.ts'
import type { Rec } from './listing.ts'

export interface TakeBackMeans {
  /** Calls as the connection that made the records. */
  caller: Caller
  binding: Binding
  manifest: Pick<Manifest, 'entities'>
  journal: Journal
  /** ms since the epoch. */
  now(): number
  /** Reads alone, and tells what would be done. */
  dryRun?: boolean
  /** States of an entity; undefined where the binding has none of it. */
  states(entity: string): Promise<StateNames | undefined>
}

/** States of one entity by key and by code. */
export interface StateNames {
  codeOf(record: Rec): string | undefined
  keyOf(code: string): string | undefined
}
