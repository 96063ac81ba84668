import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { createSandbox } from '../../src/sandbox/create-sandbox.ts'
import { inferApi } from '../../src/spec/inference/infer-api.ts'
import { inferManifest } from '../../src/spec/inference/infer-manifest.ts'
import { writtenFolder } from '../../src/spec/written-folder.ts'
import { caller, type Row } from '../sandbox/depot.ts'

const PETSHOP = resolve(import.meta.dirname, 'petshop.yaml')

async function sandboxOf(file: string) {
  const { api } = await inferApi(file)
  const sandbox = createSandbox({ api, manifest: inferManifest(api.binding), seed: 1 })
  return { api, call: caller(sandbox), token: sandbox.accounts.connections.primary.accessToken }
}

const pets = (properties: object, query: string[]) => ({
  parameters: query.map((name) => ({ name, in: 'query', schema: { type: 'integer', maximum: 9 } })),
  responses: {
    200: {
      description: 'pets',
      content: { 'application/json': { schema: { type: 'array', items: { type: 'object', properties } } } },
    },
  },
})

async function sandboxFrom(paths: object, components: object = {}) {
  const text = stringify({ openapi: '3.1.0', info: { title: 'Shop', version: '1' }, paths, components })
  await using folder = await writtenFolder({ 'openapi.yaml': text })
  return await sandboxOf(folder.at('openapi.yaml'))
}

test('a document alone gives a sandbox that keeps what is written', async () => {
  const { call, api } = await sandboxOf(PETSHOP)
  const before = (await call('GET', '/pets')).body.total
  const made = await call('POST', '/pets', { json: { name: 'Rex' } })
  expect([made.status, made.body.name]).toEqual([201, 'Rex'])
  const path = `/pets/${made.body.id}`
  expect((await call('GET', path)).body).toEqual(made.body)
  expect((await call('PATCH', path, { json: { name: 'Max' } })).body.name).toBe('Max')
  expect((await call('GET', '/pets')).body.total).toBe(before + 1)
  expect((await call('DELETE', path)).status).toBe(204)
  const gone = await call('GET', path)
  const contentType = 'application/json'
  expect(gone.status).toBe(404)
  expect(
    api.document.validators.response('GET /pets/{petId}', { status: 404, contentType, body: gone.body }),
  ).toEqual([])
  expect((await call('POST', '/pets', { json: { name: '' } })).status).toBe(422)
})

test('a filter of few values is obeyed', async () => {
  const { call } = await sandboxOf(PETSHOP)
  const { items } = (await call('GET', '/pets?status=sold')).body
  expect(new Set(items.map((one: Row) => one.status))).toEqual(new Set(['sold']))
})

test('an offset counts records, and need not be that of a page', async () => {
  const { call } = await sandboxFrom({
    '/pets': { get: pets({ id: { type: 'string' } }, ['offset', 'limit']) },
  })
  const keys = async (query: string) => (await call('GET', `/pets?${query}`)).body.map((one: Row) => one.id)
  const all = [...(await keys('offset=0&limit=9')), ...(await keys('offset=9&limit=9'))]
  expect(new Set(all).size).toBe(18)
  expect(await keys('offset=4&limit=3')).toEqual(all.slice(4, 7))
  expect((await call('GET', '/pets?offset=-1')).status).toBe(400)
})

test('what the document secures with a bearer token asks for one, the rest does not', async () => {
  const secured = { ...pets({ id: { type: 'string' } }, []), security: [{ own: [] }] }
  const scheme = { securitySchemes: { own: { type: 'http', scheme: 'bearer' } } }
  const { call } = await sandboxFrom(
    { '/pets': { get: secured }, '/toys': { get: pets({ id: { type: 'string' } }, []) } },
    scheme,
  )
  expect([(await call('GET', '/pets')).status, (await call('GET', '/toys')).status]).toEqual([401, 200])
})

test('two descriptions of one field both hold', async () => {
  const { items } = parse(
    'items: { allOf: [{ properties: { id: { type: string }, kind: { type: string } } }] }',
  )
  items.allOf.push({ required: ['kind'], properties: { kind: { enum: ['cat', 'dog'] } } })
  const get = pets({}, [])
  Object.assign(get.responses[200].content['application/json'].schema, { items })
  const { call } = await sandboxFrom({ '/pets': { get } })
  const kinds = (await call('GET', '/pets')).body.map((one: Row) => one.kind)
  expect(new Set(kinds)).toEqual(new Set(['cat', 'dog']))
})

test('who may come without a token may come with one', async () => {
  const securitySchemes = { own: { type: 'http', scheme: 'bearer' } }
  const { call, token } = await sandboxFrom(
    { '/pets': { get: pets({ id: { type: 'string' } }, []) } },
    { securitySchemes },
  )
  const answers = [await call('GET', '/pets'), await call('GET', '/pets', { token })]
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
})

test('what a server sets need not be sent, though it be required, and is there in answers', async () => {
  const Pet = { type: 'object', required: ['id', 'name'], properties: { name: { type: 'string' } } }
  Object.assign(Pet.properties, { id: { type: 'string', readOnly: true } })
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } }
  const form = { ...content, 'application/x-www-form-urlencoded': Object.values(content)[0] }
  const one = { description: 'pet', content }
  const paths = {
    '/pets': {
      ...{ get: pets(Pet.properties, []), post: { requestBody: { content }, responses: { 201: one } } },
    },
    '/pets/{id}': { get: { responses: { 200: one } } },
    '/tags': { post: { requestBody: { content: form }, responses: { 204: { description: 'done' } } } },
  }
  const { call } = await sandboxFrom(paths, { schemas: { Pet } })
  const made = await call('POST', '/pets', { json: { name: 'Rex' } })
  expect([made.status, typeof made.body.id]).toEqual([201, 'string'])
  expect((await call('POST', '/pets', { json: { id: 'x' } })).status).toBe(422)
  const tag = async (name: string) => (await call('POST', '/tags', { form: { name } })).status
  expect([await tag('a'), await tag('')]).toEqual([204, 422])
})
