import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { benchOf } from '../../src/cli/prove-bench.ts'
import type { Faults } from '../../src/sandbox/fault-points.ts'
import { inferApi } from '../../src/spec/inference/infer-api.ts'
import { inferManifest } from '../../src/spec/inference/infer-manifest.ts'
import { writtenFolder } from '../../src/spec/written-folder.ts'
import { answers, listing, record } from '../../src/spec/written-inference.ts'
import { executed } from './executed.ts'

const TENANT = { name: 'X-Tenant', in: 'header', required: true, schema: { enum: ['north', 'south'] } }
const KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', format: 'uuid' },
}
const QUERY = {
  name: 'q',
  in: 'query',
  required: true,
  schema: { type: 'string', minLength: 2 },
  example: 'rex',
}
const PET = { id: 'string', name: 'string' }
const toy = { type: 'object', required: ['name'], properties: { name: { type: 'string', minLength: 1 } } }
const takes = { required: true, content: { 'application/json': { schema: toy } } }

const paths = {
  '/pets': { parameters: [TENANT], get: listing(PET) },
  '/toys': {
    get: listing(PET),
    post: { parameters: [KEY], requestBody: takes, responses: answers(record(PET)) },
  },
  '/search': {
    get: {
      ...{ security: [{ own: [] }], parameters: [QUERY] },
      responses: { ...answers({ type: 'object' }), 400: { description: 'This is no search.' } },
    },
  },
}
const document = {
  ...{ openapi: '3.1.0', info: { title: 'Shop', version: '1' }, paths },
  components: { securitySchemes: { own: { type: 'http', scheme: 'bearer' } } },
}
await using folder = await writtenFolder({ 'a.yaml': stringify(document) })
const { api } = await inferApi(folder.at('a.yaml'))
const manifest = inferManifest(api.binding)

/** What ran of some requirements, what failed or broke, and the requests that were sent, on a shop with these faults. */
async function tried(ids: readonly string[], faults: Faults = {}) {
  const sent: Request[] = []
  const watching: Faults = {
    ...faults,
    answer: async (right, about) => {
      sent.push(about.request)
      return faults.answer ? faults.answer(right, about) : right
    },
  }
  const environment = benchOf()({ api, manifest }, () => watching)
  return { ...(await executed(environment, ids)), sent }
}

test('what an operation demands beside its path is sent with every call, and nobody is blamed for lack of it', async () => {
  const { ran, blamed, sent } = await tried(['ERR-001', 'ERR-010', 'ERR-050', 'READ-001'])
  expect(blamed).toEqual([])
  expect(ran).toEqual(
    expect.arrayContaining(['ERR-001/get-search', 'ERR-001/get-pets', 'ERR-001/post-toys', 'READ-001/pets']),
  )
  const searched = sent.filter(({ url }) => url.includes('/search')).map(({ url }) => new URL(url).search)
  expect(new Set(searched)).toEqual(new Set(['?q=rex']))
  const keys = sent
    .filter(({ method }) => method === 'POST')
    .map(({ headers }) => headers.get('idempotency-key'))
  expect(new Set(keys).size).toBe(keys.length)
})

test('an error of which the document says nothing but a sentence may have a body', async () => {
  const faults: Faults = {
    answer: async (right, { request }) =>
      request.url.includes('/search') && (await right).status === 400
        ? Response.json({ no: 'way' }, { status: 400 })
        : right,
  }
  expect((await tried(['ERR-056'], faults)).blamed).toEqual([])
})

test('a server that goes without what is required is seen', async () => {
  const faults: Faults = {
    answer: async (right, { request }) =>
      request.url.endsWith('/search') && (await right).status === 400 ? Response.json({}) : right,
  }
  expect((await tried(['ERR-056'])).blamed).toEqual([])
  expect((await tried(['ERR-056'], faults)).blamed).toEqual(['ERR-056/get-search/q'])
})
