import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { inferApi } from '../../spec/inference/infer-api.ts'
import { inferManifest } from '../../spec/inference/infer-manifest.ts'
import { writtenFolder } from '../../spec/written-folder.ts'
import { answers, listing, record } from '../../spec/written-inference.ts'
import { entityOf } from '../scope.ts'
import { lawfulBody } from './lawful-body.ts'
import { isFree } from './limits.ts'

/** Records show keys as text; the body of a creation wants them as numbers, and takes a key for the new record. */
async function quotes() {
  const shown = { id: 'string', text: 'string', page: 'integer', movieId: 'string' }
  const taken = { id: 'integer', text: 'string', page: 'string', movieId: 'integer' }
  const content = { 'application/json': { schema: record(taken) } }
  const post = { requestBody: { content }, responses: answers(record(shown)) }
  const paths = { '/quotes': { get: listing(shown), post } }
  const text = stringify({ openapi: '3.1.0', info: { title: 'Quotes', version: '1' }, paths })
  await using folder = await writtenFolder({ 'openapi.yaml': text })
  const { api } = await inferApi(folder.at('openapi.yaml'))
  return { api, manifest: inferManifest(api.binding) }
}

test('what a record shows as text is sent as the number that the body wants, and the other way round', async () => {
  const { api } = await quotes()
  const body = lawfulBody<unknown>(api, 'POST /quotes', { text: '7', page: 12, movieId: '3' })
  expect(body).toEqual({ text: '7', page: '12', movieId: 3 })
})

test('what spells nothing that the body wants is made from the schema', async () => {
  const { api } = await quotes()
  const body = lawfulBody<unknown>(api, 'POST /quotes', { text: 'x', movieId: 'm-3' })
  expect(body).toEqual({ text: 'x', movieId: expect.any(Number) })
})

test('the key of a record is not free to be set', async () => {
  const scope = await quotes()
  const entity = entityOf(scope, 'quotes')
  expect(['/id', '/text'].map((field) => entity && isFree(scope, entity, field))).toEqual([false, true])
})
