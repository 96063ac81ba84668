import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { benchOf } from '../../src/cli/prove-bench.ts'
import { execute } from '../../src/kit/execute.ts'
import type { Faults } from '../../src/sandbox/fault-points.ts'
import { inferApi } from '../../src/spec/inference/infer-api.ts'
import { inferManifest } from '../../src/spec/inference/infer-manifest.ts'
import { writtenFolder } from '../../src/spec/written-folder.ts'
import { answers, record } from '../../src/spec/written-inference.ts'
import { ownSuites } from '../own-suites.ts'

const PETS = { type: 'array', items: record({ id: 'string' }) }
const [check] = (await ownSuites()).flatMap((suite) => suite.checks.filter(({ id }) => id === 'READ-058'))

/** What becomes of pets read along cursors that stand so beside them; with what the binding was read as. */
async function crawled(beside: Record<string, unknown>, faults: Faults = {}) {
  const parameters = [{ name: 'cursor', in: 'query', schema: { type: 'string' } }]
  const responses = answers(record({ items: PETS, ...beside }))
  const paths = { '/pets': { get: { parameters, responses } } }
  await using folder = await writtenFolder({
    'a.yaml': stringify({ openapi: '3.1.0', info: { title: 'Pets', version: '1' }, paths }),
  })
  const { api } = await inferApi(folder.at('a.yaml'))
  const environment = benchOf()({ api, manifest: inferManifest(api.binding) }, () => faults)
  const [instance] = check?.instances(environment.scope) ?? []
  if (!check || !instance) return { next: api.binding.paging.next, status: 'none' }
  const { result } = await execute(environment, { check, instance, suite: 'reads', replay: '' })
  return { next: api.binding.paging.next, status: result.status }
}

test.each([
  [{ nextCursor: { type: ['string', 'null'] } }, '/nextCursor'],
  [{ meta: record({ next_page_token: { type: ['string', 'null'] } }) }, '/meta/next_page_token'],
  [{ links: record({ next: { type: ['string', 'null'], format: 'uri' } }) }, '/links/next'],
])('with %j all pages are read, and there are several', async (beside, next) => {
  expect(await crawled(beside)).toEqual({ next, status: 'passed' })
})

test('where no page tells the next, nothing is said of the others', async () => {
  expect(await crawled({})).toEqual({ next: undefined, status: 'skipped' })
})

test.each<[what: string, faults: Faults]>([
  ['leads back to its first page', { 'list.window': (window) => ({ ...window, page: 1 }) }],
  [
    'shows the last of a page on the next again',
    { 'list.window': (window) => (window.page > 1 ? { ...window, page: window.page - 0.1 } : window) },
  ],
])('a list that %s is seen', async (_, faults) => {
  expect((await crawled({ nextCursor: { type: ['string', 'null'] } }, faults)).status).toBe('failed')
})
