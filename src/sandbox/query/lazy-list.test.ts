import { expect, test } from 'vitest'
import { lazyList } from './lazy-list.ts'

test('a lazy list does what arrays do', () => {
  const list = lazyList(5, (index) => index * 10)
  expect([list.length, list[4], list[5], list.at(-1)]).toEqual([5, 40, undefined, 40])
  expect([...list]).toEqual([0, 10, 20, 30, 40])
  expect([list.slice(1, 3), list.map(String), list.indexOf(20), list.toReversed()]).toEqual([
    [10, 20],
    ['0', '10', '20', '30', '40'],
    2,
    [40, 30, 20, 10, 0],
  ])
  expect(list.filter((item) => item > 20)).toEqual([30, 40])
})

test('a page makes its own items and no others', () => {
  const made: number[] = []
  lazyList(1_000_000, (index) => made.push(index)).slice(999_998)
  expect(made).toEqual([999_998, 999_999])
})
