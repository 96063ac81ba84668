import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { benchOf } from '../../src/cli/prove-bench.ts'
import type { Faults } from '../../src/sandbox/fault-points.ts'
import { inferApi } from '../../src/spec/inference/infer-api.ts'
import { inferManifest } from '../../src/spec/inference/infer-manifest.ts'
import { writtenFolder } from '../../src/spec/written-folder.ts'
import { answers, record } from '../../src/spec/written-inference.ts'
import { executed } from './executed.ts'

const PET = record({ id: 'string', name: 'string' })
const LOCATION = { headers: { Location: { schema: { type: 'string' } } } }

/** Pets that are created with this answer. */
async function petsOf(created: object) {
  const content = { 'application/json': { schema: record({ name: 'string' }) } }
  const paths = {
    '/pets': {
      get: { responses: answers({ type: 'array', items: PET }) },
      post: { requestBody: { required: true, content }, responses: created },
    },
    '/pets/{petId}': {
      get: { responses: { ...answers(PET), 404: { description: 'none' } } },
      delete: { responses: { 204: { description: 'gone' } } },
    },
  }
  await using folder = await writtenFolder({
    'a.yaml': stringify({ openapi: '3.1.0', info: { title: 'Pets', version: '1' }, paths }),
  })
  const { api, inference } = await inferApi(folder.at('a.yaml'))
  const scope = { api, manifest: inferManifest(api.binding) }
  const outcome = (faults: Faults = {}) =>
    executed(
      benchOf()(scope, () => faults),
      ['ERR-001', 'WRITE-001'],
    )
  return { create: api.binding.entities.pets?.create, gaps: inference.gaps, outcome }
}

const without: Faults = {
  'answer.headers': (headers) => headers.filter(([name]) => name !== 'location'),
}

test('a record is known by Location alone, where its creation is answered without a body', async () => {
  const { create, outcome } = await petsOf({ 201: { description: 'made', ...LOCATION } })
  expect(create).toBe('POST /pets')
  const { ran, blamed } = await outcome()
  expect(blamed).toEqual([])
  expect(ran).toContain('ERR-001/delete-pets.petId')
  expect((await outcome(without)).blamed).toContain('ERR-001/delete-pets.petId')
})

test('a Location that the document says nothing of is read, and is not owed', async () => {
  const { outcome } = await petsOf({ 201: { description: 'made' } })
  expect((await outcome()).ran).toContain('ERR-001/delete-pets.petId')
  const { ran, blamed } = await outcome(without)
  expect([blamed, ran.includes('ERR-001/delete-pets.petId')]).toEqual([[], false])
})

test('a creation that surely does not tell the key is no way to make a record of our own', async () => {
  const { create, gaps } = await petsOf(answers(record({ state: 'string' }), '202'))
  expect(create).toBeUndefined()
  expect(gaps).toContain('POST /pets answers without /id, the key of what it makes: left out')
})
