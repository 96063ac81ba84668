import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { Secret } from './secret.ts'

const secret = new Secret('hunter2')

test.each([
  ['in a template', `${secret}`],
  ['joined to a text', `${[secret]}`],
  ['as JSON', JSON.stringify({ secret })],
  ['inspected', inspect({ secret }, { showHidden: true, depth: 5 })],
  ['spread', JSON.stringify({ ...secret })],
])('a secret %s does not show its value', (_, shown) => {
  expect(shown).not.toContain('hunter2')
})

test('a secret gives its value to one who asks for it by name', () => {
  expect(secret.reveal()).toBe('hunter2')
})
