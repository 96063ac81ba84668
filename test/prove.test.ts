import { expect, test } from 'vitest'
import type { Scope } from '../src/kit/scope.ts'
import { holesOf, type TrialResult, trialsOf } from '../src/run/prove.ts'
import type { AnySuite, Suite } from '../src/run/suite-code.ts'
import { allSuites } from './own-suites.ts'

const suites = (await allSuites()).map(tellingOnly)

/** What of a suite is looked at here, whatever it is about. */
function tellingOnly({ id, checks, mutants, unprovable }: AnySuite) {
  const ids = checks.map((check) => ({ id: check.id }))
  const killing = mutants.map(({ name, kills, system }) => ({ name, kills, ...(system && { system }) }))
  return { id, unprovable, variants: [], checks: ids, mutants: killing }
}

test.each(suites)('suite $id names a proof for every requirement', (suite) => {
  expect(holesOf(suite, [], [])).toEqual([])
})

test.each(suites.flatMap((suite) => suite.checks.map(({ id }) => ({ suite, id }))))(
  'deleting $id is noticed',
  ({ suite, id }) => {
    const checks = suite.checks.filter((check) => check.id !== id)
    expect(holesOf({ ...suite, checks }, [], [])).toEqual([
      `${id} is named by the proof, but suite ${suite.id} has no such check`,
    ])
  },
)

test('a requirement without a mutant or a reason is a hole', () => {
  const suite = suites.find(({ id }) => id === 'auth')
  if (!suite) throw new Error('no suite')
  const mutants = suite.mutants.filter(({ kills }) => kills !== 'AUTH-001')
  expect(holesOf({ ...suite, mutants }, [], [])).toEqual([
    'AUTH-001 has neither a mutant nor a reason why none can exist',
  ])
})

const outcome: Omit<TrialResult, 'kind'> = {
  index: 0,
  name: 'shy',
  kills: 'A-1',
  ran: 1,
  blamed: [],
  broken: [],
  durationMs: 1,
}
const bare: Suite = { id: 'bare', checks: [], mutants: [], variants: [], unprovable: {} }

test('a mutant that only breaks a check is a hole: a crash is no kill', () => {
  const results: TrialResult[] = [{ ...outcome, kind: 'mutant', broken: ['A-1/a'] }]
  expect(holesOf(bare, [], results)).toEqual(['the mutant "shy" only broke A-1/a: A-1 does not catch it'])
})

test('a mutant that survives is a hole, one that is killed is none', () => {
  const survives: TrialResult = { ...outcome, kind: 'mutant' }
  expect(holesOf(bare, [], [survives])).toEqual(['the mutant "shy" survives: A-1 does not catch it'])
  expect(holesOf(bare, [], [{ ...survives, killedBy: 'A-1/a' }])).toEqual([])
})

test('whatever blames the plain sandbox or a lawful variant is a hole', () => {
  const blamed = ['A-1/a is failed: expected 1, saw 2']
  const results: TrialResult[] = [
    { ...outcome, kind: 'plain', name: 'the plain sandbox', blamed },
    { ...outcome, kind: 'variant', blamed },
  ]
  expect(holesOf(bare, [], results)).toEqual([
    'on the plain sandbox A-1/a is failed: expected 1, saw 2',
    'the lawful variant "shy" is blamed: A-1/a is failed: expected 1, saw 2',
  ])
})

const shy = { name: 'shy', kills: 'A-1', faults: () => ({}) }
const odd = { name: 'odd', faults: () => ({}), alter: (scope: Scope) => scope, altersClaims: false }

test('a trial that was asked for and never reported on is a hole', () => {
  const suite: Suite = { ...bare, checks: [], mutants: [shy], variants: [odd], unprovable: {} }
  expect(holesOf(suite, trialsOf(suite), []).slice(-3)).toEqual([
    'the plain sandbox was never reported on',
    'the lawful variant "odd" was never reported on',
    'the mutant "shy" was never reported on',
  ])
  const results: TrialResult[] = [{ ...outcome, kind: 'variant' }]
  expect(holesOf(suite, trialsOf(suite), results)).not.toContain(
    'the lawful variant "odd" was never reported on',
  )
})

test.each([
  ['plain', 'on the plain sandbox not one check was run'],
  ['mutant', 'on the mutant "shy" not one check was run'],
  ['variant', 'on the variant "shy" not one check was run'],
] as const)('a %s trial in which nothing was run is a hole', (kind, hole) => {
  const name = kind === 'plain' ? 'the plain sandbox' : 'shy'
  expect(holesOf(bare, [], [{ ...outcome, kind, name, ran: 0 }])).toEqual([hole])
})

test('a suite is held to the plain sandbox of each system that one of its mutants is a defect of', () => {
  const suite: Suite = { ...bare, system: 'first', mutants: [shy, { ...shy, system: 'other' }] }
  const plain = trialsOf(suite).filter(({ kind }) => kind === 'plain')
  expect(holesOf(suite, plain, []).slice(-2)).toEqual([
    'the plain sandbox of first was never reported on',
    'the plain sandbox of other was never reported on',
  ])
})
