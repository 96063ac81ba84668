import type { Dice } from './dice.ts'

/** Stands for "without end" in a quantifier: a sample needs only a few. */
const SOME = 3
/** Repetitions of all in one another, which are read anew one by one: more would take long. */
const MOST = 10_000

/** How long a text may be, in characters. */
export interface Lengths {
  min: number
  max: number
}

/**
 * A text that a regular expression matches, of a length within bounds. Knows what API documents use: literals, classes,
 * groups, alternatives and quantifiers. Undefined for an expression beyond that, and where no text of the length was met.
 */
export function textMatching(
  pattern: string,
  dice: Dice,
  { min, max }: Lengths = { min: 0, max: Number.POSITIVE_INFINITY },
): string | undefined {
  const source = pattern.replace(/^\^/, '').replace(/\$$/, '')
  const most = Math.floor(MOST ** (1 / Math.max(1, source.match(/[*+]|,\}/g)?.length ?? 0)))
  // What repeats without end repeats a few times by chance, or else just as often as the length asks for.
  for (const times of [undefined, min, Math.ceil(min / 2), Math.floor(max / 2), 1]) {
    const reader: Reader = { source, at: 0, ...(times !== undefined && { times: Math.min(times, most) }) }
    const text = alternatives(reader, dice)
    if (reader.at !== source.length || !fits(pattern, text)) return undefined
    if (text.length >= min && text.length <= max) return text
  }
  return undefined
}

/** Whether the whole reading was right: an expression that is not understood gives what it does not match. */
function fits(pattern: string, text: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text)
  } catch {
    return false
  }
}

interface Reader {
  source: string
  at: number
  /** Of what repeats without end; by chance where it is not given. */
  times?: number
}

function alternatives(reader: Reader, dice: Dice): string {
  const options = [sequence(reader, dice)]
  while (reader.source[reader.at] === '|') {
    reader.at += 1
    options.push(sequence(reader, dice))
  }
  return dice.oneOf(options) ?? ''
}

function sequence(reader: Reader, dice: Dice): string {
  let text = ''
  while (reader.at < reader.source.length && !'|)'.includes(reader.source[reader.at] ?? '')) {
    const start = reader.at
    const first = atom(reader, dice)
    const end = reader.at
    const times = quantifier(reader, dice)
    const after = reader.at
    if (times > 0) text += first
    // Each repetition reads the atom anew, so that `\d{4}` is not four times the same digit.
    for (let round = 1; round < times; round++)
      text += atom({ ...reader, source: reader.source.slice(0, end), at: start }, dice)
    reader.at = after
  }
  return text
}

function atom(reader: Reader, dice: Dice): string {
  const char = reader.source[reader.at++] ?? ''
  if (char === '(') return group(reader, dice)
  if (char === '[') return dice.oneOf(charactersOf(reader)) ?? ''
  if (char === '\\') return dice.oneOf(escaped(reader.source[reader.at++] ?? '')) ?? ''
  return char === '.' ? 'x' : char
}

function group(reader: Reader, dice: Dice): string {
  const marker = /^\?(?::|<\w+>)/.exec(reader.source.slice(reader.at))
  reader.at += marker?.[0].length ?? 0
  const text = alternatives(reader, dice)
  reader.at += 1
  return text
}

function quantifier(reader: Reader, dice: Dice): number {
  const match = /^(?:\{(\d+)(,(\d*))?\}|[?*+])/.exec(reader.source.slice(reader.at))
  if (!match) return 1
  reader.at += match[0].length
  if (match[0] === '?') return dice.between(0, 1)
  if (match[0] === '*' || match[0] === '+') return reader.times ?? dice.between(1, SOME)
  const min = Number(match[1])
  if (match[2] && !match[3] && reader.times !== undefined) return Math.max(min, reader.times)
  return match[2] ? dice.between(min, match[3] ? Number(match[3]) : min + SOME) : min
}

const DIGITS = [...'0123456789']
const LETTERS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ']

function escaped(char: string): string[] {
  if (char === 'd') return DIGITS
  if (char === 'w') return [...LETTERS, ...DIGITS]
  return [char === 's' ? ' ' : char]
}

/** Members of a `[…]` class; of a negated one, letters and digits outside it. */
function charactersOf(reader: Reader): string[] {
  const negated = reader.source[reader.at] === '^'
  if (negated) reader.at += 1
  const members: string[] = []
  while (reader.at < reader.source.length && reader.source[reader.at] !== ']') members.push(...member(reader))
  reader.at += 1
  return negated ? [...LETTERS, ...DIGITS].filter((char) => !members.includes(char)) : members
}

function member(reader: Reader): string[] {
  const char = reader.source[reader.at++] ?? ''
  if (char === '\\') return escaped(reader.source[reader.at++] ?? '')
  const last = reader.source[reader.at + 1]
  if (reader.source[reader.at] !== '-' || last === undefined || last === ']') return [char]
  reader.at += 2
  const from = char.charCodeAt(0)
  return Array.from({ length: last.charCodeAt(0) - from + 1 }, (_, step) => String.fromCharCode(from + step))
}
