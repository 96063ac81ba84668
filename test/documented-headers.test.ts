import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { benchOf } from '../src/cli/prove-bench.ts'
import { execute } from '../src/kit/execute.ts'
import type { Faults } from '../src/sandbox/fault-points.ts'
import { inferApi } from '../src/spec/inference/infer-api.ts'
import { inferManifest } from '../src/spec/inference/infer-manifest.ts'
import { writtenFolder } from '../src/spec/written-folder.ts'
import { answers, listing, record } from '../src/spec/written-inference.ts'
import { ownSuites } from './own-suites.ts'

const checks = (await ownSuites()).flatMap((suite) => suite.checks)

/** What becomes of both checks of headers on a document alone whose list has these headers. */
async function statuses(
  headers: Record<string, unknown> | undefined,
  faults: Faults = {},
): Promise<string[]> {
  const movie = { id: 'string', name: 'string' }
  const get = structuredClone(listing(movie)) as { responses: Record<string, object> }
  if (headers) get.responses['200'] = { ...get.responses['200'], headers }
  const paths = {
    '/movies': { get },
    '/movies/{id}': { get: { ...PATH, responses: answers(record(movie)) } },
  }
  const text = stringify({ openapi: '3.1.0', info: { title: 'Movies', version: '1' }, paths })
  await using folder = await writtenFolder({ 'openapi.yaml': text })
  const { api } = await inferApi(folder.at('openapi.yaml'))
  const environment = benchOf()({ api, manifest: inferManifest(api.binding) }, () => faults)
  const found: string[] = []
  for (const check of checks.filter(({ id }) => id === 'ERR-060' || id === 'ERR-061'))
    for (const instance of check.instances(environment.scope)) {
      const { result } = await execute(environment, { check, instance, suite: 'errors', replay: '' })
      const { status, finding, omission } = result
      found.push(`${result.key} ${status} ${finding?.documentPointer ?? omission?.because ?? ''}`.trim())
    }
  return found
}

const PATH = { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] }
const TOTAL = { 'X-Total': { required: true, schema: { type: 'integer', minimum: 3 } } }
const TAGS = { 'X-Tags': { required: true, schema: { type: 'array', items: { enum: ['a'] }, minItems: 1 } } }

test('the sandbox of a document sends the headers that it requires', async () => {
  const found = await statuses({ ...TOTAL, ...TAGS })
  expect(found).toEqual(
    ['ERR-060/get-movies', 'ERR-060/get-movies.id', 'ERR-061/get-movies', 'ERR-061/get-movies.id'].map(
      (key) => `${key} passed`,
    ),
  )
})

test('what is lacking, wrong or beside them is found, each with its place in the document', async () => {
  const at = '/paths/~1movies/get/responses/200/headers'
  const lost: Faults = { 'answer.headers': (headers) => headers.filter(([name]) => name !== 'X-Total') }
  const more: Faults = { 'answer.headers': (headers) => [...headers, ['x-shard', '1']] }
  expect(await statuses(TOTAL, lost)).toContain(`ERR-060/get-movies failed ${at}/X-Total`)
  expect(await statuses(TOTAL, more)).toContain(`ERR-061/get-movies failed ${at}`)
})

test('a document that names no header blames nobody', async () => {
  const because = 'the document names no header of any answer, which leaves them open'
  const found = await statuses(undefined, { 'answer.headers': (headers) => [...headers, ['x-shard', '1']] })
  expect(new Set(found.map((one) => one.replace(/^\S+ /, '')))).toEqual(new Set([`skipped ${because}`]))
})
