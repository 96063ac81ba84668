import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cover, TextSearch } from './text-search.ts'

// A fixed seed: the same change gives the same verdict.
fc.configureGlobal({ seed: 1 })

const letters = fc.constantFrom('a', 'A', 'b', 'é', '€')
const patterns = fc.array(fc.string({ unit: letters, minLength: 3, maxLength: 6 }), {
  minLength: 1,
  maxLength: 8,
})
const texts = fc.string({ unit: letters, maxLength: 200 })

test('the search finds exactly what a plain look at every place finds', () => {
  fc.assert(
    fc.property(patterns, texts, (wanted, text) => {
      const covered = Array.from(text, () => false)
      for (let start = 0; start < text.length; start += 1)
        for (const pattern of wanted)
          if (text.startsWith(pattern, start)) covered.fill(true, start, start + pattern.length)
      const search = new TextSearch({ shortest: 3, patterns: wanted })
      const seen = Array.from(text, () => false)
      for (const [start, end] of search.rangesIn(text)) seen.fill(true, start, end)
      expect(seen).toEqual(covered)
      expect(search.occursIn(text)).toBe(covered.includes(true))
    }),
  )
})

test('occurrences that overlap are one stretch', () => {
  expect(new TextSearch({ shortest: 3, patterns: ['abc', 'bcd', 'abcde'] }).rangesIn('xabcdeabcx')).toEqual([
    [1, 9],
  ])
})

test('case is ignored where it is asked for', () => {
  const patterns = ['token']
  expect(new TextSearch({ shortest: 5, patterns, ignoreCase: true }).occursIn('a Token')).toBe(true)
  expect(new TextSearch({ shortest: 5, patterns }).occursIn('a Token')).toBe(false)
})

test('a search made like another finds what that finds, and more', () => {
  const first = new TextSearch({ shortest: 3, patterns: ['abc'] })
  const second = new TextSearch({ shortest: 3, patterns: ['xyz'], like: first })
  expect(second.rangesIn('abc-xyz')).toEqual([
    [0, 3],
    [4, 7],
  ])
  expect(first.occursIn('xyz')).toBe(false)
})

test('a pattern shorter than the search can find is refused', () => {
  expect(() => new TextSearch({ shortest: 5 }).add('abcd')).toThrow('A pattern needs 5 characters.')
})

test('a covered stretch is replaced once', () => {
  expect(cover('one two three', [[4, 7]], '***')).toBe('one *** three')
})
