import { expect, test } from 'vitest'
import { variant } from '../kit/bench.ts'
import { bound } from '../kit/faults.ts'
import type { Scope } from '../kit/scope.ts'
import { companiesOf, joined } from './companies.ts'

const claiming = { alter: (scope: Scope) => scope }
const spaced = { faults: { 'answer.text': (text: string) => `${text} ` } }
const slow = { faults: { answer: (response: Response | Promise<Response>) => response } }
const placesOf = (...oddities: Parameters<typeof variant>[1][]) =>
  companiesOf(oddities.map((oddity) => variant('odd', oddity)))

test.each([
  ['those that take hold of different things go together', placesOf(claiming, spaced, slow), [[0, 1, 2]]],
  ['two of the same fault point do not', placesOf(spaced, slow, spaced), [[0, 1], [2]]],
  ['nor do two that alter the claims', placesOf(claiming, claiming, spaced), [[0, 2], [1]]],
  ['nobody is left out', placesOf(spaced, spaced, spaced), [[0], [1], [2]]],
  ['no variant, no company', placesOf(), []],
])('%s', (_, companies, expected) => {
  expect(companies).toEqual(expected)
})

test('a company has the faults of all members and the claims of the one that alters them', () => {
  const company = joined([
    variant('slow', slow),
    variant('pages', { alter: bound(() => ({})) }),
    variant('spaced', spaced),
  ])
  expect(company.name).toBe('slow + pages + spaced')
  expect(Object.keys(company.faults())).toEqual(['answer', 'answer.text'])
  expect(company.altersClaims).toBe(true)
})
