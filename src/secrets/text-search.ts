/** A stretch of a text: from `start` up to, not including, `end`. */
export type Range = readonly [start: number, end: number]

export interface TextSearchOptions {
  /** Characters that every pattern has at least: the more, the faster. */
  shortest: number
  ignoreCase?: boolean
  patterns?: Iterable<string>
  /** Another search with the same `shortest`, whose patterns are found as well. */
  like?: TextSearch
}

/** A block is the number of two characters without their case. Some pairs share a number: that costs time, never a match. */
const BLOCKS = 1 << 12

/** The text that is searched, one byte for each character: reading bytes is twice as fast as reading characters of a string. */
let scratch = Buffer.allocUnsafe(1 << 16)

/**
 * Finds many patterns in one pass that looks at few places of the text. Each pattern has `shortest` characters or more, so
 * of the pairs of characters that begin every `shortest - 1` places one lies within each occurrence; a table tells at which
 * offsets of a pattern's beginning a pair stands, mostly at none. Several times faster here than a regular expression of
 * alternatives, and the time hardly grows with the number of patterns.
 */
export class TextSearch {
  readonly #shortest: number
  readonly #ignoreCase: boolean
  /** For each block a bit for each offset, below `shortest - 1`, where it stands in some pattern. */
  readonly #offsets: Uint8Array
  /** Patterns by the block they begin with. */
  readonly #patterns: Map<number, readonly Pattern[]>

  constructor({ shortest, ignoreCase, patterns, like }: TextSearchOptions) {
    this.#shortest = shortest
    this.#ignoreCase = ignoreCase ?? false
    this.#offsets = like ? like.#offsets.slice() : new Uint8Array(BLOCKS)
    this.#patterns = like ? new Map(like.#patterns) : new Map()
    for (const pattern of patterns ?? []) this.add(pattern)
  }

  add(pattern: string): void {
    if (pattern.length < this.#shortest) throw new RangeError(`A pattern needs ${this.#shortest} characters.`)
    const bytes = Buffer.from(pattern, 'latin1')
    for (let offset = 0; offset < this.#shortest - 1; offset += 1) {
      const block = blockAt(bytes, offset)
      this.#offsets[block] = (this.#offsets[block] ?? 0) | (1 << offset)
    }
    const first = blockAt(bytes, 0)
    this.#patterns.set(first, [...(this.#patterns.get(first) ?? []), { text: pattern, bytes }])
  }

  /** Whether any pattern occurs. */
  occursIn(text: string): boolean {
    return this.#next(text, bytesOf(text), 0) !== undefined
  }

  /** Every stretch covered by patterns, in order; occurrences that overlap or touch are one stretch. */
  rangesIn(text: string): Range[] {
    const bytes = bytesOf(text)
    const ranges: [number, number][] = []
    for (let found = this.#next(text, bytes, 0); found; found = this.#next(text, bytes, found[0] + 1)) {
      const previous = ranges.at(-1)
      if (previous && found[0] <= previous[1]) previous[1] = Math.max(previous[1], found[1])
      else ranges.push([found[0], found[1]])
    }
    return ranges
  }

  /** The first occurrence at or after a place; the longest of those that begin there. */
  #next(text: string, bytes: Buffer, from: number): Range | undefined {
    const stride = this.#shortest - 1
    const last = text.length - 2
    for (let at = from + stride - 1; ; at += stride) {
      const place = suspect(bytes, this.#offsets, { from: at, last, stride })
      if (!place) return undefined
      const found = this.#around(text, bytes, place)
      if (found) return found
      at = place.at
    }
  }

  /** The first occurrence whose beginning the pair at a place belongs to, at one of the offsets that are left. */
  #around(text: string, bytes: Buffer, { at, left }: Suspect): Range | undefined {
    for (let offset = this.#shortest - 2; offset >= 0; offset -= 1) {
      if (((left >> offset) & 1) === 0 || !this.#mayBegin(bytes, at - offset)) continue
      const length = this.#longestAt(text, bytes, at - offset)
      if (length > 0) return [at - offset, at - offset + length]
    }
    return undefined
  }

  #mayBegin(bytes: Buffer, start: number): boolean {
    for (let offset = 0; offset < this.#shortest - 1; offset += 1)
      if ((((this.#offsets[blockAt(bytes, start + offset)] ?? 0) >> offset) & 1) === 0) return false
    return true
  }

  #longestAt(text: string, bytes: Buffer, start: number): number {
    let longest = 0
    for (const pattern of this.#patterns.get(blockAt(bytes, start)) ?? []) {
      const { length } = pattern.bytes
      if (length <= longest || start + length > text.length || !resembles(pattern, bytes, start)) continue
      if (this.#ignoreCase || text.startsWith(pattern.text, start)) longest = length
    }
    return longest
  }
}

interface Looking {
  from: number
  last: number
  stride: number
}

/**
 * The next place whose pair may belong to a pattern, and at which of its offsets: the pairs before and after it must stand as
 * much lower and higher in the same pattern. Where that lies beyond its ends, they may be any. A loop by itself, which is
 * compiled best.
 */
function suspect(bytes: Buffer, offsets: Uint8Array, { from, last, stride }: Looking): Suspect | undefined {
  const [end, ends] = [1 << (stride - 1), 3 << (stride - 2)]
  for (let at = from; at <= last; at += stride) {
    const here = offsets[blockAt(bytes, at)] ?? 0
    if (here === 0) continue
    const before = ((offsets[blockAt(bytes, at - 1)] ?? 0) << 1) | 1
    const near = here & before & (((offsets[blockAt(bytes, at + 1)] ?? 0) >> 1) | end)
    if (near === 0) continue
    const further = ((offsets[blockAt(bytes, at - 2)] ?? 0) << 2) | 3
    const left = near & further & (((offsets[blockAt(bytes, at + 2)] ?? 0) >> 2) | ends)
    if (left !== 0) return { at, left }
  }
  return undefined
}

/** A place, and the offsets of patterns, as bits, that the pair there can stand at. */
interface Suspect {
  at: number
  left: number
}

interface Pattern {
  text: string
  bytes: Buffer
}

/** Equal but for case and upper bytes. */
function resembles(pattern: Pattern, bytes: Buffer, start: number): boolean {
  for (let index = 0; index < pattern.bytes.length; index += 1)
    if (((pattern.bytes[index] ?? 0) | 32) !== ((bytes[start + index] ?? 0) | 32)) return false
  return true
}

function blockAt(bytes: Buffer, at: number): number {
  return (((bytes[at] ?? 0) & 95) << 5) ^ ((bytes[at + 1] ?? 0) & 95)
}

/** Characters beyond Latin-1 lose their upper byte, in texts and patterns alike. */
function bytesOf(text: string): Buffer {
  if (scratch.length < text.length) scratch = Buffer.allocUnsafe(2 * text.length)
  scratch.write(text, 'latin1')
  return scratch
}

/** Puts a mask over each stretch. */
export function cover(text: string, ranges: readonly Range[], mask: string): string {
  if (ranges.length === 0) return text
  let covered = ''
  let done = 0
  for (const [start, end] of ranges) {
    covered += text.slice(done, start) + mask
    done = end
  }
  return covered + text.slice(done)
}
