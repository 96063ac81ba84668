import { expect, test } from 'vitest'
import { printable } from './printable.ts'

test('control characters and turns of direction are shown, not done', () => {
  expect(printable('a\u001b[2J\r\n\u202eb\u0085')).toBe('a\\u001b[2J\\r\\n\\u202eb\\u0085')
})

test('half a character is replaced', () => {
  expect(printable('a\ud800b')).toBe('a\ufffdb')
})
