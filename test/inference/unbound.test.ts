import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { nodeIo } from '../../src/cli/node-io.ts'
import { benchOf } from '../../src/cli/prove-bench.ts'
import { chooseTarget } from '../../src/cli/target-choice.ts'
import type { Capability } from '../../src/model/requirement.ts'
import { plan } from '../../src/run/plan.ts'
import type { Faults } from '../../src/sandbox/fault-points.ts'
import { inferApi } from '../../src/spec/inference/infer-api.ts'
import { inferManifest } from '../../src/spec/inference/infer-manifest.ts'
import { writtenFolder } from '../../src/spec/written-folder.ts'
import { answers, record } from '../../src/spec/written-inference.ts'
import { ownSuites } from '../own-suites.ts'
import { executed } from './executed.ts'

const body = (schema: object, type = 'application/json') => ({
  requestBody: { required: true, content: { [type]: { schema } } },
})
const SUM = { ...record({ a: 'integer' }), required: ['a'] }
const ERROR = answers(record({ message: 'string' }), '400')
const TREE = {
  type: 'object',
  required: ['tree'],
  properties: { tree: { $ref: '#/components/schemas/Tree' } },
}
const GOOD = { ...answers(record({ sum: 'integer' })), ...ERROR }

const PATHS = {
  '/health': { get: { responses: answers(record({ well: 'boolean' })) } },
  '/logo': { get: { responses: { 200: { description: 'a picture', content: { 'image/png': {} } } } } },
  '/sums': { post: { ...body(SUM), responses: { ...GOOD, 415: { description: 'not JSON' } } } },
  '/numbers': { post: { ...body({ type: 'number' }), responses: GOOD } },
  '/forms': { post: { ...body(SUM, 'application/x-www-form-urlencoded'), responses: GOOD } },
  '/trees': { post: { responses: answers({ $ref: '#/components/schemas/Tree' }) } },
  '/pictures': { post: { ...body({ type: 'string' }, 'image/png'), responses: GOOD } },
  '/unsaid': { post: {} },
  '/moved': { get: { responses: { 302: { description: 'elsewhere' } } } },
  '/asked': { get: { ...body(SUM), responses: GOOD } },
}

async function scopeOf(paths: object) {
  const components = { schemas: { Tree: TREE } }
  await using folder = await writtenFolder({
    'a.yaml': stringify({ openapi: '3.1.0', info: { title: 'Sums', version: '1' }, paths, components }),
  })
  const { api } = await inferApi(folder.at('a.yaml'))
  return { api, manifest: inferManifest(api.binding) }
}

const scope = await scopeOf(PATHS)
const outcome = (faults: Faults = {}) =>
  executed(
    benchOf()(scope, () => faults),
    ['ERR-001', 'ERR-010', 'ERR-011', 'ERR-051'],
  )

test('operations without an entity are called as they ought to be, and wrongly', async () => {
  const { ran, blamed } = await outcome()
  expect(blamed).toEqual([])
  const called = ran.filter((key) => key.startsWith('ERR-001')).map((key) => key.slice('ERR-001/'.length))
  expect(called).toEqual(['get-health', 'get-logo', 'post-sums', 'post-numbers', 'post-forms'])
  expect(ran).toEqual(expect.arrayContaining(['ERR-010/post-sums/malformed', 'ERR-011/post-sums/xml']))
  expect(ran.filter((key) => key.includes('numbers'))).toEqual(['ERR-001/post-numbers'])
})

test.each<[defect: string, faults: Faults, blamed: string]>([
  ['answers against its document', { 'answer.text': () => '{"sum":"many"}' }, 'ERR-001/post-sums'],
  [
    'takes what is no JSON',
    { 'error.status': (status) => (status === 400 ? 200 : status) },
    'ERR-010/post-sums/malformed',
  ],
])('one that %s is seen', async (_, faults, blamed) => {
  expect((await outcome(faults)).blamed).toContain(blamed)
})

async function planned(without?: Capability) {
  const { facts } = await chooseTarget({ seed: 1 } as Parameters<typeof chooseTarget>[0], '.', nodeIo())
  const capabilities = new Set([...facts.capabilities].filter((one) => one !== without))
  const jobs = plan({
    scope,
    suites: await ownSuites(),
    target: { ...facts, name: 'staging', capabilities },
    only: ['ERR-001'],
  })
  return new Map(jobs.map(({ key, omission }) => [key.slice('ERR-001/'.length), omission]))
}

test('a system that keeps what is changed is not changed where it could not be taken back', async () => {
  const jobs = await planned('disposable')
  expect([jobs.get('get-health'), jobs.get('post-sums')]).toEqual([
    undefined,
    {
      kind: 'not-applicable',
      because: 'the binding is inferred, and staging has no way to forget what a check changed',
    },
  ])
})

test.each([
  ['post-trees', 'no value fulfils the schema that the document has for the answer 200 of POST /trees'],
  ['post-pictures', 'the binding is inferred, and no body that POST /pictures demands can be made'],
  ['post-unsaid', 'the document has no answer for POST /unsaid: no success of it would be documented'],
  ['get-moved', 'the document has no answer but 302 for GET /moved: no success of it would be documented'],
  ['get-asked', 'GET /asked demands a body, which no client sends with GET'],
])('%s is left out, with the reason', async (key, because) => {
  expect((await planned()).get(key)).toEqual({ kind: 'not-applicable', because })
})
