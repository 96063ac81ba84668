import * as fc from 'fast-check'
import { largest, least, valuesOf } from './conjunction.ts'
import { ofFormat } from './formats.ts'
import type { Part } from './schema-view.ts'

/** How much longer than the shortest a text gets, where the schema sets no limit. */
const SPREAD = 16

/** Characters; longer texts are not made, whatever a schema demands: they would take minutes, or all memory. */
const LONGEST = 100_000

export interface Lengths {
  min: number
  max: number | undefined
}

export function lengthsOf(parts: readonly Part[]): Lengths {
  return {
    min: largest(valuesOf<number>(parts, 'minLength')) ?? 0,
    max: least(valuesOf<number>(parts, 'maxLength')),
  }
}

/** Texts for a schema; the reason where none can be made. What length and further patterns demand is left to a filter. */
export function strings(parts: readonly Part[]): fc.Arbitrary<string> | { reason: string } {
  const { min, max } = lengthsOf(parts)
  if (max !== undefined && min > max)
    return { reason: `no text has ${min} or more and at most ${max} characters` }
  if (min > LONGEST) return { reason: `a text of ${min} or more characters is longer than any that is made` }
  const [pattern] = valuesOf<string>(parts, 'pattern')
  const formatted = valuesOf<string>(parts, 'format').flatMap((format) => ofFormat(format) ?? [])
  if (pattern !== undefined) {
    const texts = matching(pattern, { min, max })
    return 'reason' in texts || formatted.length === 0
      ? (formatted[0] ?? texts)
      : fc.oneof(texts, ...formatted)
  }
  const [first] = formatted
  if (first) return first
  return fc.string({
    unit: character(),
    minLength: min,
    maxLength: Math.min(max ?? Number.POSITIVE_INFINITY, min + SPREAD),
    size: 'max',
  })
}

/** Mostly plain characters: what is rare in practice is tried apart, not in every valid value. */
function character(): fc.Arbitrary<string> {
  const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_.'
  return fc.oneof(
    { weight: 30, arbitrary: fc.constantFrom(...plain) },
    { weight: 1, arbitrary: fc.constantFrom('é', 'ß', 'ł', '中', 'я', '😀') },
  )
}

function matching(pattern: string, { min, max }: Lengths): fc.Arbitrary<string> | { reason: string } {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'), {
      ...(max !== undefined && { maxLength: max * 2 }),
      size: min > 8 ? 'medium' : 'small',
    })
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { reason: `no text can be made for the pattern ${JSON.stringify(pattern)}: ${why}` }
  }
}
