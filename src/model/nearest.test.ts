import { expect, test } from 'vitest'
import { nearest } from './nearest.ts'

const KNOWN = ['sorts', 'filters', 'createdAt', 'updatedAt', 'id']

test.each([
  ['srots', 'sorts'],
  ['sort', 'sorts'],
  ['Filters', 'filters'],
  ['filtres', 'filters'],
  ['createdat', 'createdAt'],
  ['upatedAt', 'updatedAt'],
  ['ix', 'id'],
  ['sorts', 'sorts'],
])('by %s a person means %s', (word, meant) => {
  expect(nearest(word, KNOWN)).toBe(meant)
})

test.each(['', 'paging', 'references', 'abc', 'deletedAt'.repeat(2)])(
  'by %j a person means none of these',
  (word) => {
    expect(nearest(word, KNOWN)).toBeUndefined()
  },
)

test('the first of two that are equally near is meant', () => {
  expect(nearest('ab', ['ac', 'ad'])).toBe('ac')
})
