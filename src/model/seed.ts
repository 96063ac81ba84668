import type { Json } from './json.ts'

/**
 * Sample data of an API, as rules from which record `i` of an entity is a pure function of seed and `i`. The shape of
 * `specs/<api>/seed.yaml`, whose published schema is `schemas/seed.schema.json`. Fields without a rule follow from
 * the document's schema (enum, format, bounds) and the binding (references, state, line arithmetic).
 */
export interface SeedPlan {
  entities: Record<string, EntitySeed>
  /** Entities that hold nothing of their own: their records are the lines of another entity's records, in order. */
  mirrors?: Record<string, Mirror>
  /** Values a `pick` or `each` may name, so that several entities share one list. */
  lists: Record<string, Json[]>
}

/**
 * Record = the line as it stands in its header, plus the header's key. A line's key is its own; the times that the
 * mirror's binding names are its header's.
 */
export interface Mirror {
  /** Entity whose lines these are. */
  entity: string
  /** Pointer to the array of lines: `/lineItems`. */
  lines: string
  /** Pointer in the mirrored record where the header's key stands, if anywhere. */
  header?: string
}

export interface EntitySeed {
  count: number
  /** The entity whose count `--records` sets. At most one per API. */
  scalable?: boolean
  // By pointer within the record, with * for any line: `/lineItems/*/name`.
  fields: Record<string, FieldRule>
  /**
   * Record `i` has `min + i mod (max - min + 1)` lines, so that a mirror's total and places are computed, not counted.
   * `taxRates`: shares of a line's value, one drawn per record; no tax where absent.
   */
  lines?: { min: number; max: number; taxRates?: number[] }
  /** Indices of soft-deleted records: `deletedAt` is then the time of their last change, elsewhere null. */
  deleted?: number[]
  /** Records with something particular; `at` is the index, later ones win. One beyond the count does not exist. */
  scenarios?: Scenario[]
}

export interface Scenario {
  id: string
  at: number
  /** Values as they stand, by pointer; a line is named by its place: `/lineItems/0/price`. */
  set?: Record<string, unknown>
  /** Values to be made, by pointer. */
  rules?: Record<string, FieldRule>
}

export type FieldRule =
  /**
   * `'WO-{n}'`: n is the record's place from 1; `{n:5}` pads with zeros; `{pick:list}` draws from a list, `{each:list}`
   * takes from it in order.
   */
  | { text: string }
  /** Drawn at random from a named list or from these values. */
  | { pick: string | Json[] }
  /** Item `i mod length` of a named list; `at` is a pointer within that item, so that fields of one item go together. */
  | { each: string; at?: string }
  | { number: { min: number; max: number; scale?: number } }
  /**
   * A day or an instant (as the schema's format says), counted back from the start of the sandbox's clock; with `after`,
   * counted forward from the instant another field of the record holds (null where that one is null); with `until`,
   * never later than the instant a third one holds.
   */
  | { time: { within: string; after?: string; until?: string } }
  | { const: unknown }
  /** Null in this share of the records (0 to 1), otherwise the other rule. */
  | { nullable: number; otherwise: FieldRule }
  /**
   * Key of a record of the entity that the binding refers to from here: the one at this index, or any. Within its own
   * entity "any" is an earlier record, and null for the first.
   */
  | { refer: { at?: number } }
  /** Copied from the record that a reference of this record names: `{ of: /assetKey, at: /siteKey }`; null if none. */
  | { of: string; at: string }
  /** Key of the workflow state with this code, or any one of these codes. */
  | { state: string | string[] }
  /** The rule where the record's state has one of these codes, elsewhere null. */
  | { inStates: string[]; then: FieldRule }
  /** Number of a line within its record: step, 2 × step, … */
  | { lineNumber: { step: number } }
