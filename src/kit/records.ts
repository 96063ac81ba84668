import { isObject } from '../model/json.ts'
import { at, toPointer } from '../model/pointer.ts'
import type { Crawl, Rec } from './reader.ts'
import type { Entity } from './scope.ts'
import { Unjudged } from './unjudged.ts'
import { isThere, placesAt } from './values.ts'

/** The crawl itself; Unjudged where none of its records has a value at any of these pointers. */
export function having(crawl: Crawl, pointers: readonly string[]): Crawl {
  const some = crawl.records.some((record) =>
    pointers.some((pointer) => placesAt(record, pointer).some(({ value }) => isThere(value))),
  )
  if (some) return crawl
  throw new Unjudged(`no record of ${crawl.entity.name} has anything at ${pointers.join(' or ')}`)
}

/** Distinct keys that crawled records refer to. */
export function referredKeys(crawl: Crawl, pointer: string): string[] {
  const values = crawl.records.flatMap((record) => placesAt(record, pointer).map(({ value }) => value))
  return [...new Set(values.filter((value) => value !== null).map(String))]
}

/** The record of this key; an empty one where the crawl has none. */
export function entryOf(crawl: Crawl, key: string): Rec {
  return crawl.records[crawl.keys.indexOf(key)] ?? {}
}

/** What a whole crawl says of the records of another, in its order; of one that was cut short, where it says anything. */
export function entriesOf(all: Crawl, other: Crawl): unknown[] {
  const entries = new Map(all.keys.map((key, index) => [key, all.records[index]]))
  return other.keys.map((key, index) => entries.get(key) ?? (all.complete ? undefined : other.records[index]))
}

/** Values of one field, in the order of the crawl. */
export function valuesOf(crawl: Crawl, field: string): unknown[] {
  return crawl.records.map((record) => at(record, toPointer([field])))
}

/** Crawled records as texts: two connections may count their keys alike, but have no record in common. */
export function textsOf(crawl: Crawl): string[] {
  return crawl.records.map((record) => JSON.stringify(record))
}

/** Custom fields of records, in their order. */
export function customFieldsOf(records: readonly Rec[], { customFields }: Entity): unknown[] {
  return records.map((record) => at(record, customFields ?? ''))
}

/** Keys of records that show custom fields; all keys where none does, so that single records may tell otherwise. */
export function customisedKeys(crawl: Crawl): readonly string[] {
  const fields = customFieldsOf(crawl.records, crawl.entity)
  const some = crawl.keys.filter((_, index) => isFilled(fields[index]))
  return some.length > 0 ? some : crawl.keys
}

/** The values themselves; Unjudged where none of them holds anything. */
export function filled(values: readonly unknown[], what: string): readonly unknown[] {
  if (values.some(isFilled)) return values
  throw new Unjudged(`no record has ${what}`)
}

function isFilled(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length > 0
}

/** Keys of records whose state has this code, looked up among the records of the state entity. */
export function keysInState(crawl: Crawl, states: Crawl, code: string): string[] {
  const { state } = crawl.entity
  const known = states.keys.filter((_, index) => at(states.records[index], state?.code ?? '') === code)
  return crawl.keys.filter((_, index) => known.includes(String(at(crawl.records[index], state?.at ?? ''))))
}
