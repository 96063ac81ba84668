import { expect, test } from 'vitest'
import { Dice } from './dice.ts'
import { textMatching } from './text-pattern.ts'

test.each([
  '^[A-Z]{2}-\\d{4}$',
  '^PO-[0-9]{6}$',
  '^[a-z][a-z0-9]*(-[a-z0-9]+)*$',
  '^(EUR|USD|CHF)$',
  '^\\+?\\d{7,15}$',
  '^[^\\s@]+@[^\\s@]+\\.[a-z]{2,}$',
  '^(?:[01]\\d|2[0-3]):[0-5]\\d$',
  '^[A-Za-z0-9_-]{43}$',
  '^$',
  'abc',
  '^a.c\\.$',
])('a text fits its pattern, whatever the dice: %s', (pattern) => {
  for (let seed = 0; seed < 50; seed++)
    expect(textMatching(pattern, new Dice(seed))).toMatch(new RegExp(pattern, 'u'))
})

test('a repeated class is drawn anew each time', () => {
  const texts = Array.from({ length: 20 }, (_, seed) => textMatching('^\\d{6}$', new Dice(seed)) ?? '')
  expect(texts.some((text) => new Set(text).size > 1)).toBe(true)
})

test.each(['^(?=x)y$', '^(a)\\1$', '[', '(', 'a{2'])('what is beyond it gives nothing: %s', (pattern) => {
  expect(textMatching(pattern, new Dice(1))).toBeUndefined()
})
