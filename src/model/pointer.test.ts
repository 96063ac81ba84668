import { expect, test } from 'vitest'
import { at, pointerTokens, setAt, toPointer } from './pointer.ts'

test('escaped tokens survive the way there and back', () => {
  const tokens = ['a/b', 'c~d', '', '~1']
  expect(pointerTokens(toPointer(tokens))).toEqual(tokens)
})

test.each([
  ['', { a: [1] }],
  ['/a/0', 1],
  ['/a/1', undefined],
  ['/b', undefined],
  ['/toString', undefined],
])('at %j stands %j', (pointer, value) => {
  expect(at({ a: [1] }, pointer)).toEqual(value)
})

test('setting creates the objects on the way', () => {
  const target = {}
  setAt(target, '/a/b', 1)
  expect(target).toEqual({ a: { b: 1 } })
})

test('a pointer through __proto__ changes no other object', () => {
  setAt({}, '/__proto__/polluted', true)
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
})
