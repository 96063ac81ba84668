import { expect, test } from 'vitest'
import { isOwnHost } from './loopback.ts'

test.each(['localhost', 'LocalHost:80', '127.0.0.1', '127.0.0.1:4010', '[::1]', '[::1]:4010'])(
  '%s is this computer',
  (host) => {
    expect(isOwnHost(host)).toBe(true)
  },
)

test.each([
  undefined,
  '',
  'attacker.example',
  '127.0.0.1.attacker.example',
  'localhost.attacker.example',
  'localhost:x',
  '::1:80',
  '[::2]',
  '127.0.0.2',
  '@localhost',
])('%s is not', (host) => {
  expect(isOwnHost(host)).toBe(false)
})
