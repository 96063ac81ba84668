import { expect, test } from 'vitest'
import { shorten } from './violations.ts'

test.each([
  [undefined, 'nothing'],
  [null, 'null'],
  ['', '""'],
  ['a "quoted" text', '"a \\"quoted\\" text"'],
  [1.5, '1.5'],
  [{ a: 1 }, '{"a":1}'],
  [[], '[]'],
  [[1, 2, 3, 4], 'a list of 4: [1,2,3]'],
])('shows %j as %s', (value, text) => {
  expect(shorten(value)).toBe(text)
})

test.each([
  ['a long text', 'x'.repeat(100_000)],
  ['a text of wide characters', '😀'.repeat(1000)],
  ['a long list', Array.from({ length: 10_000 }, (_, index) => ({ index, text: 'x'.repeat(1000) }))],
  ['a large object', Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`key ${index}`, index]))],
])('shows %s in at most 80 characters', (_, value) => {
  const text = shorten(value)
  expect([...text].length).toBeLessThanOrEqual(80)
  expect(text).toMatch(/…$/)
  expect(text.isWellFormed()).toBe(true)
})

test('what is nested deeper than a stack goes is shown by its outside', () => {
  const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown
  expect(shorten(deep)).toMatch(/^a list of 1: \[+…$/)
})
