/**
 * Sample data of an API, as rules from which record `i` of an entity is a pure function of seed and `i`. The shape of
 * `specs/<api>/seed.yaml`, whose published schema is `schemas/seed.schema.json`. Fields without a rule follow from
 * the document's schema (enum, format, bounds) and the binding (references, state, line arithmetic).
 */
export interface SeedPlan {
  entities: Record<string, EntitySeed>
  /** Texts a `pick` may name, so that several entities share one list. */
  lists: Record<string, string[]>
}

export interface EntitySeed {
  count: number
  /** The entity whose count `--records` sets. At most one per API. */
  scalable?: boolean
  // By pointer within the record, with * for any line: `/lineItems/*/name`.
  fields: Record<string, FieldRule>
  /** Lines per record, drawn from this range. */
  lines?: { min: number; max: number }
  /** Records with something particular; `at` is the index, later rules win. */
  scenarios?: { id: string; at: number; set: Record<string, unknown> }[]
}

export type FieldRule =
  /** `'WO-{n}'`, `{n:5}` pads with zeros; `{pick:name}` takes from a list. */
  | { text: string }
  | { pick: string | (string | number | boolean | null)[] }
  | { number: { min: number; max: number; scale?: number } }
  /** A day or an instant, counted back from the start of the sandbox's clock. */
  | { time: { within: string } }
  | { const: unknown }
  /** Null in this share of the records (0 to 1), otherwise the other rule. */
  | { nullable: number; otherwise: FieldRule }
