import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { benchOf } from '../../src/cli/prove-bench.ts'
import type { Faults } from '../../src/sandbox/fault-points.ts'
import { inferApi } from '../../src/spec/inference/infer-api.ts'
import { inferManifest } from '../../src/spec/inference/infer-manifest.ts'
import { writtenFolder } from '../../src/spec/written-folder.ts'
import { answers, record } from '../../src/spec/written-inference.ts'
import { executed } from './executed.ts'

const PETS = { type: 'array', items: record({ id: 'string' }) }
const LINK = { schema: { type: 'string' } }
const BY_PAGE = { page: { type: 'integer', minimum: 1 }, per_page: { type: 'integer', maximum: 40 } }
const BY_CURSOR = { after: { type: 'string' } }

/** Pets in pages, whose answers have a header `Link` of this kind, and toys whose answers have none. */
async function shopOf(header: object, query: Record<string, object> = BY_PAGE) {
  const parameters = Object.entries(query).map(([name, schema]) => ({ name, in: 'query', schema }))
  const plain = answers(PETS)
  const linked = { 200: { ...(plain[200] as object), headers: { Link: header } } }
  const paths = {
    '/pets': { get: { parameters, responses: linked } },
    '/toys': { get: { parameters, responses: plain } },
  }
  await using folder = await writtenFolder({
    'a.yaml': stringify({ openapi: '3.1.0', info: { title: 'Pets', version: '1' }, paths }),
  })
  const { api, inference } = await inferApi(folder.at('a.yaml'))
  const scope = { api, manifest: inferManifest(api.binding) }
  const outcome = (faults: Faults = {}) =>
    executed(
      benchOf()(scope, () => faults),
      ['READ-001', 'READ-020', 'READ-028', 'READ-058'],
    )
  return { paging: api.binding.paging, inference, outcome }
}

/** What the header of each answer is made into. */
function links(change: (link: string) => string): Faults {
  return {
    'answer.headers': (headers) =>
      headers.map(([name, value]): [string, string] => [name, name === 'Link' ? change(value) : value]),
  }
}

test('a header that links to other pages is found, followed and served, for the lists that have it', async () => {
  const { paging, inference, outcome } = await shopOf(LINK)
  expect(paging.linkHeader).toBe('Link')
  expect(inference.evidence.find(({ what }) => what === '/paging/linkHeader')).toMatchObject({
    because: '1 of 2 lists are documented with this header',
    documentPointer: '/paths/~1pets/get/responses/200/headers/Link',
  })
  const { ran, blamed } = await outcome()
  expect([ran.filter((key) => key.startsWith('READ-028')), blamed]).toEqual([['READ-028/pets'], []])
})

test('cursors are read along the header', async () => {
  const { paging, outcome } = await shopOf(LINK, BY_CURSOR)
  expect([paging.style, paging.next, paging.linkHeader]).toEqual(['cursor', undefined, 'Link'])
  const { ran, blamed } = await outcome()
  expect([ran.filter((key) => key.startsWith('READ-058')), blamed]).toEqual([['READ-058/pets'], []])
})

test('a header of links that are about something else is left alone', async () => {
  expect((await shopOf({ ...LINK, description: 'The license' })).paging.linkHeader).toBeUndefined()
  expect((await shopOf({ ...LINK, example: '</pets?page=2>; rel="next"' })).paging.linkHeader).toBe('Link')
})

test.each<[defect: string, faults: Faults, query?: Record<string, object>]>([
  ['leads to the page after the next', links((link) => link.replace(/page=2\b/, 'page=3'))],
  ['loses the page size', links((link) => link.replaceAll(/per_page=\d+/g, 'per_page=1'))],
  ['has no next page', links((link) => link.replace(/, <[^>]*>; rel="next"/, ''))],
  ['is not of links', links((link) => link.replaceAll(/[<>]/g, ''))],
  ['leads to its first page again', { 'list.window': (window) => ({ ...window, page: 0 }) }, BY_CURSOR],
])('a header that %s is seen', async (_, faults, query) => {
  const { outcome } = await shopOf(LINK, query)
  expect((await outcome(faults)).blamed).toContain(query ? 'READ-058/pets' : 'READ-028/pets')
})

test.each<[oddity: string, faults: Faults]>([
  [
    'has its relations in one word and other case',
    links((link) => link.replaceAll(/rel="(\w+)"/g, 'REL=$1')),
  ],
  ['has links to other things too', links((link) => `</b>; rel=next; anchor="/b", ${link}, </c>; rel=help`)],
  ['is relative', links((link) => link.replaceAll(/<https?:\/\/[^/]+/g, '<'))],
])('a header that %s is as good', async (_, faults) => {
  expect((await (await shopOf(LINK)).outcome(faults)).blamed).toEqual([])
})
