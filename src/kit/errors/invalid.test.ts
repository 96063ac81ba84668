import { expect, test } from 'vitest'
import { keysOf } from './invalid.ts'

test('places that differ in what a key cannot hold have keys of their own', () => {
  const keys = keysOf(['', '/größe', '/日本', '/lines/0/😀', '/a b', '/a/b', '/a-b', "/it's"])
  expect([...keys.values()]).toEqual(['body', 'größe', '日本', 'lines.0.', 'a-b', 'a-b~2', 'a.b', 'it-s'])
  expect(keysOf(['', '/😀']).get('/😀')).toBe('body~2')
})
