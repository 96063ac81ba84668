import type { Caller } from '../../client/caller.ts'
import type { Reader } from '../reader.ts'
import type { Entity, Scope } from '../scope.ts'
import type { Body } from './draft.ts'

/** What a writer works with. */
export interface WriterMeans {
  scope: Scope
  caller: Caller
  reader: Reader
  /** A mark for a record that this run makes. */
  mark(): string
  /** Lets time pass on the target's clock. */
  pause(ms: number): Promise<void>
}

export type Change = (body: Body) => unknown

/** A record to write, and what it was made from. */
export interface Subject {
  entity: Entity
  key: string
  sent: Body
}
