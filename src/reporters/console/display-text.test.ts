import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cut, displayWidth, padEnd, padStart, wrap } from './display-text.ts'

test.each([
  ['plain', 5],
  ['十二', 4],
  ['é', 1],
  ['e\u0301', 1],
  ['👍🏽', 2],
  ['👩‍👩‍👧', 2],
  ['a\u200bb', 2],
  ['ﾊﾛｰ', 3],
  ['한글', 4],
  ['…→━', 3],
])('%s takes %i columns', (text, width) => {
  expect(displayWidth(text)).toBe(width)
})

test('a text is cut by what it shows, never within a character', () => {
  expect(cut('十二月', 5)).toBe('十二…')
})

test('a text that fits is not cut', () => {
  expect(cut('十二', 4)).toBe('十二')
})

test('padding counts columns', () => {
  expect([padEnd('十', 4), padStart('十', 4)]).toEqual(['十  ', '  十'])
})

test('no wrapped line is too wide, and no character is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 30 }), (text, width) => {
      const lines = wrap(text, width)
      expect(lines.filter((line) => displayWidth(line) > width)).toEqual([])
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
    }),
  )
})

test('a width of nothing still ends', () => {
  expect(wrap('abc', 0)).toEqual(['a', 'b', 'c'])
})
