import { expect, test } from 'vitest'
import type { FilterOperator } from '../model/binding.ts'
import { owed, owedKeys, partOfText, strangers, tellingFilter } from './matching.ts'
import type { Crawl, Rec } from './reader.ts'
import { Unjudged } from './unjudged.ts'

function crawlOf(records: Rec[]): Crawl {
  const entity = {
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
  } as const
  return {
    entity: { ...entity, claims: [], sorts: [] },
    records,
    keys: records.map(({ key }) => String(key)),
    pages: [],
    complete: true,
  }
}

const early = '2026-01-01T00:00:00Z'
const late = '2026-01-02T00:00:00Z'

test.each<[FilterOperator, unknown, string, boolean]>([
  ['equals', 'Acme', 'Acme', true],
  ['equals', 'Acme Ltd', 'Acme', false],
  ['contains', 'Acme Ltd', 'me L', true],
  ['startsWith', 'Acme', 'Ac', true],
  ['startsWith', 'Acme', 'cm', false],
  ['endsWith', 'Acme', 'me', true],
  ['greater', late, early, true],
  ['greater', early, early, false],
  ['greaterOrEqual', early, early, true],
  ['less', early, early, false],
  ['lessOrEqual', early, early, true],
  ['equals', '2026-01-01T01:00:00+01:00', early, true],
  ['greater', 10, '9', true],
  ['equals', null, 'null', false],
])('%s: %j against %s is %s', (operator, value, asked, must) => {
  expect(owed({ field: value }, { field: 'field', operator, value: asked }).must).toBe(must)
})

test('a record that matches only without regard to case may be found, but need not be', () => {
  const filter = { field: 'name', operator: 'contains', value: 'ACME' } as const
  expect(owed({ name: 'Acme' }, filter)).toEqual({ must: false, may: true })
})

test('the filter that is tried has records on both sides', () => {
  const crawl = crawlOf([
    { key: '1', name: 'Alpha' },
    { key: '2', name: 'Beta' },
    { key: '3', name: 'Beta' },
  ])
  const filter = tellingFilter(crawl, 'name', 'equals')
  const judge = (record: Rec) => owed(record, filter)
  expect(owedKeys(crawl, judge).length).toBeGreaterThan(0)
  expect(strangers(crawl, judge).length).toBeGreaterThan(0)
})

test('where all records are alike, no filter can be judged', () => {
  const crawl = crawlOf([
    { key: '1', name: 'Same' },
    { key: '2', name: 'Same' },
  ])
  expect(() => tellingFilter(crawl, 'name', 'equals')).toThrow(Unjudged)
})

test.each<[FilterOperator, string, string, { must: boolean; may: boolean }]>([
  ['greater', 'B-2', 'A-1', { must: true, may: true }],
  ['lessOrEqual', 'B-2', 'A-1', { must: false, may: false }],
  ['greater', 'a', 'B', { must: false, may: true }],
])('texts are put in order by any lawful collation: %s %s %s', (operator, value, asked, verdict) => {
  expect(owed({ field: value }, { field: 'field', operator, value: asked })).toEqual(verdict)
})

test('a part of a text is no whole text of another record', () => {
  const things = crawlOf([{ name: 'Pump 12' }, { name: 'Pump' }, { name: 'Pump 1' }])
  expect(partOfText(things, 'name').value).toBe('Pu')
})

test('where every part of a text is a whole one, nothing is asked', () => {
  expect(() => partOfText(crawlOf([{ name: 'a' }]), 'name')).toThrow(Unjudged)
})
