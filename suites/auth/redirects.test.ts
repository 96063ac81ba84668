import { expect, test } from 'vitest'
import type { Scope } from '../../src/kit/index.ts'
import { REDIRECTS } from './redirects.ts'

/** What a row makes of a registered URI. Its rows need no scope. */
function changed(key: string, uri: string): string {
  const row = REDIRECTS({} as Scope).find((candidate) => candidate.key === key)
  const otherClient = { redirectUri: 'https://other-client.example/callback' }
  return row && 'change' in row ? row.change(uri, { otherClient }) : ''
}

test('every row makes another URI of a usual one', () => {
  const rows = REDIRECTS({} as Scope).map(({ key }) => changed(key, 'https://client.example/callback'))
  expect(rows).not.toContain('https://client.example/callback')
  expect(new Set(rows).size).toBe(rows.length)
})

test('another port is tried alone where it must be refused', () => {
  expect(changed('other-port', 'https://client.example/callback')).toBe('https://client.example:9/callback')
})

test.each(['127.0.0.1', '[::1]', 'localhost'])(
  'on %s another port is tried with another path only',
  (host) => {
    expect(changed('other-port', `http://${host}:8080/callback`)).toBe(`http://${host}:9/callback/elsewhere`)
  },
)

test.each(['https://client.example/', 'https://client.example', 'https://client.example/7'])(
  'a path without letters is changed otherwise: %s',
  (uri) => {
    expect(new URL(changed('upper-case', uri)).pathname).toMatch(/\/elsewhere$/)
  },
)

test('a URI without a parent is changed otherwise', () => {
  expect(changed('parent-path', 'https://client.example/')).toMatch(/\/elsewhere$/)
})
