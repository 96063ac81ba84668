import { expect, test } from 'vitest'
import { parseThreshold } from './parse-threshold.ts'

test.each([
  ['p99 < 800 ms', { metric: 'quantile', q: 0.99, operator: '<', limit: 800_000, unit: 'us' }],
  ['p99.9<=2s', { metric: 'quantile', q: 0.9990000000000001, operator: '<=', limit: 2_000_000, unit: 'us' }],
  ['errors < 0.1 %', { metric: 'errors', operator: '<', limit: 0.001, unit: 'share' }],
  ['dropped = 0', { metric: 'dropped', operator: '=', limit: 0, unit: 'count' }],
  ['rate >= 50/s', { metric: 'rate', operator: '>=', limit: 50, unit: 'per-second' }],
])('%s is read', (text, rule) => {
  const read = parseThreshold(text, 'here')
  expect(read).toEqual('q' in rule ? { ...rule, q: expect.closeTo(rule.q, 9) } : rule)
})

test.each([
  ['', 'is no threshold'],
  ['p99 800 ms', 'is no threshold'],
  ['p99 < 800', 'unit: us, ms or s'],
  ['p100 < 1 s', 'is no threshold'],
  ['p0 < 1 s', 'write "min"'],
  ['p99 = 800 ms', 'compare by <'],
  ['errors < 101 %', 'at most 100 %'],
  ['errors < 0.5', 'whole number'],
  ['rate >= 50', '"50/s"'],
  ['latency < 3 ms', 'not measured'],
])('"%s" is refused, with its place and what to do', (text, says) => {
  expect(() => parseThreshold(text, 'plan.yaml thresholds[0]')).toThrow(says)
  expect(() => parseThreshold(text, 'plan.yaml thresholds[0]')).toThrow('plan.yaml thresholds[0]')
})
