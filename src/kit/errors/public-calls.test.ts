import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { inferApi } from '../../spec/inference/infer-api.ts'
import { inferManifest } from '../../spec/inference/infer-manifest.ts'
import { writtenFolder } from '../../spec/written-folder.ts'
import { answers, listing, record } from '../../spec/written-inference.ts'
import { refusals } from './call-families.ts'
import { calls } from './calls.ts'

test('what is open to everybody is called wrongly too, but not refused for a missing token', async () => {
  const movie = { id: 'string', name: 'string' }
  const content = { 'application/json': { schema: record(movie) } }
  const post = { requestBody: { content }, responses: answers(record(movie)) }
  const paths = { '/movies': { get: listing(movie), post }, '/health': { get: { responses: answers({}) } } }
  const text = stringify({ openapi: '3.1.0', info: { title: 'Movies', version: '1' }, paths })
  await using folder = await writtenFolder({ 'openapi.yaml': text })
  const { api } = await inferApi(folder.at('openapi.yaml'))
  const scope = { api, manifest: inferManifest(api.binding) }
  expect(calls(scope).map(({ key }) => key)).toEqual(['get-movies', 'post-movies', 'get-health'])
  expect(refusals(scope).map(({ key }) => key)).toEqual([
    'post-movies/malformed',
    'post-movies/not-as-documented',
    'post-movies/other-type',
  ])
})
