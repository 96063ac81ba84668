import { expect, test } from 'vitest'
import type { Measured } from '../kit/measure.ts'
import type { PlannedCheck } from '../model/plan.ts'
import { createCollector } from './collect.ts'

const requirement: PlannedCheck['requirement'] = {
  id: 'A-1',
  level: 'MUST',
  statement: 'It holds.',
  source: { kind: 'practice', ref: 'test' },
  danger: 'read',
  needs: [],
}
const planned = (key: string): PlannedCheck => ({ key, requirement, suite: 'reads' })
const measured = (key: string): Measured => ({
  result: {
    ...planned(key),
    status: 'passed',
    durationMs: 1,
    notes: [],
    exchanges: [],
    replay: '',
  },
  coverage: [],
  traffic: { writes: [], counts: { GET: 2 } },
  exercised: [],
})

test('what was sent is summed over all that reported', () => {
  const collector = createCollector([planned('A-1/a'), planned('A-1/b'), planned('A-1/c')])
  const put = { method: 'PUT', path: '/a/1', status: 200 } as const
  collector.take({ ...measured('A-1/b'), traffic: { writes: [put], counts: { GET: 1, PUT: 1 } } })
  collector.take(measured('A-1/a'))
  expect(collector.traffic()).toEqual({ writes: [put], counts: { GET: 3, PUT: 1 } })
})

test('what was exercised is one set for each operation, whichever check reported first', () => {
  const exercised = (statuses: number[], page: number[]) => [
    { operation: 'GET /a', answers: { '': statuses }, parameters: { 'query page': page }, requestTypes: {} },
  ]
  const reported = [
    { ...measured('A-1/a'), exercised: exercised([404, 200], []) },
    { ...measured('A-1/b'), exercised: exercised([200, 302], [200]) },
  ]
  for (const order of [reported, reported.toReversed()]) {
    const collector = createCollector([planned('A-1/a'), planned('A-1/b')])
    for (const one of order) collector.take(one)
    expect(collector.exercised()).toEqual(exercised([200, 302, 404], [200]))
  }
})

test('results come in the order of the plan, not in the order they were taken', () => {
  const collector = createCollector([planned('A-1/a'), planned('A-1/b')])
  collector.take(measured('A-1/b'))
  collector.take(measured('A-1/a'))
  expect(collector.results().map(({ key }) => key)).toEqual(['A-1/a', 'A-1/b'])
})

test('a result that was not planned is a defect of the run', () => {
  const collector = createCollector([planned('A-1/a')])
  expect(() => collector.take(measured('A-1/x'))).toThrow('A-1/x reported, but was not planned')
})

test('a result that comes twice is a defect of the run', () => {
  const collector = createCollector([planned('A-1/a')])
  collector.take(measured('A-1/a'))
  expect(() => collector.take(measured('A-1/a'))).toThrow('A-1/a reported twice')
})
