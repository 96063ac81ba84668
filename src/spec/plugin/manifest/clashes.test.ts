import { expect, test } from 'vitest'
import { problemsOfLimits } from '../../written-limits.ts'

const LAST = '- { id: with-parts,'
const more = (limit: string): [string, string] => [LAST, `- { origin: declared, ${limit} }\n      ${LAST}`]
const denied = (rest: string): [string, string] => [
  'entity: tickets, operations: [create] }',
  `entity: tickets, ${rest} }`,
]

test.each<[string, [string, string], string]>([
  [
    'two outcomes of one write of one field',
    more('id: number-again, kind: read-only, fields: [/number], on: [update], outcome: echoed'),
    '"/number" is echoed on update here, and ignored in the limit "number-given": keep one of the two',
  ],
  [
    'two lists of values of one field that have none in common',
    more('id: low-only, kind: enumerated, fields: [/level], values: [low]'),
    '"/level" takes none of these values by the limit "high-only": keep one of the two',
  ],
  [
    'a field of no name',
    ['fields: [/number]', "fields: ['']"],
    'names no field, but the whole record: name one, such as "/title"',
  ],
  ['no lines at least', ['minimum: 1', 'minimum: 0'], 'must be >= 1'],
  [
    'a refusal of a field as too many requests',
    more('id: titled, kind: required, fields: [/title], refusal: rateLimited'),
    'rateLimited is what a refusal of a field never says: name another, or drop it',
  ],
  [
    'a refusal of a field as of nobody known',
    more('id: titled, kind: required, fields: [/title], refusal: unauthenticated'),
    'unauthenticated is what a refusal of a field never says: name another, or drop it',
  ],
  [
    'a refusal of a write too many as a wrong value',
    ['burst: 5 }', 'burst: 5, refusal: invalid }'],
    'invalid is what a refusal of a write too many never says: say rateLimited, or drop it',
  ],
  [
    'a denied field that every creation must have by the document',
    denied('fields: [/title]'),
    'every create of tickets must have "/title", so this role is kept from all of them: deny the operation, or name another field',
  ],
  [
    'a denied field that every creation must have by the manifest',
    denied('fields: [/clerk]'),
    'every create of tickets must have "/clerk", so this role is kept from all of them: deny the operation, or name another field',
  ],
])('%s is told, with its line', async (_, change, message) => {
  const problems = await problemsOfLimits(change)
  expect(problems).toEqual([expect.stringMatching(/^system\.yaml:\d+:\d+: /)])
  expect(problems[0]).toContain(message)
})

test.each<[string, [string, string]]>([
  ['one outcome twice', more('id: number-again, kind: read-only, fields: [/number], outcome: ignored')],
  ['two lists with a common value', more('id: any, kind: enumerated, fields: [/level], values: [low, high]')],
  ['a required field that a role sends in vain', denied('fields: [/title], outcome: ignored')],
  ['a role that is not known where it is denied', denied('operations: [create], refusal: unauthenticated')],
])('%s is no contradiction', async (_, change) => {
  expect(await problemsOfLimits(change)).toEqual([])
})
