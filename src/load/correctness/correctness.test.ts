import { expect, test } from 'vitest'
import { planOf, runVirtually, taking } from '../engine/virtual-run.ts'
import { sessionRequests } from '../plan/session-requests.ts'
import { judgeLoad } from '../verdict/judge-load.ts'
import { contractSample } from './contract-sample.ts'
import { openCrawls } from './crawls.ts'
import { type ReadBack, readBack } from './read-backs.ts'

const FACTS = {
  page: 'page',
  first: 1,
  size: 'size',
  maxSize: 2,
  total: '/total',
  items: '/items',
  id: '/id',
}
const page = (total: number, ...ids: number[]) => ({ total, items: ids.map((id) => ({ id })) })
const GET = { method: 'GET' as const, path: '/a', headers: {} }

function crawled(...pages: object[]) {
  const crawls = openCrawls()
  const more = pages.map((body) => crawls.take(3, body, FACTS))
  return { more, ...crawls.result() }
}

test('a list that is read to its end is whole where each record comes once', () => {
  expect(crawled(page(3, 1, 2), page(3, 3))).toMatchObject({
    more: [true, false],
    checked: 1,
    of: 1,
    wrong: 0,
  })
})

test.each([
  ['a record that comes twice and pushes another out', [page(3, 1, 2), page(3, 2)], 2],
  ['a page that is missing', [page(4, 1, 2), page(4)], 2],
])('%s is wrong', (_, pages, wrong) => {
  expect(crawled(...pages)).toMatchObject({ checked: 1, wrong })
})

test('what is added or removed meanwhile is no fault, and a list that was not read to its end proves nothing', () => {
  expect(crawled(page(3, 1, 2), page(4, 3, 4))).toMatchObject({ checked: 1, wrong: 0 })
  expect(crawled(page(9, 1, 2))).toMatchObject({ checked: 0, of: 1, wrong: 0 })
})

test('answers of the sample are held against the document once the run is over, without what was seen', () => {
  const violation = { kind: 'schema' as const, documentPointer: '/x', seen: 'a secret' }
  const validators = {
    response: (_: string, { body }: { body: unknown }) =>
      body === 1 ? [{ ...violation, pointer: '/id', expected: 'must be integer' }] : [],
    at: () => [],
  }
  const sample = contractSample({ validators }, 100)
  for (const [index, text] of ['1', '2'].entries())
    sample.watch('GET /a', index, GET).take?.({ status: 200, contentType: '', text: () => text })
  expect(sample.result()).toMatchObject({ checked: 2, of: 2, wrong: 1 })
  expect(JSON.stringify(sample.result())).not.toContain('secret')
  const tenth = contractSample({ validators }, 10)
  const chosen = Array.from({ length: 1000 }, (_, index) => tenth.watch('GET /a', index, GET).take)
  expect(chosen.filter(Boolean).length).toBeGreaterThan(80)
  expect(chosen.filter(Boolean).length).toBeLessThan(120)
  expect(contractSample({ validators }, 0).result()).toBeUndefined()
})

test.each([
  [200, '{"total":1}', 'there'],
  [200, '{"total":0}', 'lost'],
  [200, '{"total":2}', 'twice'],
  [404, '', 'lost'],
  [503, '', 'unread'],
])('a write whose look is answered %i %s is %s', (status, text, wanted) => {
  const { readBack: look } = sessionRequests('r1')
  const step = { call: 'POST /a', readBack: { call: 'GET /a', expect: { '/total': '1' } } }
  const entry = { operation: 'o', connection: 'primary', kind: 'write', weight: 1, step }
  let seen: ReadBack | undefined
  const tell = (found: ReadBack) => {
    seen = found
  }
  look({ index: 1, entry }, GET, tell)?.take?.({ status, contentType: '', text: () => text })
  expect(seen).toBe(wanted)
})

test('lost and duplicated writes are counted, and those that could not be read are not checked', async () => {
  const entry = { operation: 'o', connection: 'primary', kind: 'write', weight: 1 }
  const written = [0, 1, 2, 3].map((index) => ({ index, entry }))
  const fate: ReadBack[] = ['there', 'lost', 'twice', 'unread']
  const ask = async ({ index }: { index: number }) => fate[index] ?? 'unread'
  const { signal } = new AbortController()
  expect(await readBack(written, ask, signal)).toMatchObject({ checked: 3, of: 4, wrong: 2 })
})

test('wrong data misses a run whose thresholds all hold, and what was not looked at is not evaluated', async () => {
  const measured = await runVirtually(planOf(20), taking(5))
  const outcomeOf = (checked: number, wrong: number) => {
    const looked = { what: 'writes' as const, checked, of: 4, wrong, told: 'so many', examples: [] }
    return judgeLoad({ ...measured, correctness: [looked] }, [{ hold: 'errors = 0' }]).outcome
  }
  expect([outcomeOf(4, 0), outcomeOf(4, 1), outcomeOf(0, 0)]).toEqual(['met', 'missed', 'not evaluated'])
})
