import { expect, test } from 'vitest'
import { growthOf } from './line.ts'

const of = (count: (size: number) => number) =>
  growthOf([5, 10, 20, 40].map((size) => ({ size, count: count(size) })))

test('a line is told by its slope and what it starts from', () => {
  const { perSize, fixed, r2, steepening } = of((size) => 7 * size + 12)
  expect([perSize, fixed, r2, steepening].map((figure) => figure.toFixed(6))).toEqual([
    '7.000000',
    '12.000000',
    '1.000000',
    '1.000000',
  ])
})

test.each([
  ['n·log n', (size: number) => size * Math.log(size), 1.4],
  ['n²', (size: number) => size ** 2, 3.9],
])('%s grows steeper, though a line fits it well', (_, count, least) => {
  expect(of(count).r2).toBeGreaterThan(0.94)
  expect(of(count).steepening).toBeGreaterThan(least)
})

test('what does not grow is no line that anything was shown by', () => {
  expect(of(() => 3).r2).toBeNaN()
})
