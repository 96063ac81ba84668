import { expect, test } from 'vitest'
import type { FoundTarget } from './config.ts'
import { guarded, guardRefusal } from './guard.ts'

const TARGET: FoundTarget = {
  baseUrl: 'https://test.example.com/api',
  environment: 'test',
  api: 'tickets',
  system: 'desk',
  allow: ['read', 'write'],
  connections: { primary: { access: 'env:ACCESS' } },
  hosts: ['TEST.example.com'],
}
const refusalOf = (changes: Partial<FoundTarget>, dangers = ['read', 'write'] as const) =>
  guardRefusal({ ...TARGET, ...changes }, dangers)
const baseUrl = 'https://api.example.com'

test('what a target allows on a host that is named may be done', () => {
  expect(refusalOf({})).toBeUndefined()
})

test('reading needs no permission, wherever it is', () => {
  expect(guardRefusal({ ...TARGET, baseUrl, hosts: [], allow: [] }, ['read'])).toBeUndefined()
})

test('a class of danger that the target does not allow is refused', () => {
  expect(refusalOf({ allow: ['load'] })).toBe(
    'it does not allow "write": add that to its "allow" where it may be done',
  )
})

test('a host that is not named is refused, even this machine', () => {
  expect(refusalOf({ hosts: ['other.example.com'] })).toMatch(
    /does not name test.example.com: add test.example.com/,
  )
  expect(refusalOf({ baseUrl: 'http://127.0.0.1:1', hosts: [] })).toMatch(/does not name 127.0.0.1: /)
  expect(refusalOf({ baseUrl: 'https://a.test.example.com' })).toMatch(/does not name a.test.example.com/)
})

test.each([
  [['api.example.com']],
  [[{ host: 'api.example.com' }]],
  [[{ host: 'api.example.com', production: false }]],
])('a host that may be production is refused though it is named: %j', (hosts) => {
  expect(refusalOf({ baseUrl, hosts })).toBe(
    'api.example.com does not say in its name that it is for tests, so it may be production: write { host: api.example.com, production: true } under "hosts" where records may be created and changed all the same',
  )
})

test('a host that is named as production is taken at that word', () => {
  const hosts = [{ host: 'api.example.com', production: true }]
  expect(refusalOf({ baseUrl, hosts })).toBeUndefined()
  expect(refusalOf({ baseUrl: 'https://other.example.com', hosts })).toMatch(/^"hosts" .* which does not say/)
})

test('who is stopped learns what would have been done', () => {
  expect(guarded('staging', 'no', 'at most 3 calls')).toMatchObject({
    code: 'GUARDED',
    message:
      'Stopped before anything was sent to the target "staging": no. It would have been at most 3 calls.',
  })
})
