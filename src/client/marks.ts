import type { EntityBinding } from '../model/binding.ts'
import { isObject } from '../model/json.ts'
import { at, setAt } from '../model/pointer.ts'

/** The text that tells a record of a run from all others: `[assay 7f3a9c1e-12]`. */
export function markOf(id: string): string {
  return `[assay ${id}]`
}

/** How all marks of one run begin. */
export function marksBegin(run: string): string {
  return `[assay ${run}-`
}

const MARK = /\[assay [0-9a-f]+-\d+\]/

/** The first mark in a text; undefined where it has none. */
export function markIn(text: unknown): string | undefined {
  return typeof text === 'string' ? MARK.exec(text)?.[0] : undefined
}

/** Where the body of a write carries the mark, which may be called otherwise than in the record. */
export function markPlace({ mark, written = {} }: EntityBinding): string | undefined {
  return Object.keys(written).find((place) => written[place] === mark) ?? mark
}

/**
 * The body with the mark at its place: before the text that stands there, or alone where nothing does and `fill` is set. A
 * body that is no object, and a place that holds a mark already or no text, stay as they are.
 */
export function withMark(body: unknown, mark: { place: string; text: string; fill: boolean }): unknown {
  if (!isObject(body)) return body
  const there = at(body, mark.place)
  if (markIn(there) !== undefined || (there === undefined && !mark.fill)) return body
  if (there !== undefined && typeof there !== 'string') return body
  const copy = structuredClone(body)
  setAt(copy, mark.place, there === undefined ? mark.text : `${mark.text} ${there}`)
  return copy
}
