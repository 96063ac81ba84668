import type { Place } from './places.ts'
import type { SchemaView } from './schema-view.ts'

/** What is changed at a place to break one rule of its schema. `value` is undefined where the place is to go. */
export interface Fault {
  /** In words: `below minimum`. */
  fault: string
  /** Of the schema: `minimum`. */
  keyword: string
  value: unknown
  /** A property of the place instead of the place itself. */
  property?: string
}

/** The faults that a kind of keyword allows at a place; candidates, of which those that the schema refuses are used. */
export type Faults = (place: Place, view: SchemaView) => Fault[]
