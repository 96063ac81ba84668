import { expect, test } from 'vitest'
import { inOtherCase, neighboursOf, spoilt, strangersAmong } from './keys.ts'
import type { Crawl } from './reader.ts'
import type { Entity } from './scope.ts'
import { Unjudged } from './unjudged.ts'

function crawlOf(keys: string[], complete: boolean): Crawl {
  return { entity: { name: 'things' } as Entity, records: [], keys, pages: [], complete }
}

test('neighbours of a counted key are those before and after it, and not the key itself', () => {
  const neighbours = neighboursOf('1042')
  expect(neighbours).toEqual(expect.arrayContaining(['1043', '1041']))
  expect(neighbours).not.toContain('1042')
})

test('a guessed key that is one of the own records opens lawfully', () => {
  expect(strangersAmong(['1041', '1043'], crawlOf(['1041', '1043'], true))).toEqual([])
})

test('a guessed key that is none of the own records is a stranger', () => {
  expect(strangersAmong(['1041', '1043'], crawlOf(['1043'], true))).toEqual(['1041'])
})

test('where the own list is too long to read, nobody is called a stranger', () => {
  expect(() => strangersAmong(['1041'], crawlOf(['1043'], false))).toThrow(Unjudged)
  expect(strangersAmong([], crawlOf(['1043'], false))).toEqual([])
})

test('each letter is exchanged for its other case', () => {
  expect(inOtherCase('ABC-def_9')).toBe('abc-DEF_9')
})

test('a token without letters is spoilt in the middle', () => {
  expect(inOtherCase('0123-4567')).toBe('0123a4567')
})

test.each([
  ['YxxY', -1],
  ['Aaaa', 0],
  ['zzzz', 2],
  ['xx_-', -1],
])('a spoilt token stands for other bytes, whatever a decoder leaves out: %s at %i', (token, place) => {
  const bytes = (text: string) => [...Buffer.from(`${text}A`.slice(0, 4), 'base64url')].slice(0, 3).join()
  expect(spoilt(token, place)).not.toBe(token)
  expect(bytes(spoilt(token, place))).not.toBe(bytes(token))
})
