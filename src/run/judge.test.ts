import { expect, test } from 'vitest'
import type { CheckResult, Status } from '../model/report.ts'
import type { Level } from '../model/requirement.ts'
import { judge } from './judge.ts'

function result(
  key: string,
  status: Status,
  more: Partial<CheckResult> & { level?: Level } = {},
): CheckResult {
  const { level = 'MUST', ...rest } = more
  const [id = key] = key.split('/')
  return {
    key,
    requirement: {
      id,
      level,
      statement: 'It holds.',
      source: { kind: 'practice', ref: 'test' },
      danger: 'read',
      needs: [],
    },
    suite: 'reads',
    status,
    durationMs: 1,
    notes: [],
    exchanges: [],
    replay: '',
    ...rest,
  }
}

const verdictOn = (results: CheckResult[], interrupted?: string) =>
  judge({ planned: results.map(({ key }) => key), results, ...(interrupted ? { interrupted } : {}) })

const blocked = { omission: { kind: 'blocked', because: 'no clock' } } as const
const notApplicable = { omission: { kind: 'not-applicable', because: 'not claimed' } } as const

test('a claim that nothing tried leaves a run incomplete, and is named', () => {
  const results = [result('A-1', 'passed')]
  const untried = ['the limitation shut', 'list of orders by the role viewer']
  expect(judge({ planned: ['A-1'], results, untried })).toMatchObject({
    outcome: 'incomplete',
    because: [
      '2 claims of the manifest were tried by no check: the limitation shut, list of orders by the role viewer',
    ],
  })
})

test('everything passed is certified', () => {
  const verdict = verdictOn([result('A-1', 'passed'), result('A-2', 'passed')])
  expect(verdict.outcome).toBe('certified')
  expect(verdict.because).toEqual(['all 2 of 2 applicable MUST checks passed'])
})

test('a failed MUST is not certified, whatever passed', () => {
  expect(verdictOn([result('A-1', 'passed'), result('A-2', 'failed')]).outcome).toBe('not-certified')
})

test.each(['SHOULD', 'MAY'] as const)('a failed %s leaves the outcome as it is', (level) => {
  const verdict = verdictOn([result('A-1', 'passed'), result('A-2', 'failed', { level })])
  expect(verdict.outcome).toBe('certified')
  expect(verdict.warnings + verdict.notes).toBe(1)
})

test('a broken check is inconclusive', () => {
  expect(verdictOn([result('A-1', 'passed'), result('A-2', 'broken')]).outcome).toBe('inconclusive')
})

test('a planned check that never reported is inconclusive', () => {
  const verdict = judge({ planned: ['A-1', 'A-2'], results: [result('A-1', 'passed')] })
  expect(verdict.outcome).toBe('inconclusive')
  expect(verdict.missing).toEqual(['A-2'])
})

test('an interrupted run is inconclusive, though all that ran has passed', () => {
  expect(verdictOn([result('A-1', 'passed')], 'Ctrl-C').outcome).toBe('inconclusive')
})

test('a finding outweighs an interruption: what is proven stays proven', () => {
  expect(verdictOn([result('A-1', 'failed')], 'Ctrl-C').outcome).toBe('not-certified')
})

test('a system that claims to store nothing, and was changed by the run, is not certified', () => {
  const results = [result('A-1', 'passed')]
  const change = { entity: 'vendors', key: '7', what: 'changed', because: 'we sent PUT /vendors/7' } as const
  const judged = (by: 'us' | 'others') =>
    judge({
      ...{ planned: ['A-1'], results },
      readOnly: { verdict: `changed by ${by}`, changes: [{ ...change, by }] },
    })
  expect(judged('others').outcome).toBe('certified')
  expect(judged('us')).toMatchObject({
    outcome: 'not-certified',
    because: [
      'this run changed a system that claims to store nothing in 1 place, the first: vendors 7 was changed: we sent PUT /vendors/7',
    ],
  })
})

test('a blocked MUST is incomplete', () => {
  expect(verdictOn([result('A-1', 'passed'), result('A-2', 'skipped', blocked)]).outcome).toBe('incomplete')
})

test('a blocked SHOULD leaves the outcome as it is', () => {
  const skipped = result('A-2', 'skipped', { ...blocked, level: 'SHOULD' })
  expect(verdictOn([result('A-1', 'passed'), skipped]).outcome).toBe('certified')
})

test('what does not apply leaves the outcome as it is', () => {
  const verdict = verdictOn([result('A-1', 'passed'), result('A-2', 'skipped', notApplicable)])
  expect(verdict.outcome).toBe('certified')
  expect(verdict.because).toEqual(['all 1 of 1 applicable MUST checks passed'])
})

test('nothing at all is incomplete, not certified', () => {
  expect(verdictOn([]).outcome).toBe('incomplete')
})

test('skips alone are incomplete, even where none of them applies', () => {
  expect(verdictOn([result('A-1', 'skipped', notApplicable)]).outcome).toBe('incomplete')
})

test('a passed SHOULD alone vouches for nothing', () => {
  expect(verdictOn([result('A-1', 'passed', { level: 'SHOULD' })]).outcome).toBe('incomplete')
})

test('the counts add up to the results', () => {
  const verdict = verdictOn([
    result('A-1', 'passed'),
    result('A-2', 'failed'),
    result('A-3', 'broken'),
    result('A-4', 'skipped', blocked),
  ])
  expect(verdict.counts).toEqual({ passed: 1, failed: 1, broken: 1, skipped: 1 })
})
