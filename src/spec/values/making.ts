import type * as fc from 'fast-check'
import type { Part, SchemaView } from './schema-view.ts'

/**
 * How much of a value is made: `any` part at random, what is `required` alone, or `all` that the schema names. The two
 * latter are the ends between which a server has to work.
 */
export type Extent = 'any' | 'required' | 'all'

/** Values for one schema. */
export interface Made {
  values: fc.Arbitrary<unknown>
  /** References to recursive schemas on the shortest way to an end: what to choose where it has to end. */
  crossings: number
}

/** What the makers of lists and objects need of the one who makes what is in them. */
export interface Maker {
  view: SchemaView
  extent: Extent
  /** Set where a recursion is to end: only what is required is made. */
  ending: boolean
  /** Undefined where nothing fulfils the parts, as deep in the recursion as this is. */
  make(parts: readonly Part[]): Made | undefined
}
