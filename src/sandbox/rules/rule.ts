import type { Limit, LimitKind, RoleDenial, StatesClaim } from '../../model/limits.ts'
import type { WritingRole } from '../../model/manifest.ts'

type Row = Record<string, unknown>

/** A claim that a write is beyond, and the field by which it is; the empty pointer is the whole write. */
export interface Breach {
  limit: Limit | StatesClaim | RoleDenial
  pointer: string
}

/** The limit of one kind. */
export type LimitOf<Kind extends LimitKind> = Extract<Limit, { kind: Kind }>

/** All that rules need to know of a write. Records have no field twice, so a pointer means the same in all of them. */
export interface WriteFacts {
  role: WritingRole
  /** As the record stands; undefined for a new one. */
  before: Row | undefined
  /** As the record would be if no field were sent: as it stands, or blank; with a blank line for each new one. */
  base: Row
  /** What was sent, each line at its place in the record, with holes where none was sent. */
  sent: Row
  /** As the record would be. */
  after: Row
  /** Code of the workflow state it is in; undefined for a new one. */
  state: string | undefined
  /** Where the state and the lines stand. */
  stateAt: string | undefined
  linesAt: string | undefined
  /** Entities that fields refer to. */
  references: Readonly<Record<string, string>>
  /** A record of another entity, by its key. */
  find(entity: string, key: string): Row | undefined
}

/** Finds what of a write is beyond a limit. */
export type Rule<Kind extends LimitKind> = (limit: LimitOf<Kind>, write: WriteFacts) => Breach[]
