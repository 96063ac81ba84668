import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { benchOf } from '../../src/cli/prove-bench.ts'
import type { Faults } from '../../src/sandbox/fault-points.ts'
import { inferApi } from '../../src/spec/inference/infer-api.ts'
import { inferManifest } from '../../src/spec/inference/infer-manifest.ts'
import { writtenFolder } from '../../src/spec/written-folder.ts'
import { answers } from '../../src/spec/written-inference.ts'
import { executed } from './executed.ts'

const text = { type: 'string', minLength: 1 }
const properties = {
  ...{ id: { type: 'string', readOnly: true }, name: text, toString: text },
  ...{
    constructor: { type: 'integer', minimum: 1 },
    valueOf: { type: 'object', properties: { toString: text } },
  },
}
const thing = { type: 'object', required: ['name', 'toString', 'constructor'], properties }
const failed = { type: 'object', required: ['message'], properties: { message: text, toString: text } }
const refusals = { ...answers(failed, '400'), ...answers(failed, '404'), ...answers(failed, '415') }
const requestBody = { required: true, content: { 'application/json': { schema: thing } } }
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
const paths = {
  '/things': {
    get: { responses: { ...answers({ type: 'array', items: thing }), ...refusals } },
    post: { requestBody, responses: { ...answers(thing, '201'), ...refusals } },
  },
  '/things/{id}': {
    parameters: [id],
    get: { responses: { ...answers(thing), ...refusals } },
    put: { requestBody, responses: { ...answers(thing), ...refusals } },
  },
}
const document = stringify({ openapi: '3.1.0', info: { title: 'Things', version: '1' }, paths })

/** What becomes of some checks on an API whose fields are called as what every object of JavaScript has. */
async function tried(ids: readonly string[], faults: Faults = {}) {
  await using folder = await writtenFolder({ 'openapi.yaml': document })
  const { api } = await inferApi(folder.at('openapi.yaml'))
  return executed(
    benchOf()({ api, manifest: inferManifest(api.binding) }, () => faults),
    ids,
  )
}

const IDS = [
  'ERR-001',
  'ERR-010',
  'ERR-012',
  'ERR-013',
  'ERR-040',
  'ERR-041',
  'ERR-042',
  'ERR-050',
  'ERR-051',
  'ERR-052',
  'ERR-053',
]

test('fields that are called as what every object has are tried, and blame nobody', async () => {
  const { ran, blamed } = await tried(IDS)
  expect(blamed).toEqual([])
  expect(ran).toContain('ERR-040/things/malformed')
  expect(ran).toContain('ERR-050/put-things.id/toString')
  expect(ran).toContain('ERR-052/post-things/constructor')
})

test('one that is missing is not taken for there', async () => {
  const taken: Faults = {
    answer: async (right, { request }) => {
      const isLacking = request.method === 'POST' && !(await request.clone().text()).includes('"constructor"')
      return isLacking && (await right).status === 400 ? Response.json({}, { status: 201 }) : right
    },
  }
  expect((await tried(['ERR-050'], taken)).blamed).toEqual(['ERR-050/post-things/constructor'])
})

test('a creation that is refused and stored is seen where no list tells how many there are', async () => {
  const leaving = (): Faults => {
    let insert = (): unknown => undefined
    return {
      answer: async (right, { request }) => {
        if (request.method === 'POST' && (await right).status === 415) insert()
        return right
      },
      'read.done': (_, { store }) => {
        insert = () => store.insert('things')
      },
    }
  }
  expect((await tried(['ERR-040'], leaving())).blamed).toContain('ERR-040/things/as-text')
})
