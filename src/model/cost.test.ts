import { expect, test } from 'vitest'
import { costOf, showCost } from './cost.ts'

const reading = { requirement: { danger: 'read' } } as const
const writing = { requirement: { danger: 'write' } } as const

test('a plan costs what its checks say, and what is usual where they do not', () => {
  expect(costOf([reading])).toEqual({ calls: 40, writes: 0, records: 0 })
  expect(costOf([writing, { ...writing, cost: { records: 10 } }])).toEqual({
    calls: 24,
    writes: 16,
    records: 13,
  })
})

test('what is left out costs nothing', () => {
  expect(costOf([{ ...writing, omission: { kind: 'blocked' } }])).toEqual({ calls: 0, writes: 0, records: 0 })
})

test('looks around a run are calls for reading', () => {
  expect(costOf([reading], 100)).toEqual({ calls: 140, writes: 0, records: 0 })
})

test('a cost is told in one phrase', () => {
  expect(showCost(costOf([reading]))).toBe('at most 40 calls, all of them for reading')
  expect(showCost(costOf([writing]))).toBe('at most 12 calls, 8 of them writes, and 3 new records')
})
