import { pointerTokens } from '../../model/pointer.ts'

/** Where a value stands in a text: at its key in an object, at itself in an array. Offsets are UTF-16 units from 0. */
export interface Place {
  offset: number
  children?: Map<string, Place> | Place[]
}

/** A key written twice in one object. */
export interface DuplicateKey {
  pointer: string
  offset: number
}

/** What both readers, of JSON and of YAML, make of a text. */
export interface ParsedText {
  value: unknown
  root: Place
  duplicates: DuplicateKey[]
  /** Why the text cannot be used; `value` is then undefined. */
  problem?: { offset: number; message: string }
}

/** No honest document nests deeper; a hostile one would exhaust the stack of every walk over it. */
export const DEPTH_LIMIT = 200

/** What a reader throws, and catches itself, where it cannot go on. */
export class Misplaced extends Error {
  readonly offset: number

  constructor(offset: number, message: string) {
    super(message)
    this.offset = offset
  }
}

/** A text that cannot be used, in the shape of one that can. */
export function unusable(offset: number, message: string): ParsedText {
  return { value: undefined, root: { offset: 0 }, duplicates: [], problem: { offset, message } }
}

/** Offset of the value at a pointer, or of the nearest one above it that the text has. */
export function offsetOf(root: Place, pointer: string): number {
  let place = root
  for (const token of pointerTokens(pointer)) {
    const child = Array.isArray(place.children) ? place.children[Number(token)] : place.children?.get(token)
    if (!child) break
    place = child
  }
  return place.offset
}

/** Turns offsets of one text into lines and columns, both from 1. */
export function lineCounter(text: string): (offset: number) => { line: number; column: number } {
  let starts: number[] | undefined
  return (offset) => {
    starts ??= lineStarts(text)
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}

function lineStarts(text: string): number[] {
  const starts = [0]
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1)
  return starts
}
