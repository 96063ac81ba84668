import { expect, test } from 'vitest'
import { Finding } from '../model/finding.ts'
import { sameReach, sameSet } from './reach.ts'
import type { Crawl } from './reader.ts'

const crawlOf = (keys: string[], complete: boolean): Crawl => ({
  entity: {
    name: 'things',
    singular: 'thing',
    list: 'GET /things',
    token: 'connection',
    paged: true,
    claims: [],
    id: '/key',
    filters: {},
    sorts: [],
    references: {},
  },
  records: [],
  keys,
  pages: [],
  complete,
})

test('two whole readings are compared whole, so that a loss is seen', () => {
  expect(sameReach(crawlOf(['a'], true), crawlOf(['a', 'b'], true))).toEqual([['a'], ['a', 'b']])
})

test('readings cut short are compared as far as both reach', () => {
  expect(sameReach(crawlOf(['a', 'b', 'c'], false), crawlOf(['a', 'b'], false))).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ])
})

test('a reading that ends before one that was cut short has lost records', () => {
  expect(() => sameReach(crawlOf(['a'], true), crawlOf(['a', 'b'], false))).toThrow(Finding)
})

test('of two readings in different orders, both cut short, nothing can be demanded', () => {
  expect(sameSet(crawlOf(['a'], false), crawlOf(['b'], false))).toEqual([['a'], []])
})
