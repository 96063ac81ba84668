import { instantOf, isThere } from './values.ts'

/** Lawful ways to put texts in order: by code point, without regard to case, or as a dictionary does. */
const COLLATIONS: ((a: string, b: string) => number)[] = [
  (a, b) => byCodePoint(a, b),
  (a, b) => byCodePoint(a.toLowerCase(), b.toLowerCase()),
  new Intl.Collator('en', { sensitivity: 'variant' }).compare,
  new Intl.Collator('en', { sensitivity: 'base' }).compare,
]

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** How two texts stand to each other, under each lawful collation. */
export function collated(a: string, b: string): number[] {
  return COLLATIONS.map((collate) => collate(a, b))
}

/**
 * The first neighbours that are out of order under every lawful collation, as an index of the second; undefined where
 * the values are in order. Null and absent values may stand at either end, but not among others.
 */
export function firstDisorder(values: readonly unknown[], descending: boolean): number | undefined {
  const known = values.map((value, index) => ({ value, index })).filter(({ value }) => isThere(value))
  const [first, last] = [known[0]?.index ?? 0, known.at(-1)?.index ?? -1]
  const hole = values.findIndex((value, index) => !isThere(value) && index > first && index < last)
  if (hole >= 0) return hole
  const breaks = COLLATIONS.map((collate) => disorderUnder(known, descending, collate))
  return breaks.includes(undefined) ? undefined : Math.max(...breaks.map((index) => index ?? 0))
}

function disorderUnder(
  known: { value: unknown; index: number }[],
  descending: boolean,
  collate: (a: string, b: string) => number,
): number | undefined {
  const wrong = known.find(({ value }, place) => {
    const before = known[place - 1]
    if (!before) return false
    const order = compare(before.value, value, collate)
    return descending ? order < 0 : order > 0
  })
  return wrong?.index
}

function compare(a: unknown, b: unknown, collate: (a: string, b: string) => number): number {
  const left = instantOf(a) ?? a
  const right = instantOf(b) ?? b
  return typeof left === 'number' && typeof right === 'number'
    ? left - right
    : collate(String(left), String(right))
}
